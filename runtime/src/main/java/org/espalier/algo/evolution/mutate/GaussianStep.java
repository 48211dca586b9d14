package org.espalier.algo.evolution.mutate;

import org.espalier.algo.NumberSteps;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;

/**
 * Moves one active number to a different value nearby: a Gaussian step in the scale of its range, inside the range, on the
 * grid for integers.
 *
 * @param deviation standard deviation of the step, as a fraction of the range in its scale, in {@code (0, inf)}
 * @param where the numbers to choose from
 */
public record GaussianStep(Scalar deviation, Where where) implements Mutator {
    /** Creates the step of any number. */
    public GaussianStep(double deviation) {
        this(Scalar.of(deviation), Where.all());
    }

    /** Creates the step of any number by about a tenth of its range. */
    public GaussianStep() {
        this(0.1);
    }

    @Override
    public Dna mutate(Dna dna, Turn turn) {
        double step = turn.value(deviation);
        return Places.decision(dna, turn, where, GaussianStep::canMove)
                .map(active ->
                        active.replacedBy(NumberSteps.move(active.point(), active.decision(), step, turn.random())))
                .orElse(dna);
    }

    private static boolean canMove(DecisionPoint point) {
        boolean number = point instanceof DecisionPoint.FloatRange || point instanceof DecisionPoint.IntRange;
        return number && NumberSteps.canChange(point);
    }
}
