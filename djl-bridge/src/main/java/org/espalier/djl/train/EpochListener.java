package org.espalier.djl.train;

/** Is told of every pass over the training images, and may end the training. */
@FunctionalInterface
public interface EpochListener {

    /** Hears everything and never ends the training. */
    EpochListener SILENT = result -> true;

    /**
     * Looks at a pass.
     *
     * @param result loss and accuracies
     * @return whether to go on
     */
    boolean goOn(EpochResult result);

    /**
     * Hears what lies ahead, before the first pass of a run; does nothing unless overridden.
     *
     * @param outlook how much there is to do, and what was done before a resumed run was cut
     */
    default void starts(TrainingOutlook outlook) {
        // most listeners wait for passes
    }
}
