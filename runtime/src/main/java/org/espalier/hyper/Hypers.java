package org.espalier.hyper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.TextGenes;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.jspecify.annotations.Nullable;

/** The words that make a value undecided, meant to be imported statically. */
public final class Hypers {
    private Hypers() {}

    /**
     * Returns one of the given values, to be decided.
     *
     * @throws IllegalArgumentException if there is no candidate
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> OneOf<T> oneOf(T... candidates) {
        return new OneOf<>(lift(Arrays.asList(candidates)), Marks.NONE);
    }

    /**
     * Returns one of the given trees, to be decided; decisions inside a candidate exist only if it is chosen.
     *
     * @throws IllegalArgumentException if there is no candidate
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> OneOf<T> oneOf(Symbol<? extends T>... candidates) {
        return new OneOf<>(List.of(candidates), Marks.NONE);
    }

    /**
     * Returns one of the given values or trees, to be decided.
     *
     * @throws IllegalArgumentException if there is no candidate
     */
    public static <T> OneOf<T> oneOf(Collection<? extends @Nullable Object> candidates) {
        return new OneOf<>(lift(candidates), Marks.NONE);
    }

    /**
     * Returns a list of {@code k} of the given values, to be decided: distinct, in any order. See {@link
     * ManyOf#repeatable()} and {@link ManyOf#sorted()}.
     *
     * @throws IllegalArgumentException if there is no candidate, or {@code k < 1}
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E> ManyOf<E> manyOf(int k, E... candidates) {
        return manyOf(k, Arrays.asList(candidates));
    }

    /**
     * Returns a list of {@code k} of the given trees, to be decided: distinct, in any order.
     *
     * @throws IllegalArgumentException if there is no candidate, or {@code k < 1}
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E> ManyOf<E> manyOf(int k, Symbol<? extends E>... candidates) {
        return manyOf(k, List.of(candidates));
    }

    /**
     * Returns a list of {@code k} of the given values or trees, to be decided: distinct, in any order.
     *
     * @throws IllegalArgumentException if there is no candidate, or {@code k < 1}
     */
    public static <E> ManyOf<E> manyOf(int k, Collection<? extends @Nullable Object> candidates) {
        return manyOf(new Selection(k, true, false), candidates);
    }

    /**
     * Returns a list picked from the given values or trees as {@code selection} says.
     *
     * @throws IllegalArgumentException if there is no candidate
     */
    public static <E> ManyOf<E> manyOf(Selection selection, Collection<? extends @Nullable Object> candidates) {
        return new ManyOf<>(selection, lift(candidates), Marks.NONE);
    }

    /**
     * Returns the given values in an order to be decided.
     *
     * @throws IllegalArgumentException if there is no candidate
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E> Permutate<E> permutate(E... candidates) {
        return permutate(Arrays.asList(candidates));
    }

    /**
     * Returns the given trees in an order to be decided.
     *
     * @throws IllegalArgumentException if there is no candidate
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <E> Permutate<E> permutate(Symbol<? extends E>... candidates) {
        return permutate(List.of(candidates));
    }

    /**
     * Returns the given values or trees in an order to be decided.
     *
     * @throws IllegalArgumentException if there is no candidate
     */
    public static <E> Permutate<E> permutate(Collection<? extends @Nullable Object> candidates) {
        return new Permutate<>(lift(candidates), Marks.NONE);
    }

    /**
     * Returns a real number in {@code [min, max]}, to be decided, on a linear scale. See {@link FloatV#log()}.
     *
     * @throws IllegalArgumentException if a bound is not finite, or {@code min > max}
     */
    public static FloatV floatv(double min, double max) {
        return new FloatV(min, max, Scale.LINEAR, Marks.NONE);
    }

    /**
     * Returns an integer in {@code [min, max]}, to be decided, on a linear scale. See {@link IntV#step} and {@link
     * IntV#log()}.
     *
     * @throws IllegalArgumentException if {@code min > max}
     */
    public static IntV intv(int min, int max) {
        return new IntV(new IntGrid(min, max, 1), Scale.LINEAR, Marks.NONE);
    }

    /** Returns a value whose genes are texts of the user's own making, to be decided. */
    public static <T> CustomHyper<T> custom(TextGenes genes, CustomHyper.Codec<T> codec) {
        return new CustomHyper<>(genes, codec, Marks.NONE);
    }

    private static List<Symbol<?>> lift(Collection<? extends @Nullable Object> candidates) {
        List<Symbol<?>> nodes = new ArrayList<>(candidates.size());
        for (Object candidate : candidates) {
            nodes.add(Symbols.lift(candidate));
        }
        return nodes;
    }
}
