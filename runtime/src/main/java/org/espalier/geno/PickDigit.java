package org.espalier.geno;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers the decisions of a choice or an order lexicographically: first pick, DNA inside it, second pick, and so on. */
final class PickDigit implements Ranks.Digit {
    private final List<Candidate> candidates;
    private final int k;
    private final BigInteger[] sizes;
    private final BigInteger size;
    private final Selection selection;
    private final Function<List<Pick>, Decision> maker;
    private final boolean even;
    private PickCount.@Nullable Start counts;

    PickDigit(DecisionPoint point, Selection selection, Function<List<Pick>, Decision> maker) {
        this.candidates = point.candidates();
        this.k = selection.k();
        this.sizes = SpecSize.sizes(candidates);
        this.size = SpecSize.picks(selection, sizes);
        this.selection = selection;
        this.maker = maker;
        boolean all = selection.distinct() && !selection.sorted() && k == sizes.length;
        boolean multiset = k > 1 && selection.sorted() && !selection.distinct();
        this.even = all || SpecSize.uniform(sizes) && !multiset;
    }

    /** Returns whether picks drawn with equal probability, without regard to what is inside, are uniform over children. */
    boolean isEven() {
        return even;
    }

    @Override
    public BigInteger size() {
        return size;
    }

    @Override
    public Decision at(BigInteger index, Ranks.Leaf leaf) {
        Pick[] picks = new Pick[k];
        PickCount count = begin();
        BigInteger rest = index;
        for (int j = 0; j < k; j++) {
            BigInteger common = count.common();
            int c;
            if (common != null) {
                BigInteger[] parts = rest.divideAndRemainder(common);
                c = legal(count, parts[0].intValueExact());
                rest = parts[1];
            } else {
                c = next(count, 0);
                for (BigInteger w = weight(count, c); rest.compareTo(w) >= 0; w = weight(count, c)) {
                    rest = rest.subtract(w);
                    c = next(count, c + 1);
                }
            }
            BigInteger[] parts = rest.divideAndRemainder(count.after(c));
            picks[j] = pick(c, parts[0], leaf);
            rest = parts[1];
            count.take(c);
        }
        return maker.apply(Arrays.asList(picks));
    }

    /** Returns the state before the first pick; its tables are made when they are needed first. */
    private PickCount begin() {
        PickCount.Start known = counts;
        if (known == null) {
            known = PickCount.of(selection, sizes);
            counts = known;
        }
        return known.begin();
    }

    private Pick pick(int c, BigInteger index, Ranks.Leaf leaf) {
        DnaSpec spec = candidates.get(c).spec();
        return spec.isEmpty() ? Pick.of(c) : new Pick(c, spec.ranks().at(index, leaf));
    }

    @Override
    public BigInteger indexOf(Decision decision) {
        PickCount count = begin();
        BigInteger index = BigInteger.ZERO;
        for (Pick pick : decision.picks()) {
            int c = pick.index();
            index = index.add(before(count, c));
            if (!pick.sub().isEmpty()) {
                BigInteger inside = candidates.get(c).spec().ranks().indexOf(pick.sub());
                index = index.add(inside.multiply(count.after(c)));
            }
            count.take(c);
        }
        return index;
    }

    /** Returns the number of decisions whose next pick is before {@code c}. */
    private BigInteger before(PickCount count, int c) {
        BigInteger common = count.common();
        BigInteger sum = BigInteger.ZERO;
        int legal = 0;
        for (int i = next(count, 0); i < c; i = next(count, i + 1)) {
            legal++;
            if (common == null) {
                sum = sum.add(weight(count, i));
            }
        }
        return common == null ? sum : common.multiply(BigInteger.valueOf(legal));
    }

    private BigInteger weight(PickCount count, int c) {
        return sizes[c].multiply(count.after(c));
    }

    private int legal(PickCount count, int number) {
        int c = next(count, 0);
        for (int i = 0; i < number; i++) {
            c = next(count, c + 1);
        }
        return c;
    }

    private int next(PickCount count, int from) {
        int c = from;
        while (c < sizes.length && !count.legal(c)) {
            c++;
        }
        return c;
    }
}
