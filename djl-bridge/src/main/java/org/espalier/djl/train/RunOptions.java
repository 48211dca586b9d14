package org.espalier.djl.train;

/**
 * What goes along with one run of an experiment without being part of it: who listens. Immutable.
 *
 * @param listener is told of each pass and may end the training
 */
public record RunOptions(EpochListener listener) {

    /** Nobody listens. */
    public static final RunOptions NONE = new RunOptions(EpochListener.SILENT);

    /**
     * Adds a listener; all hear every pass, and training goes on if all want it to.
     *
     * @param other another listener
     * @return options with one listener more
     */
    public RunOptions listener(EpochListener other) {
        return new RunOptions(listener == EpochListener.SILENT ? other : new Both(listener, other));
    }

    private record Both(EpochListener first, EpochListener second) implements EpochListener {

        @Override
        public void starts(TrainingOutlook outlook) {
            first.starts(outlook);
            second.starts(outlook);
        }

        @Override
        public boolean goOn(EpochResult result) {
            return first.goOn(result) & second.goOn(result);
        }
    }
}
