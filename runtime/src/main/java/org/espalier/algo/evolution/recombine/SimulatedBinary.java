package org.espalier.algo.evolution.recombine;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.jspecify.annotations.Nullable;

/**
 * Draws each number near one of the values of two parents, as near as they are to each other; everything else is decided as
 * by one parent.
 *
 * <p>With probability one half the number is that of one parent. Otherwise, for the values {@code y1 < y2} in the unit
 * interval of the scale, it is {@code (y1 + y2 -+ beta (y2 - y1)) / 2}, where {@code beta = (u a)^(1 / (eta + 1))} for
 * {@code u <= 1 / a} and {@code (1 / (2 - u a))^(1 / (eta + 1))} otherwise, {@code u} is uniform, and {@code a} is such
 * that the number stays inside. Source: Deb, Agrawal, "Simulated binary crossover for continuous search space", Complex
 * Systems 9, 1995, in the form for bounds of Deb, "An efficient constraint handling method for genetic algorithms", 2000.
 *
 * @param eta the larger, the nearer to the parents; in {@code [0, inf)}
 * @param where the numbers that are merged
 */
public record SimulatedBinary(Scalar eta, Where where) implements Recombinator {
    private static final double EQUAL = 1e-14;

    /** Creates the crossover of all numbers. */
    public SimulatedBinary(double eta) {
        this(Scalar.of(eta), Where.all());
    }

    /** Creates the usual crossover: {@code eta = 15}. */
    public SimulatedBinary() {
        this(15);
    }

    @Override
    public List<Dna> recombine(List<Individual> parents, Turn turn) {
        double power = 1 / (turn.value(eta) + 1);
        return new PointWise(
                        Merges::isNumber,
                        where,
                        (point, decisions, now) -> cross(point, decisions, power, now.random()))
                .children(parents, turn);
    }

    /** Returns the child's number; if more than two parents have one, two of them are drawn. */
    static Decision cross(DecisionPoint point, @Nullable Decision[] parents, double power, RandomGenerator random) {
        double[] weights = new double[parents.length];
        Arrays.fill(weights, 1);
        Decision one = Merges.pick(point, parents, weights, random);
        @Nullable Decision[] others = parents.clone();
        boolean several = remove(others, one);
        if (!several || random.nextBoolean()) {
            return one;
        }
        Decision other = Merges.pick(point, others, weights, random);
        double y = Merges.unit(point, one);
        double z = Merges.unit(point, other);
        if (Math.abs(y - z) < EQUAL) {
            return one;
        }
        return Merges.at(point, child(Math.min(y, z), Math.max(y, z), power, random));
    }

    private static boolean remove(@Nullable Decision[] parents, Decision one) {
        boolean removed = false;
        boolean left = false;
        for (int j = 0; j < parents.length; j++) {
            if (!removed && Objects.equals(parents[j], one)) {
                parents[j] = null;
                removed = true;
            }
            left |= parents[j] != null;
        }
        return left;
    }

    private static double child(double low, double high, double power, RandomGenerator random) {
        boolean lower = random.nextBoolean();
        double room = lower ? low : 1 - high;
        double spread = 1 + 2 * room / (high - low);
        double alpha = 2 - Math.pow(spread, -1 / power);
        double u = random.nextDouble();
        double beta = u <= 1 / alpha ? Math.pow(u * alpha, power) : Math.pow(1 / (2 - u * alpha), power);
        return 0.5 * (low + high + (lower ? -beta : beta) * (high - low));
    }
}
