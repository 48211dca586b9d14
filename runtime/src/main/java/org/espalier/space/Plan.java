package org.espalier.space;

import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.hyper.OneOf;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Hyper.CandidateDecoder;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/** Where in a subtree decisions are; independent of the subtree's place, so that a shared subtree shares its plan. */
sealed interface Plan {
    /** Nothing to decide here or below. */
    Plan NOTHING = new Nothing();

    /** Nothing to decide. */
    record Nothing() implements Plan {}

    /** Decisions in some of the children: their numbers, ascending, and their plans. */
    record Below(int[] indices, Plan[] plans) implements Plan {
        static final Below NOWHERE = new Below(new int[0], new Plan[0]);
    }

    /** A decision. */
    final class Decide implements Plan {
        private static final int[] NONE = {};
        private static final @Nullable Decision[] UNTIED = {};

        private final Hyper<?> hyper;
        private final Scope[] candidates;
        private final int tie;
        private final int[] opened;
        /** Whether this is a choice of one that shares no decision with others. */
        private final boolean plainChoice;

        /** The candidates that are the same in every child; null for the others. */
        private final @Nullable Symbol<?>[] constants;

        private final CandidateDecoder decoder;

        /**
         * Creates the plan of a decision.
         *
         * @param tie number of the tie that shares this decision; -1 if none
         * @param opened ties whose decisions stand in the DNA of this scope just before this one; null for none
         */
        Decide(Hyper<?> hyper, Scope[] candidates, int tie, int @Nullable [] opened) {
            this.hyper = hyper;
            this.candidates = candidates;
            this.tie = tie;
            this.opened = opened == null ? NONE : opened;
            this.plainChoice = tie < 0 && this.opened.length == 0 && hyper instanceof OneOf<?>;
            this.constants = new Symbol<?>[candidates.length];
            for (int i = 0; i < constants.length; i++) {
                constants[i] = candidates[i].plan() == NOTHING ? candidates[i].root() : null;
            }
            this.decoder = (index, sub) -> candidate(index, sub, UNTIED);
        }

        Hyper<?> hyper() {
            return hyper;
        }

        Scope[] candidates() {
            return candidates;
        }

        int tie() {
            return tie;
        }

        int[] opened() {
            return opened;
        }

        /** Returns the candidate that {@code decision} picks, if it is plain to see; null if it takes a closer look. */
        @Nullable
        Symbol<?> plain(Decision decision) {
            return plainChoice && decision instanceof Decision.Chosen chosen ? constants[chosen.index()] : null;
        }

        /** Returns the first candidate that {@code value} equals, if it is plain to see; -1 if it takes a closer look. */
        int plain(Symbol<?> value) {
            if (!plainChoice || hyper.hasRef()) {
                return -1;
            }
            for (int i = 0; i < constants.length; i++) {
                Symbol<?> constant = constants[i];
                if (constant == null) {
                    return -1;
                }
                if (constant.equals(value)) {
                    return i;
                }
            }
            return -1;
        }

        Symbol<?> decode(Decision decision, @Nullable Decision[] tied) {
            return hyper.decode(decision, tied.length == 0 ? decoder : (index, sub) -> candidate(index, sub, tied));
        }

        private Symbol<?> candidate(int index, Dna sub, @Nullable Decision[] tied) {
            return candidates[index].bind(sub, tied);
        }
    }
}
