package org.espalier.djl.train;

import java.util.List;

/**
 * When to end a training that does not get better, and which weights to keep.
 *
 * <p>Better means: a larger validation accuracy than in all passes before.
 *
 * @param epochs training ends after this many passes in a row that are not better; 0 for never
 * @param restoreBest whether the weights after the best pass are kept, rather than those after the last
 */
public record Patience(int epochs, boolean restoreBest) {

    /** All passes are made, and the last weights are kept. */
    public static final Patience ENDLESS = new Patience(0, false);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if {@code epochs} is negative
     */
    public Patience {
        if (epochs < 0) {
            throw new IllegalArgumentException("patience: expected int >= 0, found " + epochs);
        }
    }

    /** Returns the first pass with the largest validation accuracy. */
    static EpochResult best(List<EpochResult> history) {
        EpochResult best = history.get(0);
        for (EpochResult result : history) {
            if (result.validationAccuracy() > best.validationAccuracy()) {
                best = result;
            }
        }
        return best;
    }

    /** Tells whether too many passes were made since the best one. */
    boolean isExhausted(List<EpochResult> history) {
        return epochs > 0 && history.size() - best(history).epoch() >= epochs;
    }

    /** Returns the number of the pass whose weights are kept. */
    int kept(List<EpochResult> history) {
        return restoreBest ? best(history).epoch() : history.size();
    }
}
