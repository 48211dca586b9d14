package org.espalier.geno;

import java.util.ArrayList;
import java.util.List;

/** Copies of choices and orders with one pick replaced. */
final class PickEdits {
    private PickEdits() {}

    static Decision with(Decision decision, int number, Pick pick) {
        List<Pick> picks = new ArrayList<>(decision.picks());
        picks.set(number, pick);
        return decision instanceof Decision.Order ? new Decision.Order(picks) : new Decision.Chosen(picks);
    }
}
