package org.espalier.algo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.espalier.geno.DnaSpec;

/**
 * What a run of an algorithm is started on.
 *
 * @param spec the shape of all decisions
 * @param objectives what is optimised, at least one; outcomes hold their scores in this order
 * @param seed the seed of the study, from which the random stream of every proposal is derived
 */
public record Problem(DnaSpec spec, List<Objective> objectives, long seed) {
    /** @throws IllegalArgumentException if there is no objective, or two have the same name */
    public Problem {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("objectives: expected at least 1, found none");
        }
        Set<String> names = new HashSet<>();
        for (Objective objective : objectives) {
            if (!names.add(objective.name())) {
                throw new IllegalArgumentException(
                        "objectives: expected different names, found '" + objective.name() + "' twice");
            }
        }
    }

    /** Returns the problem of one objective. */
    public static Problem of(DnaSpec spec, Objective objective, long seed) {
        return new Problem(spec, List.of(objective), seed);
    }

    /**
     * Starts {@code algorithm} on this problem; studies and algorithms that wrap others start them here.
     *
     * @throws IllegalArgumentException if there are several objectives and the algorithm is not {@link MultiObjective},
     *     or the algorithm itself refuses the problem
     */
    public Proposer start(Algorithm algorithm) {
        if (objectives.size() > 1 && !(algorithm instanceof MultiObjective)) {
            throw new IllegalArgumentException("objectives: expected exactly 1 for " + algorithm + ", found "
                    + objectives.size() + " " + objectives
                    + ". Choose an algorithm for several objectives, or combine the metrics into one");
        }
        return algorithm.start(this);
    }

    /** Returns the request for the proposal of trial {@code trial} while no other trial is pending. */
    public Request request(long trial) {
        return new Request(seed, trial, 1, 0, List.of());
    }
}
