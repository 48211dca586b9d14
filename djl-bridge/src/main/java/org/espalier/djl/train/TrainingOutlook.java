package org.espalier.djl.train;

import java.util.List;
import java.util.Optional;

/**
 * What lies ahead of a run.
 *
 * @param epochs passes to be made at most, those made before included
 * @param images training images of each pass
 * @param history passes made before the run was cut and resumed, oldest first; empty for a new run
 * @param inheritance what was taken over from a parent; empty without a parent
 */
public record TrainingOutlook(int epochs, int images, List<EpochResult> history, Optional<Inheritance> inheritance) {

    /** Copies the history. */
    public TrainingOutlook {
        history = List.copyOf(history);
    }
}
