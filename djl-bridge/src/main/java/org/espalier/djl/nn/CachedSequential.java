package org.espalier.djl.nn;

import ai.djl.nn.SequentialBlock;

/**
 * DJL's sequence, asking only once whether all weights are there.
 *
 * <p>DJL asks all parameters below at every level in every training pass, which takes longer than
 * the arithmetic in deep networks of small layers.
 */
final class CachedSequential extends SequentialBlock {

    private boolean initialized;

    @Override
    public boolean isInitialized() {
        if (!initialized) {
            initialized = super.isInitialized();
        }
        return initialized;
    }

    @Override
    public void clear() {
        initialized = false;
        super.clear();
    }
}
