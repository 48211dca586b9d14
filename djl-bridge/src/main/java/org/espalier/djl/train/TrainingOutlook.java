package org.espalier.djl.train;

import java.util.List;

/**
 * What lies ahead of a run.
 *
 * @param epochs passes to be made at most, those made before included
 * @param images training images of each pass
 * @param history passes made before the run was cut and resumed, oldest first; empty for a new run
 */
public record TrainingOutlook(int epochs, int images, List<EpochResult> history) {

    /** Copies the history. */
    public TrainingOutlook {
        history = List.copyOf(history);
    }
}
