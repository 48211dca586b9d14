package org.espalier.path;

import org.espalier.internal.Checks;

/** One step of a {@link Path}: into a field or map entry, into a list, or into a candidate of a choice. */
public sealed interface Step extends Comparable<Step> {

    /** A field of an object or an entry of a map. */
    record Key(String name) implements Step {}

    /** A position in a list, or the n-th pick of a choice of several, in {@code [0, inf)}. */
    record Index(int value) implements Step {
        /** @throws IllegalArgumentException if {@code value < 0} */
        public Index {
            Checks.atLeast("index", value, 0);
        }
    }

    /**
     * "If candidate {@code candidate} was chosen": a step into a candidate of a choice, in {@code [0, inf)}. It does not
     * carry the number of candidates, so adding a candidate does not rename older decisions.
     */
    record Branch(int candidate) implements Step {
        /** @throws IllegalArgumentException if {@code candidate < 0} */
        public Branch {
            Checks.atLeast("candidate", candidate, 0);
        }
    }

    /** Orders positions before keys before branches; keys by text, the others by number. */
    @Override
    default int compareTo(Step other) {
        if (this instanceof Key a && other instanceof Key b) {
            return a.name().compareTo(b.name());
        }
        return rank(this) != rank(other)
                ? Integer.compare(rank(this), rank(other))
                : Integer.compare(number(this), number(other));
    }

    private static int rank(Step step) {
        return step instanceof Index ? 0 : step instanceof Key ? 1 : 2;
    }

    private static int number(Step step) {
        return step instanceof Index i ? i.value() : step instanceof Branch b ? b.candidate() : 0;
    }
}
