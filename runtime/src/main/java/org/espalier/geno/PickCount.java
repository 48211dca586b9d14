package org.espalier.geno;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts, pick after pick, how many ways there are to go on: the state of one walk through the picks of a choice.
 *
 * <p>A pick of candidate {@code c} with {@code s} DNA inside stands for {@code s * after(c)} decisions.
 */
interface PickCount {
    /** Returns whether candidate {@code c} may be the next pick. */
    boolean legal(int c);

    /** Returns in how many ways the later picks can be taken, if the next one is the legal candidate {@code c}. */
    BigInteger after(int c);

    /** Returns the number of decisions behind each legal candidate, if it is the same for all; null otherwise. */
    default @Nullable BigInteger common() {
        return null;
    }

    /** Takes candidate {@code c} as the next pick. */
    void take(int c);

    /** Starts walks through the picks of one choice. */
    interface Start {
        /** Returns the state before the first pick. */
        PickCount begin();
    }

    /** Returns the counting rule of {@code selection} among candidates with {@code sizes} DNA each. */
    static Start of(Selection selection, BigInteger[] sizes) {
        if (selection.k() == 1 || !selection.distinct() && !selection.sorted()) {
            return free(selection.k(), sizes);
        }
        if (selection.sorted()) {
            return sorted(selection, sizes);
        }
        if (SpecSize.uniform(sizes)) {
            return () -> new Alike(selection.k(), sizes);
        }
        return selection.k() == sizes.length ? () -> new All(sizes) : () -> new Distinct(selection.k(), sizes);
    }

    private static Start free(int k, BigInteger[] sizes) {
        BigInteger sum = SpecSize.sum(sizes);
        BigInteger[] after = new BigInteger[k];
        after[k - 1] = BigInteger.ONE;
        for (int j = k - 2; j >= 0; j--) {
            after[j] = after[j + 1].multiply(sum);
        }
        boolean alike = SpecSize.uniform(sizes);
        return () -> new Free(after, alike ? sizes[0] : null);
    }

    private static Start sorted(Selection selection, BigInteger[] sizes) {
        int n = sizes.length;
        int k = selection.k();
        int step = selection.distinct() ? 1 : 0;
        BigInteger[][] from = new BigInteger[n + 1][k];
        Arrays.fill(from[n], BigInteger.ZERO);
        from[n][0] = BigInteger.ONE;
        for (int c = n - 1; c >= 0; c--) {
            from[c][0] = BigInteger.ONE;
            for (int r = 1; r < k; r++) {
                from[c][r] = from[c + 1][r].add(sizes[c].multiply(from[c + step][r - 1]));
            }
        }
        return () -> new Sorted(from, step);
    }

    /** Any candidate at any time. */
    final class Free implements PickCount {
        private final BigInteger[] after;
        private final @Nullable BigInteger size;
        private int taken;

        Free(BigInteger[] after, @Nullable BigInteger size) {
            this.after = after;
            this.size = size;
        }

        @Override
        public boolean legal(int c) {
            return true;
        }

        @Override
        public BigInteger after(int c) {
            return after[taken];
        }

        @Override
        public @Nullable BigInteger common() {
            return size == null ? null : size.multiply(after[taken]);
        }

        @Override
        public void take(int c) {
            taken++;
        }
    }

    /** Candidate numbers must not decrease, or must increase; {@code from[c][r]} counts r picks from c on. */
    final class Sorted implements PickCount {
        private final BigInteger[][] from;
        private final int step;
        private int lowest;
        private int left;

        Sorted(BigInteger[][] from, int step) {
            this.from = from;
            this.step = step;
            this.left = from[0].length - 1;
        }

        @Override
        public boolean legal(int c) {
            return c >= lowest;
        }

        @Override
        public BigInteger after(int c) {
            return from[c + step][left];
        }

        @Override
        public void take(int c) {
            lowest = c + step;
            left--;
        }
    }

    /** No candidate twice, all candidates of the same size. */
    final class Alike implements PickCount {
        private final boolean[] used;
        private final BigInteger size;
        private BigInteger after;
        private int free;
        private int left;

        Alike(int k, BigInteger[] sizes) {
            this.used = new boolean[sizes.length];
            this.size = sizes[0];
            this.free = sizes.length;
            this.left = k - 1;
            this.after = SpecSize.falling(free - 1, left).multiply(size.pow(left));
        }

        @Override
        public boolean legal(int c) {
            return !used[c];
        }

        @Override
        public BigInteger after(int c) {
            return after;
        }

        @Override
        public BigInteger common() {
            return size.multiply(after);
        }

        @Override
        public void take(int c) {
            used[c] = true;
            free--;
            if (left > 0) {
                after = after.divide(BigInteger.valueOf(free).multiply(size));
                left--;
            }
        }
    }

    /** Every candidate exactly once. */
    final class All implements PickCount {
        private final BigInteger[] sizes;
        private final boolean[] used;
        private BigInteger weight;
        private int free;

        All(BigInteger[] sizes) {
            this.sizes = sizes;
            this.used = new boolean[sizes.length];
            this.free = sizes.length;
            this.weight = SpecSize.falling(free - 1, free - 1);
            for (BigInteger size : sizes) {
                weight = weight.multiply(size);
            }
        }

        @Override
        public boolean legal(int c) {
            return !used[c];
        }

        @Override
        public BigInteger after(int c) {
            return weight.divide(sizes[c]);
        }

        @Override
        public BigInteger common() {
            return weight;
        }

        @Override
        public void take(int c) {
            used[c] = true;
            free--;
            weight = weight.divide(sizes[c]);
            if (free > 1) {
                weight = weight.divide(BigInteger.valueOf(free));
            }
        }
    }

    /** No candidate twice: elementary symmetric polynomials of what is left, by exact division. */
    final class Distinct implements PickCount {
        private final BigInteger[] sizes;
        private final boolean[] used;
        private final Map<BigInteger, BigInteger> known = new HashMap<>();
        private BigInteger[] elementary;
        private BigInteger orders;

        Distinct(int k, BigInteger[] sizes) {
            this.sizes = sizes;
            this.used = new boolean[sizes.length];
            this.elementary = SpecSize.elementary(sizes, k - 1);
            this.orders = SpecSize.falling(k - 1, k - 1);
        }

        @Override
        public boolean legal(int c) {
            return !used[c];
        }

        @Override
        public BigInteger after(int c) {
            return known.computeIfAbsent(sizes[c], size -> {
                BigInteger[] rest = without(size);
                return rest[rest.length - 1].multiply(orders);
            });
        }

        /** The polynomials without one variable: {@code e'_r = e_r - s e'_(r-1)}. */
        private BigInteger[] without(BigInteger size) {
            BigInteger[] rest = elementary.clone();
            for (int r = 1; r < rest.length; r++) {
                rest[r] = rest[r].subtract(size.multiply(rest[r - 1]));
            }
            return rest;
        }

        @Override
        public void take(int c) {
            used[c] = true;
            known.clear();
            int left = elementary.length - 1;
            if (left > 0) {
                elementary = Arrays.copyOf(without(sizes[c]), left);
                orders = orders.divide(BigInteger.valueOf(left));
            }
        }
    }
}
