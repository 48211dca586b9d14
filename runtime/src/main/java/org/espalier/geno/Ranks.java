package org.espalier.geno;

import java.math.BigInteger;
import java.util.List;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;

/**
 * Numbers the DNA of a spec in the order of enumeration: a mixed-radix number with one digit for each decision point, of
 * which the last is the fastest.
 *
 * <p>A range of reals or a custom decision is a digit with one value, which a {@link Leaf} provides.
 */
final class Ranks {
    private final Digit[] digits;

    Ranks(DnaSpec spec) {
        List<DecisionPoint> points = spec.points();
        digits = new Digit[points.size()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = points.get(i).accept(MAKER);
        }
    }

    /** Decides the points that have infinitely many values. */
    interface Leaf {
        /** Returns a decision of {@code point}, which is a range of reals or a custom decision. */
        Decision decide(DecisionPoint point);
    }

    Dna at(BigInteger index, Leaf leaf) {
        Decision[] decisions = new Decision[digits.length];
        BigInteger rest = index;
        for (int i = digits.length - 1; i >= 0; i--) {
            BigInteger size = digits[i].size();
            BigInteger value = BigInteger.ZERO;
            if (rest.signum() != 0) {
                BigInteger[] parts = rest.divideAndRemainder(size);
                rest = parts[0];
                value = parts[1];
            }
            decisions[i] = digits[i].at(value, leaf);
        }
        return Dna.owning(decisions);
    }

    BigInteger indexOf(Dna dna) {
        BigInteger index = BigInteger.ZERO;
        for (int i = 0; i < digits.length; i++) {
            index = index.multiply(digits[i].size()).add(digits[i].indexOf(dna.get(i)));
        }
        return index;
    }

    /** Returns the digit of decision point {@code i}. */
    Digit digit(int i) {
        return digits[i];
    }

    /** Numbers the decisions of one point. */
    interface Digit {
        /** Returns the number of decisions. */
        BigInteger size();

        /** Returns decision {@code index}, in {@code [0, size())}. */
        Decision at(BigInteger index, Leaf leaf);

        /** Returns the number of a decision that fits the point. */
        BigInteger indexOf(Decision decision);
    }

    private static Decision chosen(List<Pick> picks) {
        Pick first = picks.get(0);
        return picks.size() == 1 ? Decision.Chosen.of(first.index(), first.sub()) : new Decision.Chosen(picks);
    }

    private static final DecisionPoint.Visitor<Digit> MAKER = new DecisionPoint.Visitor<>() {
        @Override
        public Digit visitChoices(Choices point) {
            return new PickDigit(point, point.selection(), Ranks::chosen);
        }

        @Override
        public Digit visitPermutation(Permutation point) {
            return new PickDigit(point, new Selection(point.candidates().size(), true, false), Decision.Order::new);
        }

        @Override
        public Digit visitFloat(FloatRange point) {
            return new LeafDigit(point);
        }

        @Override
        public Digit visitInt(IntRange point) {
            return new IntDigit(point.grid());
        }

        @Override
        public Digit visitCustom(Custom point) {
            return new LeafDigit(point);
        }
    };

    private record LeafDigit(DecisionPoint point) implements Digit {
        @Override
        public BigInteger size() {
            return BigInteger.ONE;
        }

        @Override
        public Decision at(BigInteger index, Leaf leaf) {
            return leaf.decide(point);
        }

        @Override
        public BigInteger indexOf(Decision decision) {
            return BigInteger.ZERO;
        }
    }

    private record IntDigit(IntGrid grid) implements Digit {
        @Override
        public BigInteger size() {
            return BigInteger.valueOf(grid.count());
        }

        @Override
        public Decision at(BigInteger index, Leaf leaf) {
            return new Decision.IntValue(grid.at(index.longValueExact()));
        }

        @Override
        public BigInteger indexOf(Decision decision) {
            return BigInteger.valueOf(grid.indexOf(((Decision.IntValue) decision).value()));
        }
    }
}
