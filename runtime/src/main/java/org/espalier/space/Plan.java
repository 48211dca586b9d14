package org.espalier.space;

import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
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
    record Below(int[] indices, Plan[] plans) implements Plan {}

    /** A decision. */
    final class Decide implements Plan {
        private static final int[] NONE = {};

        private final Hyper<?> hyper;
        private final Scope[] candidates;
        private final int tie;
        private final int[] opened;
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
            this.decoder = (index, sub) -> candidate(index, sub, new Decision[0]);
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

        Symbol<?> decode(Decision decision, @Nullable Decision[] tied) {
            return hyper.decode(decision, tied.length == 0 ? decoder : (index, sub) -> candidate(index, sub, tied));
        }

        private Symbol<?> candidate(int index, Dna sub, @Nullable Decision[] tied) {
            return candidates[index].bind(sub, tied);
        }
    }
}
