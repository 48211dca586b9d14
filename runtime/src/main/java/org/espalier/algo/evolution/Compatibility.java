package org.espalier.algo.evolution;

import java.util.List;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.geno.Pick;

/**
 * How different two DNA of one space are: {@code (disjoint * D + matching * W) / N}.
 *
 * <p>The trees of decisions are laid on each other. {@code W} counts decisions that both have and that differ; {@code D} what
 * only one of them has, inside candidates that differ; {@code N} all decisions, of the larger one where they differ.
 *
 * <p>Source: Stanley, Miikkulainen, "Evolving neural networks through augmenting topologies", Evolutionary Computation 10(2),
 * 2002, equation 1, without excess genes: a space has a fixed set of decisions.
 *
 * @param disjoint weight of decisions that only one has, in {@code [0, inf)}
 * @param matching weight of decisions that differ, in {@code [0, inf)}
 */
public record Compatibility(double disjoint, double matching) {
    /** @throws IllegalArgumentException if a weight is not in {@code [0, inf)} */
    public Compatibility {
        if (!(disjoint >= 0 && matching >= 0 && Double.isFinite(disjoint + matching))) {
            throw new IllegalArgumentException(
                    "weights: expected floats in [0, inf), found " + disjoint + " and " + matching);
        }
    }

    /**
     * The counts.
     *
     * @param decisions {@code N}
     * @param different {@code W}
     * @param alone {@code D}
     */
    public record Counts(int decisions, int different, int alone) {
        private static final Counts NONE = new Counts(0, 0, 0);

        private Counts plus(Counts other) {
            return new Counts(decisions + other.decisions, different + other.different, alone + other.alone);
        }
    }

    /** Returns the distance; 0 for equal DNA. */
    public double distance(Dna one, Dna other) {
        Counts counts = counts(one, other);
        return counts.decisions == 0
                ? 0
                : disjoint * counts.alone / counts.decisions + matching * counts.different / counts.decisions;
    }

    /** Returns what two DNA of one space have in common and what not. */
    public static Counts counts(Dna one, Dna other) {
        Counts sum = Counts.NONE;
        for (int i = 0; i < one.size(); i++) {
            sum = sum.plus(counts(one.get(i), other.get(i)));
        }
        return sum;
    }

    private static Counts counts(Decision one, Decision other) {
        List<Pick> picks = one.picks();
        if (picks.isEmpty()) {
            return new Counts(1, one.equals(other) ? 0 : 1, 0);
        }
        Counts sum = Counts.NONE;
        for (int i = 0; i < picks.size(); i++) {
            sum = sum.plus(counts(picks.get(i), other.picks().get(i)));
        }
        return sum;
    }

    private static Counts counts(Pick one, Pick other) {
        if (one.index() == other.index()) {
            return new Counts(1, 0, 0).plus(counts(one.sub(), other.sub()));
        }
        int larger = Math.max(size(one), size(other));
        return new Counts(larger, 1, larger - 1);
    }

    private static int size(Pick pick) {
        int size = 1;
        for (Decision decision : pick.sub().decisions()) {
            size += decision.picks().isEmpty() ? 1 : 0;
            for (Pick inner : decision.picks()) {
                size += size(inner);
            }
        }
        return size;
    }
}
