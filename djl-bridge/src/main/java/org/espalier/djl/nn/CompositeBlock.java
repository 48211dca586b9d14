package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A block of named parts that asks only once whether all weights are there; see {@link CachedSequential}. */
abstract class CompositeBlock extends AbstractBlock {

    private final Map<Block, Shape> inputs = new LinkedHashMap<>();
    private final Shape output;
    private boolean initialized;

    /**
     * Starts without parts.
     *
     * @param output shape of one output, without the batch
     */
    CompositeBlock(Shape output) {
        this.output = output;
    }

    /** Adds a part that gets inputs of a shape, without the batch. */
    final <B extends Block> B add(String name, B part, Shape input) {
        inputs.put(part, input);
        return addChildBlock(name, part);
    }

    abstract NDArray apply(Pass pass, NDList inputs);

    @Override
    protected final NDList forwardInternal(
            ParameterStore store, NDList arrays, boolean training, @Nullable PairList<String, Object> params) {
        return new NDList(apply(new Pass(store, training), arrays));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... batches) {
        long images = batches[0].get(0);
        inputs.forEach((part, input) -> part.initialize(manager, type, new Shape(images).addAll(input)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] batches) {
        return new Shape[] {new Shape(batches[0].get(0)).addAll(output)};
    }

    @Override
    public boolean isInitialized() {
        initialized = initialized || super.isInitialized();
        return initialized;
    }

    @Override
    public void clear() {
        initialized = false;
        super.clear();
    }

    /**
     * One pass through the network.
     *
     * @param store where weights come from
     * @param training whether this is training
     */
    record Pass(ParameterStore store, boolean training) {

        /** Applies a part to arrays. */
        NDArray through(Block part, NDArray... arrays) {
            return all(part, arrays).singletonOrThrow();
        }

        /** Applies a part that gives several arrays. */
        NDList all(Block part, NDArray... arrays) {
            return part.forward(store, new NDList(arrays), training);
        }
    }
}
