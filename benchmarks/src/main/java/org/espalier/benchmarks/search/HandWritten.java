package org.espalier.benchmarks.search;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The same search space as somebody writes it who needs no library: genes in an array of {@code int}, and code that makes
 * the object. Gene {@code i} is in {@code [0, radix(i))}.
 *
 * @param <T> the object that is searched
 */
public interface HandWritten<T> {
    /** Returns the number of genes. */
    int length();

    /** Returns the number of values of gene {@code i}. */
    int radix(int i);

    /** Returns the object of {@code genes}. */
    T build(int[] genes);

    /** Returns the genes of {@code object}. */
    int[] encode(T object);

    /** Returns random genes. */
    default int[] random(RandomGenerator random) {
        int[] genes = new int[length()];
        for (int i = 0; i < genes.length; i++) {
            genes[i] = random.nextInt(radix(i));
        }
        return genes;
    }

    /** Returns the genes after {@code genes}, of which the last turn fastest; null if they are the last. */
    default int @Nullable [] next(int[] genes) {
        int[] next = genes.clone();
        for (int i = next.length - 1; i >= 0; i--) {
            if (next[i] + 1 < radix(i)) {
                next[i]++;
                return next;
            }
            next[i] = 0;
        }
        return null;
    }

    /** Returns {@code genes} with one of them changed. */
    default int[] mutate(int[] genes, RandomGenerator random) {
        int[] child = genes.clone();
        int i = random.nextInt(child.length);
        int drawn = random.nextInt(radix(i) - 1);
        child[i] = drawn < child[i] ? drawn : drawn + 1;
        return child;
    }

    /** Returns {@code genes} as text. */
    default String print(int[] genes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < genes.length; i++) {
            out.append(i == 0 ? "[" : ", ").append(genes[i]);
        }
        return out.append(']').toString();
    }

    /** Returns the genes that {@link #print} wrote. */
    default int[] parse(String text) {
        String[] words = text.substring(1, text.length() - 1).split(", ");
        int[] genes = new int[words.length];
        for (int i = 0; i < genes.length; i++) {
            genes[i] = Integer.parseInt(words[i]);
        }
        return genes;
    }

    /** Returns the number of the candidate that equals {@code value}. */
    static <V> int indexOf(V[] candidates, V value) {
        for (int i = 0; i < candidates.length; i++) {
            if (candidates[i].equals(value)) {
                return i;
            }
        }
        throw new IllegalArgumentException("value: expected a candidate, found " + value);
    }
}
