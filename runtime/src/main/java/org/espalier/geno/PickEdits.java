package org.espalier.geno;

import java.util.ArrayList;
import java.util.List;

/** Decisions made of picks. */
final class PickEdits {
    private PickEdits() {}

    /** Returns the decision of {@code point} with {@code picks}, whichever of the two kinds it is. */
    static Decision decision(DecisionPoint point, List<Pick> picks) {
        if (point instanceof DecisionPoint.Permutation) {
            return new Decision.Order(picks);
        }
        Pick first = picks.get(0);
        return picks.size() == 1 ? Decision.Chosen.of(first.index(), first.sub()) : new Decision.Chosen(picks);
    }

    /** Returns a copy of a choice or an order with pick {@code number} replaced. */
    static Decision with(Decision decision, int number, Pick pick) {
        List<Pick> picks = new ArrayList<>(decision.picks());
        picks.set(number, pick);
        return decision instanceof Decision.Order ? new Decision.Order(picks) : new Decision.Chosen(picks);
    }
}
