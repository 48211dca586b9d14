package org.espalier.geno;

import java.util.List;

/** A decision that was taken, mirroring the {@link DecisionPoint} that it decides. Immutable. */
public sealed interface Decision extends Comparable<Decision> {

    /** Returns the picks of a {@link Chosen} or an {@link Order}; the empty list otherwise. */
    default List<Pick> picks() {
        return List.of();
    }

    /** Orders decisions of the same case by value; different cases by the order in which they are declared here. */
    @Override
    default int compareTo(Decision other) {
        return DecisionOrder.compare(this, other);
    }

    /** The picks of a {@link DecisionPoint.Choices}, at least one. */
    record Chosen(List<Pick> picks) implements Decision {
        /** @throws IllegalArgumentException if there is no pick */
        public Chosen {
            picks = List.copyOf(picks);
            if (picks.isEmpty()) {
                throw new IllegalArgumentException("picks: expected at least 1, found none");
            }
        }

        /** Returns the decision that picks candidate {@code index} alone, which has no decisions of its own. */
        public static Chosen of(int index) {
            return Pick.chosen(index);
        }

        /** Returns the decision that picks candidate {@code index} alone, with the decisions {@code sub} inside it. */
        public static Chosen of(int index, Dna sub) {
            return sub.isEmpty() ? Pick.chosen(index) : new Chosen(List.of(new Pick(index, sub)));
        }

        /** Returns the number of the first candidate picked: the decision of a choice of one. */
        public int index() {
            return picks.get(0).index();
        }

        /** Returns the decisions inside the first candidate picked. */
        public Dna sub() {
            return picks.get(0).sub();
        }

        @Override
        public int hashCode() {
            return picks.size() == 1 ? picks.get(0).hashCode() : picks.hashCode();
        }
    }

    /** All candidates of a {@link DecisionPoint.Permutation}, in the order decided. */
    record Order(List<Pick> picks) implements Decision {
        /** Copies the picks. */
        public Order {
            picks = List.copyOf(picks);
        }
    }

    /** The value of a {@link DecisionPoint.FloatRange}. */
    record FloatValue(double value) implements Decision {}

    /** The value of a {@link DecisionPoint.IntRange}. */
    record IntValue(long value) implements Decision {}

    /** The value of a {@link DecisionPoint.Custom} decision. */
    record TextValue(String value) implements Decision {}
}
