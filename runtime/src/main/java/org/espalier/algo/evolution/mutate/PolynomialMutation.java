package org.espalier.algo.evolution.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;
import org.espalier.geno.Scale;

/**
 * Changes each active decision with a small probability: numbers by the polynomial distribution, everything else by
 * drawing it anew in the way of {@link Resample}.
 *
 * <p>A number is changed at its place {@code y} in the unit interval of its scale to {@code y + delta}, where for a uniform
 * {@code u}: {@code delta = (2u + (1 - 2u)(1 - y)^(eta + 1))^(1 / (eta + 1)) - 1} for {@code u <= 1/2}, and
 * {@code delta = 1 - (2(1 - u) + (2u - 1) y^(eta + 1))^(1 / (eta + 1))} otherwise. Source: Deb, Goyal, "A combined
 * genetic adaptive search (GeneAS) for engineering design", Computer Science and Informatics 26(4), 1996, in the form that
 * respects bounds.
 *
 * @param eta the larger, the nearer; in {@code [0, inf)}
 * @param changes how many decisions are changed on average, in {@code [0, inf)}: the probability of each is this divided by
 *     the number of active decisions
 */
public record PolynomialMutation(Scalar eta, Scalar changes) implements Mutator {
    /** Creates the mutation with settings that do not change. */
    public PolynomialMutation(double eta, double changes) {
        this(Scalar.of(eta), Scalar.of(changes));
    }

    /** Creates the usual mutation: {@code eta = 20}, one change on average. */
    public PolynomialMutation() {
        this(20, 1);
    }

    @Override
    public Dna mutate(Dna dna, Turn turn) {
        int active = count(turn.spec(), dna);
        return active == 0
                ? dna
                : new Change(turn.value(eta), turn.value(changes) / active, turn.random()).all(turn.spec(), dna);
    }

    private static int count(DnaSpec spec, Dna dna) {
        int count = dna.size();
        for (int i = 0; i < dna.size(); i++) {
            for (Pick pick : dna.get(i).picks()) {
                count += pick.sub().isEmpty() ? 0 : count(inside(spec.points().get(i), pick), pick.sub());
            }
        }
        return count;
    }

    private static DnaSpec inside(DecisionPoint point, Pick pick) {
        return point.candidates().get(pick.index()).spec();
    }

    private record Change(double eta, double rate, RandomGenerator random) {
        Dna all(DnaSpec spec, Dna dna) {
            Dna changed = dna;
            for (int i = 0; i < dna.size(); i++) {
                changed = changed.with(i, one(spec.points().get(i), dna.get(i)));
            }
            return changed;
        }

        private Decision one(DecisionPoint point, Decision decision) {
            if (random.nextDouble() < rate) {
                return drawn(point, decision);
            }
            List<Pick> picks = decision.picks();
            if (picks.stream().allMatch(pick -> pick.sub().isEmpty())) {
                return decision;
            }
            List<Pick> changed = new ArrayList<>(picks.size());
            for (Pick pick : picks) {
                changed.add(pick.sub().isEmpty() ? pick : new Pick(pick.index(), all(inside(point, pick), pick.sub())));
            }
            return point.decide(changed);
        }

        private Decision drawn(DecisionPoint point, Decision decision) {
            if (point instanceof FloatRange range && decision instanceof FloatValue old) {
                Scale scale = range.scale();
                double unit = moved(scale.toUnit(old.value(), range.min(), range.max()));
                return new FloatValue(scale.fromUnit(unit, range.min(), range.max()));
            }
            if (point instanceof IntRange range && decision instanceof IntValue old) {
                double min = range.grid().min();
                double last = range.grid().last();
                double unit = moved(range.scale().toUnit(old.value(), min, last));
                return new IntValue(range.grid().nearest(range.scale().fromUnit(unit, min, last)));
            }
            return Resample.whole(point, decision, random);
        }

        private double moved(double y) {
            double u = random.nextDouble();
            double power = eta + 1;
            double delta = u <= 0.5
                    ? Math.pow(2 * u + (1 - 2 * u) * Math.pow(1 - y, power), 1 / power) - 1
                    : 1 - Math.pow(2 * (1 - u) + (2 * u - 1) * Math.pow(y, power), 1 / power);
            return Math.max(0, Math.min(1, y + delta));
        }
    }
}
