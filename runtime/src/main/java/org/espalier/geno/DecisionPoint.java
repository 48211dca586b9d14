package org.espalier.geno;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.path.Path;

/**
 * One decision that has to be taken: a choice among candidates, a number in a range, an order, or a custom text.
 *
 * <p>A closed set; fold over it with {@link #accept}. Each case is mirrored by a {@link Decision}.
 */
public sealed interface DecisionPoint {
    /** Returns where the undecided node is, relative to the tree whose {@link DnaSpec} holds this point. */
    Path location();

    /** Returns the name and the hints. */
    Tags tags();

    /** Returns the candidates, if this is a decision among candidates; the empty list otherwise. */
    default List<Candidate> candidates() {
        return List.of();
    }

    /** Returns how many picks a decision of this point has: 0 for numbers and texts. */
    default int picks() {
        return 0;
    }

    /** Returns whether no candidate may be picked twice; true for an order, false for numbers and texts. */
    default boolean isDistinct() {
        return false;
    }

    /** Returns whether the picked candidate numbers must not decrease. */
    default boolean isSorted() {
        return false;
    }

    /**
     * Returns the decision that consists of {@code picks}, put in order if this point asks for it.
     *
     * @throws UnsupportedOperationException if this point has no picks
     */
    default Decision decide(List<Pick> picks) {
        throw new UnsupportedOperationException("decide: expected a choice or an order, found " + this);
    }

    /** Calls the method of {@code visitor} for this case. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each case; deliberately without defaults, so that no case is forgotten. */
    interface Visitor<R> {
        /** Visits a choice. */
        R visitChoices(Choices point);

        /** Visits an order. */
        R visitPermutation(Permutation point);

        /** Visits a range of reals. */
        R visitFloat(FloatRange point);

        /** Visits a range of integers. */
        R visitInt(IntRange point);

        /** Visits a custom decision. */
        R visitCustom(Custom point);
    }

    /** Pick {@code selection.k()} of the candidates; decided by {@link Decision.Chosen}. */
    record Choices(Path location, Selection selection, List<Candidate> candidates, Tags tags) implements DecisionPoint {
        /** @throws IllegalArgumentException if there is no candidate, or fewer than k for distinct picks */
        public Choices {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("candidates: expected at least 1, found none");
            }
            if (selection.distinct() && selection.k() > candidates.size()) {
                throw new IllegalArgumentException("k: expected int in [1, " + candidates.size()
                        + "] for distinct picks, found " + selection.k() + ". Add candidates or allow repetition");
            }
        }

        @Override
        public int picks() {
            return selection.k();
        }

        @Override
        public boolean isDistinct() {
            return selection.distinct();
        }

        @Override
        public boolean isSorted() {
            return selection.sorted();
        }

        @Override
        public Decision decide(List<Pick> picks) {
            if (picks.size() == 1) {
                return Decision.Chosen.of(picks.get(0).index(), picks.get(0).sub());
            }
            if (!selection.sorted()) {
                return new Decision.Chosen(picks);
            }
            List<Pick> ordered = new ArrayList<>(picks);
            ordered.sort(Comparator.comparingInt(Pick::index));
            return new Decision.Chosen(ordered);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitChoices(this);
        }
    }

    /** Put all candidates into an order; decided by {@link Decision.Order}. */
    record Permutation(Path location, List<Candidate> candidates, Tags tags) implements DecisionPoint {
        /** @throws IllegalArgumentException if there is no candidate */
        public Permutation {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("candidates: expected at least 1, found none");
            }
        }

        @Override
        public int picks() {
            return candidates.size();
        }

        @Override
        public boolean isDistinct() {
            return true;
        }

        @Override
        public Decision decide(List<Pick> picks) {
            return new Decision.Order(picks);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPermutation(this);
        }
    }

    /** A real number in {@code [min, max]}; decided by {@link Decision.FloatValue}. */
    record FloatRange(Path location, double min, double max, Scale scale, Tags tags) implements DecisionPoint {
        /** @throws IllegalArgumentException if a bound is not finite, {@code min > max}, or a log scale starts at or below 0 */
        public FloatRange {
            if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
                throw new IllegalArgumentException(
                        "range: expected finite min <= max, found [" + min + ", " + max + "]");
            }
            if (scale != Scale.LINEAR && min <= 0) {
                throw new IllegalArgumentException("min: expected float in (0, inf) for a log scale, found " + min);
            }
        }

        /** Returns whether {@code value} is in the range; false for NaN. */
        public boolean contains(double value) {
            return value >= min && value <= max;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFloat(this);
        }
    }

    /** An integer of a grid; decided by {@link Decision.IntValue}. */
    record IntRange(Path location, IntGrid grid, Scale scale, Tags tags) implements DecisionPoint {
        /** @throws IllegalArgumentException if a log scale starts at or below 0 */
        public IntRange {
            if (scale != Scale.LINEAR && grid.min() <= 0) {
                throw new IllegalArgumentException(
                        "min: expected int in [1, inf) for a log scale, found " + grid.min());
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInt(this);
        }
    }

    /** A text of a user-defined kind; decided by {@link Decision.TextValue}. */
    record Custom(Path location, TextGenes genes, Tags tags) implements DecisionPoint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCustom(this);
        }
    }
}
