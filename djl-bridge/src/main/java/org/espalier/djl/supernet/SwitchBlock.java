package org.espalier.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/** Runs the candidates of a decision and adds their outputs, each times its weight. */
final class SwitchBlock extends AbstractBlock {
    private final Path decision;
    private final List<Block> candidates;
    private @Nullable NDArray weights;

    SwitchBlock(Path decision, List<Block> candidates) {
        this.decision = decision;
        this.candidates = candidates;
        for (int i = 0; i < candidates.size(); i++) {
            addChildBlock("candidate" + i, candidates.get(i));
        }
    }

    Path decision() {
        return decision;
    }

    int size() {
        return candidates.size();
    }

    /** Sets the weights, axis (candidate), for the passes that follow; null for a plain sum. */
    void weigh(@Nullable NDArray newWeights) {
        this.weights = newWeights;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        if (candidates.size() == 1 && weights == null) {
            return candidates.get(0).forward(store, inputs, training);
        }
        List<NDArray> outputs = new ArrayList<>(candidates.size());
        long channels = 0;
        for (int i = 0; i < candidates.size(); i++) {
            NDArray output = candidates.get(i).forward(store, inputs, training).singletonOrThrow();
            NDArray weight = weights;
            outputs.add(weight == null ? output : output.mul(weight.get(i)));
            channels = Math.max(channels, output.getShape().get(1));
        }
        NDArray sum = widened(outputs.get(0), channels);
        for (NDArray output : outputs.subList(1, outputs.size())) {
            sum = sum.add(widened(output, channels));
        }
        return new NDList(sum);
    }

    private static NDArray widened(NDArray output, long channels) {
        Shape shape = output.getShape();
        if (shape.get(1) == channels) {
            return output;
        }
        long[] missing = shape.getShape().clone();
        missing[1] = channels - shape.get(1);
        NDArray zeros = output.getManager().zeros(new Shape(missing), output.getDataType());
        return NDArrays.concat(new NDList(output, zeros), 1);
    }

    @Override
    public boolean isInitialized() {
        return candidates.stream().allMatch(Block::isInitialized);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        candidates.forEach(candidate -> candidate.initialize(manager, type, inputs));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        long[] widest = candidates.get(0).getOutputShapes(inputs)[0].getShape().clone();
        for (Block candidate : candidates) {
            widest[1] = Math.max(widest[1], candidate.getOutputShapes(inputs)[0].get(1));
        }
        return new Shape[] {new Shape(widest)};
    }
}
