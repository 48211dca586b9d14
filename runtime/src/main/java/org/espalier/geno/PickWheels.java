package org.espalier.geno;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.espalier.geno.Decision.Chosen;
import org.jspecify.annotations.Nullable;

/** The wheels of choices and orders: the last pick turns fastest, and the DNA inside a pick faster than the pick. */
final class PickWheels {
    private PickWheels() {}

    /** One pick. */
    record Single(DecisionPoint point) implements Odometer.Wheel {
        @Override
        public Decision first() {
            return start(0);
        }

        @Override
        public @Nullable Decision next(Decision decision) {
            Chosen chosen = (Chosen) decision;
            int index = chosen.index();
            Dna sub = chosen.sub();
            if (!sub.isEmpty()) {
                Dna next = advance(point, 0, chosen.picks().get(0));
                if (next != null) {
                    return Chosen.of(index, next);
                }
            }
            return index + 1 < point.candidates().size() ? start(index + 1) : null;
        }

        private Decision start(int index) {
            return Chosen.of(index, firstOf(point, 0, index));
        }
    }

    /** Several picks, or all of them in some order. */
    record Several(DecisionPoint point, Selection selection, Function<List<Pick>, Decision> maker)
            implements Odometer.Wheel {
        @Override
        public Decision first() {
            Pick[] picks = new Pick[selection.k()];
            fill(picks, 0, new BitSet());
            return maker.apply(Arrays.asList(picks));
        }

        @Override
        public @Nullable Decision next(Decision decision) {
            Pick[] picks = decision.picks().toArray(Pick[]::new);
            BitSet used = new BitSet();
            for (Pick pick : picks) {
                used.set(pick.index());
            }
            for (int j = picks.length - 1; j >= 0; j--) {
                used.clear(picks[j].index());
                Dna sub = advance(point, j, picks[j]);
                int index = sub != null ? picks[j].index() : legal(used, picks[j].index() + 1);
                if (index < limit(j)) {
                    picks[j] = sub != null ? new Pick(index, sub) : start(j, index);
                    used.set(index);
                    fill(picks, j + 1, used);
                    return maker.apply(Arrays.asList(picks));
                }
            }
            return null;
        }

        /** Sets the picks from {@code from} on to the smallest legal candidates and their first DNA. */
        private void fill(Pick[] picks, int from, BitSet used) {
            for (int j = from; j < picks.length; j++) {
                int lowest = j == 0 || !selection.sorted() ? 0 : picks[j - 1].index();
                int index = legal(used, lowest);
                picks[j] = start(j, index);
                used.set(index);
            }
        }

        /** Returns the smallest candidate from {@code from} on that the earlier picks leave free. */
        private int legal(BitSet used, int from) {
            return selection.distinct() ? used.nextClearBit(from) : from;
        }

        private Pick start(int j, int index) {
            Dna sub = firstOf(point, j, index);
            return sub.isEmpty() ? Pick.of(index) : new Pick(index, sub);
        }

        /** Returns the bound of pick {@code j}: sorted distinct picks must leave larger candidates for later ones. */
        private int limit(int j) {
            int n = point.candidates().size();
            return selection.distinct() && selection.sorted() ? n - (selection.k() - 1 - j) : n;
        }
    }

    private static @Nullable Dna advance(DecisionPoint point, int j, Pick pick) {
        if (pick.sub().isEmpty()) {
            return null;
        }
        try {
            return point.candidates().get(pick.index()).spec().odometer().next(pick.sub());
        } catch (InfiniteSpaceException e) {
            throw e.under(DecisionSite.top(point).branch(j, pick.index()));
        }
    }

    private static Dna firstOf(DecisionPoint point, int j, int index) {
        DnaSpec spec = point.candidates().get(index).spec();
        if (spec.isEmpty()) {
            return Dna.EMPTY;
        }
        try {
            return spec.odometer().first();
        } catch (InfiniteSpaceException e) {
            throw e.under(DecisionSite.top(point).branch(j, index));
        }
    }
}
