package org.espalier.djl.nn;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import java.util.List;
import java.util.function.Function;

/** DJL's parallel block, asking only once whether all weights are there. */
final class CachedParallel extends ParallelBlock {

    private boolean initialized;

    CachedParallel(Function<List<NDList>, NDList> merge, List<Block> branches) {
        super(merge, branches);
    }

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
