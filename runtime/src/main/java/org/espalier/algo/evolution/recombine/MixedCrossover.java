package org.espalier.algo.evolution.recombine;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.jspecify.annotations.Nullable;

/**
 * Merges each point in the way of its kind into one child: numbers by {@link SimulatedBinary}, orders by
 * {@link OrderCrossings#order}, everything else as in {@link UniformCrossover}.
 *
 * @param eta the larger, the nearer numbers are to those of the parents; in {@code [0, inf)}
 */
public record MixedCrossover(Scalar eta) implements Recombinator {
    /** Creates the crossover with an {@code eta} that does not change. */
    public MixedCrossover(double eta) {
        this(Scalar.of(eta));
    }

    /** Creates the usual crossover: {@code eta = 15}. */
    public MixedCrossover() {
        this(15);
    }

    @Override
    public List<Dna> recombine(List<Individual> parents, Turn turn) {
        double[] weights = new double[parents.size()];
        Arrays.fill(weights, 1);
        double power = 1 / (turn.value(eta) + 1);
        PointMerge merge = (point, decisions, now) -> {
            if (Merges.isNumber(point)) {
                return SimulatedBinary.cross(point, decisions, power, now.random());
            }
            return OrderPoints.isOrder(point) && Arrays.stream(decisions).allMatch(Objects::nonNull)
                    ? ordered(point, decisions, now)
                    : Merges.pick(point, decisions, weights, now.random());
        };
        return new PointWise(point -> true, Where.all(), merge).children(parents, turn);
    }

    private static Decision ordered(DecisionPoint point, @Nullable Decision[] parents, Turn turn) {
        if (parents.length < 2) {
            return Objects.requireNonNull(parents[0]);
        }
        int[] one = OrderPoints.candidates(Objects.requireNonNull(parents[0]));
        int[] other = OrderPoints.candidates(Objects.requireNonNull(parents[1]));
        int[] cut = OrderPoints.cut(one.length, turn.random());
        List<int[]> children = OrderCrossings.order(one, other, cut[0], cut[1]);
        return OrderPoints.decision(point, children.get(turn.random().nextInt(2)));
    }
}
