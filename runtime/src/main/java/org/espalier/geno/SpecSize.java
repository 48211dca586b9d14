package org.espalier.geno;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;

/**
 * How large a spec is. Sums over picks are symmetric polynomials of the candidate sizes, computed by dynamic programming.
 *
 * @param finite whether no range of reals and no custom decision is inside
 * @param children number of DNA, where a range of reals or a custom decision counts as one value
 * @param sites number of decision sites, active or not: those inside a candidate count once for each pick; at most 2^62
 */
record SpecSize(boolean finite, BigInteger children, long sites) {
    private static final long MANY = 1L << 62;

    static SpecSize of(DnaSpec spec) {
        boolean finite = true;
        BigInteger children = BigInteger.ONE;
        long sites = 0;
        for (DecisionPoint point : spec.points()) {
            SpecSize size = of(point);
            finite &= size.finite;
            children = children.multiply(size.children);
            sites = Math.min(MANY, sites + size.sites);
        }
        return new SpecSize(finite, children, sites);
    }

    static SpecSize of(DecisionPoint point) {
        return point.accept(new DecisionPoint.Visitor<>() {
            @Override
            public SpecSize visitChoices(Choices choices) {
                return of(choices, picks(choices.selection(), sizes(choices.candidates())));
            }

            @Override
            public SpecSize visitPermutation(Permutation order) {
                BigInteger[] sizes = sizes(order.candidates());
                return of(order, picks(new Selection(sizes.length, true, false), sizes));
            }

            @Override
            public SpecSize visitFloat(FloatRange range) {
                return new SpecSize(false, BigInteger.ONE, 1);
            }

            @Override
            public SpecSize visitInt(IntRange range) {
                return new SpecSize(true, BigInteger.valueOf(range.grid().count()), 1);
            }

            @Override
            public SpecSize visitCustom(Custom custom) {
                return new SpecSize(false, BigInteger.ONE, 1);
            }
        });
    }

    private static SpecSize of(DecisionPoint point, BigInteger children) {
        boolean finite = true;
        long inside = 0;
        for (Candidate candidate : point.candidates()) {
            SpecSize size = candidate.spec().measure();
            finite &= size.finite;
            inside = Math.min(MANY, inside + size.sites);
        }
        long sites = inside > MANY / point.picks() ? MANY : Math.min(MANY, 1 + inside * point.picks());
        return new SpecSize(finite, children, sites);
    }

    /** Returns the numbers of DNA of the candidates. */
    static BigInteger[] sizes(List<Candidate> candidates) {
        BigInteger[] sizes = new BigInteger[candidates.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = candidates.get(i).spec().measure().children();
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
