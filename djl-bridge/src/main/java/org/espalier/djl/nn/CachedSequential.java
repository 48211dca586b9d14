package org.espalier.djl.nn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * DJL's sequence, asking only once whether all weights are there, and told the shapes between its parts.
 *
 * <p>DJL asks all parameters below at every level in every training pass, which takes longer than
 * the arithmetic in deep networks of small layers; and it finds shapes by running functions on zeros.
 */
final class CachedSequential extends SequentialBlock {

    private final List<Shape> inputs = new ArrayList<>();
    private boolean initialized;

    /** Adds a part that gets inputs of a shape, without the batch. */
    CachedSequential add(Block part, Shape input) {
        add(part);
        inputs.add(input);
        return this;
    }

    @Override
    public void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
        if (inputs.size() != getChildren().size()) {
            super.initializeChildBlocks(manager, type, shapes);
            return;
        }
        Shape batch = new Shape(shapes[0].get(0));
        int i = 0;
        for (Block part : getChildren().values()) {
            part.initialize(manager, type, batch.addAll(inputs.get(i++)));
        }
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
