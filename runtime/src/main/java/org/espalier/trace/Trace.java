package org.espalier.trace;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;

/**
 * Where a running program asks for its decisions.
 *
 * <p>A decision is known by its name; asking for the same name again gives the same answer. Where no name is given,
 * decisions are numbered in the order in which they are asked for: {@code decision_0}, {@code decision_1}, ... Name
 * whatever is asked for in some runs only, so that the numbers of the others do not shift.
 *
 * <p>A trace serves one run, in one thread.
 */
public interface Trace {

    /**
     * Returns one of {@code candidates}, to be decided.
     *
     * @throws TraceException if there is no candidate, or the name was used for another decision
     */
    <T> T oneOf(String name, List<? extends T> candidates);

    /** Returns one of {@code candidates}, to be decided; see {@link #oneOf(String, List)}. */
    @SuppressWarnings("unchecked")
    default <T> T oneOf(String name, T... candidates) {
        return oneOf(name, Arrays.asList(candidates));
    }

    /** Returns one of {@code candidates}, to be decided, known by the order of calls. */
    default <T> T oneOf(List<? extends T> candidates) {
        return oneOf(nextName(), candidates);
    }

    /**
     * Returns what one of {@code candidates} returns, to be decided; only that one is run, and the decisions that it asks
     * for exist only then.
     *
     * @throws TraceException if there is no candidate, or the name was used for another decision
     */
    <T> T branch(String name, List<? extends Supplier<? extends T>> candidates);

    /**
     * Returns several of {@code candidates}, picked as {@code selection} says, to be decided.
     *
     * @throws TraceException if there are too few candidates, or the name was used for another decision
     */
    <E> List<E> manyOf(String name, Selection selection, List<? extends E> candidates);

    /** Returns {@code k} different ones of {@code candidates}, in any order, to be decided. */
    default <E> List<E> manyOf(String name, int k, List<? extends E> candidates) {
        return manyOf(name, new Selection(k, true, false), candidates);
    }

    /**
     * Returns {@code candidates} in an order to be decided.
     *
     * @throws TraceException if there is no candidate, or the name was used for another decision
     */
    <E> List<E> permutate(String name, List<? extends E> candidates);

    /**
     * Returns a real number in {@code [min, max]}, to be decided.
     *
     * @throws TraceException if that is no range on {@code scale}, or the name was used for another decision
     */
    double floatv(String name, double min, double max, Scale scale);

    /** Returns a real number in {@code [min, max]}, to be decided, on a linear scale. */
    default double floatv(String name, double min, double max) {
        return floatv(name, min, max, Scale.LINEAR);
    }

    /** Returns a real number in {@code [min, max]}, to be decided, known by the order of calls. */
    default double floatv(double min, double max) {
        return floatv(nextName(), min, max, Scale.LINEAR);
    }

    /**
     * Returns an integer of {@code grid}, to be decided.
     *
     * @throws TraceException if the name was used for another decision
     */
    int intv(String name, IntGrid grid, Scale scale);

    /** Returns an integer in {@code [min, max]}, to be decided, on a linear scale. */
    default int intv(String name, int min, int max) {
        return intv(name, new IntGrid(min, max, 1), Scale.LINEAR);
    }

    /** Returns an integer in {@code [min, max]}, to be decided, known by the order of calls. */
    default int intv(int min, int max) {
        return intv(nextName(), min, max);
    }

    /** Returns the name of the next decision that is asked for without one. */
    String nextName();
}
