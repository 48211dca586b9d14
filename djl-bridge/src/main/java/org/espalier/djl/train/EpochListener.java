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
}
