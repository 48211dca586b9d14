package org.espalier.geno;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that turn a search space into one child: one {@link Decision} for each {@link DecisionPoint} of the
 * {@link DnaSpec}, in the same order.
 *
 * <p>A DNA does not hold its spec; {@link DnaSpec#check} tells whether it fits one. Immutable, with a total order that
 * agrees with equality. In text, {@code [2:[1], 3.2E-4]}: see {@link DnaText}.
 */
public final class Dna implements Comparable<Dna> {
    /** The DNA without decisions. */
    public static final Dna EMPTY = new Dna(new Decision[0]);

    private final Decision[] decisions;
    private int hash;

    private Dna(Decision[] decisions) {
        this.decisions = decisions;
    }

    /** Returns the DNA of {@code decisions}. */
    public static Dna of(Decision... decisions) {
        return decisions.length == 0 ? EMPTY : new Dna(decisions.clone());
    }

    /** Returns the DNA of {@code decisions}. */
    public static Dna of(List<? extends Decision> decisions) {
        return decisions.isEmpty() ? EMPTY : new Dna(decisions.toArray(Decision[]::new));
    }

    /** Returns the DNA that owns {@code decisions}: the array must not be changed any more. */
    static Dna owning(Decision[] decisions) {
        return decisions.length == 0 ? EMPTY : new Dna(decisions);
    }

    /**
     * Reads the notation that {@link #toString} writes, with at most 500 levels of brackets.
     *
     * @throws DnaException if {@code text} is not in that notation; the message shows position and expectation
     */
    public static Dna parse(String text) {
        return DnaText.parse(text);
    }

    /** Returns a fresh array of the decisions. */
    Decision[] toArray() {
        return decisions.clone();
    }

    /** Returns the number of decisions at the top level. */
    public int size() {
        return decisions.length;
    }

    /** Returns whether there are no decisions. */
    public boolean isEmpty() {
        return decisions.length == 0;
    }

    /**
     * Returns decision {@code index}.
     *
     * @throws IndexOutOfBoundsException if {@code index} is not in {@code [0, size())}
     */
    public Decision get(int index) {
        return decisions[index];
    }

    /** Returns the decisions of the top level. */
    public List<Decision> decisions() {
        return Collections.unmodifiableList(Arrays.asList(decisions));
    }

    /** Returns this DNA with decision {@code index} replaced; this very object if it is equal already. */
    public Dna with(int index, Decision decision) {
        if (decisions[index].equals(decision)) {
            return this;
        }
        Decision[] copy = decisions.clone();
        copy[index] = decision;
        return new Dna(copy);
    }

    @Override
    public int compareTo(Dna other) {
        return DecisionOrder.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Dna that
                        && hashCode() == that.hashCode()
                        && Arrays.equals(decisions, that.decisions);
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = Arrays.hashCode(decisions);
            hash = h;
        }
        return h;
    }

    /** Returns the compact notation, such as {@code [2:[1], 3.2E-4]}. */
    @Override
    public String toString() {
        return DnaText.print(this);
    }
}
