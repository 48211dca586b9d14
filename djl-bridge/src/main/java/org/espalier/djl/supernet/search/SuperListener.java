package org.espalier.djl.supernet.search;

import java.util.List;

/** Is told of every pass of a search, and may end it. */
@FunctionalInterface
public interface SuperListener {
    /** Hears everything and never ends the search. */
    SuperListener SILENT = epoch -> true;

    /**
     * Looks at a pass.
     *
     * @param epoch what it gave
     * @return whether to go on; if not, the final network is found with the weights of now
     */
    boolean goOn(SuperEpoch epoch);

    /**
     * Hears what lies ahead, before the first pass; does nothing unless overridden.
     *
     * @param epochs passes to be made at most, those made before included
     * @param history passes made before the search was cut and resumed, oldest first; empty for a new one
     */
    default void starts(int epochs, List<SuperEpoch> history) {}

    /**
     * Adds a listener; both hear every pass, and the search goes on if both want it to.
     *
     * @param other another listener
     * @return both
     */
    default SuperListener and(SuperListener other) {
        SuperListener first = this;
        return new SuperListener() {
            @Override
            public boolean goOn(SuperEpoch epoch) {
                return first.goOn(epoch) & other.goOn(epoch);
            }

            @Override
            public void starts(int epochs, List<SuperEpoch> history) {
                first.starts(epochs, history);
                other.starts(epochs, history);
            }
        };
    }
}
