package org.espalier.algo.evolution.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.internal.Checks;

/**
 * One schedule after another; the value at the end of the last phase stays.
 *
 * <p>A pure function of the step: it may be asked about any step in any order.
 *
 * @param phases at least one that lasts a step or more
 */
public record StepWise(List<Phase> phases) implements Scalar {
    /** @throws IllegalArgumentException if no phase lasts at least one step */
    public StepWise {
        phases = List.copyOf(phases);
        if (phases.stream().allMatch(phase -> phase.steps() == 0)) {
            throw new IllegalArgumentException("phases: expected at least 1 of 1 step or more, found " + phases);
        }
    }

    /** Returns the schedule of {@code phases}. */
    public static StepWise of(Phase... phases) {
        return new StepWise(List.of(phases));
    }

    /**
     * Returns the schedule that divides {@code total} steps in proportion to the lengths of {@code phases}, each rounded
     * down.
     *
     * @throws IllegalArgumentException if {@code total < 1}, or no phase is left with a step
     */
    public static StepWise over(int total, Phase... phases) {
        Checks.atLeast("total", total, 1);
        double sum = 0;
        for (Phase phase : phases) {
            sum += phase.steps();
        }
        List<Phase> scaled = new ArrayList<>();
        for (Phase phase : phases) {
            scaled.add(new Phase((long) (phase.steps() / sum * total), phase.value()));
        }
        return new StepWise(scaled);
    }

    @Override
    public double at(long step, RandomGenerator random) {
        long left = step;
        Phase last = phases.get(0);
        for (Phase phase : phases) {
            if (left < phase.steps()) {
                return phase.value().at(left, random);
            }
            left -= phase.steps();
            last = phase.steps() > 0 ? phase : last;
        }
        return last.value().at(last.steps() - 1, random);
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        phases.forEach(phase -> parts.add(phase.steps() + ": " + phase.value()));
        return "stepwise(" + String.join(", ", parts) + ")";
    }
}
