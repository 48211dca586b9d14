package org.espalier.geno;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;

/** Counts DNA. Sums over picks are symmetric polynomials of the candidate sizes, computed by dynamic programming. */
final class SpecSize implements DecisionPoint.Visitor<BigInteger> {
    private static final SpecSize INSTANCE = new SpecSize();

    private SpecSize() {}

    /** Returns the number of DNA of {@code spec}, where a range of reals or a custom decision counts as one value. */
    static BigInteger of(DnaSpec spec) {
        BigInteger children = BigInteger.ONE;
        for (DecisionPoint point : spec.points()) {
            children = children.multiply(point.accept(INSTANCE));
        }
        return children;
    }

    @Override
    public BigInteger visitChoices(Choices point) {
        return picks(point.selection(), sizes(point.candidates()));
    }

    @Override
    public BigInteger visitPermutation(Permutation point) {
        return picks(new Selection(point.candidates().size(), true, false), sizes(point.candidates()));
    }

    @Override
    public BigInteger visitFloat(FloatRange point) {
        return BigInteger.ONE;
    }

    @Override
    public BigInteger visitInt(IntRange point) {
        return BigInteger.valueOf(point.grid().count());
    }

    @Override
    public BigInteger visitCustom(Custom point) {
        return BigInteger.ONE;
    }

    /** Returns the numbers of DNA of the candidates. */
    static BigInteger[] sizes(List<Candidate> candidates) {
        BigInteger[] sizes = new BigInteger[candidates.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = candidates.get(i).spec().children();
        }
        return sizes;
    }

    /** Returns in how many ways {@code selection} picks among candidates that have {@code sizes} DNA each. */
    static BigInteger picks(Selection selection, BigInteger[] sizes) {
        int k = selection.k();
        if (k == 1 || !selection.distinct() && !selection.sorted()) {
            return sum(sizes).pow(k);
        }
        if (!selection.distinct()) {
            return uniform(sizes) ? choose(sizes.length + k - 1, k).multiply(sizes[0].pow(k)) : complete(sizes, k);
        }
        BigInteger sets = uniform(sizes) ? choose(sizes.length, k).multiply(sizes[0].pow(k)) : elementary(sizes, k)[k];
        return selection.sorted() ? sets : sets.multiply(falling(k, k));
    }

    static boolean uniform(BigInteger[] sizes) {
        for (BigInteger size : sizes) {
            if (!size.equals(sizes[0])) {
                return false;
            }
        }
        return true;
    }

    static BigInteger sum(BigInteger[] sizes) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger size : sizes) {
            sum = sum.add(size);
        }
        return sum;
    }

    /** Returns {@code n (n - 1) ... (n - k + 1)}. */
    static BigInteger falling(int n, int k) {
        BigInteger product = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            product = product.multiply(BigInteger.valueOf(n - i));
        }
        return product;
    }

    private static BigInteger choose(int n, int k) {
        int small = Math.min(k, n - k);
        return falling(n, small).divide(falling(small, small));
    }

    /** Returns the elementary symmetric polynomials {@code e_0 ... e_k} of {@code sizes}. */
    static BigInteger[] elementary(BigInteger[] sizes, int k) {
        BigInteger[] e = new BigInteger[k + 1];
        Arrays.fill(e, BigInteger.ZERO);
        e[0] = BigInteger.ONE;
        for (BigInteger size : sizes) {
            for (int r = k; r > 0; r--) {
                e[r] = e[r].add(size.multiply(e[r - 1]));
            }
        }
        return e;
    }

    /** Returns the complete homogeneous symmetric polynomial {@code h_k} of {@code sizes}. */
    private static BigInteger complete(BigInteger[] sizes, int k) {
        BigInteger[] h = new BigInteger[k + 1];
        Arrays.fill(h, BigInteger.ZERO);
        h[0] = BigInteger.ONE;
        for (BigInteger size : sizes) {
            for (int r = 1; r <= k; r++) {
                h[r] = h[r].add(size.multiply(h[r - 1]));
            }
        }
        return h[k];
    }
}
