package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * max(x, 0) + alpha min(x, 0), with DJL's one trained number {@code alpha}.
 *
 * <p>DJL's {@code Prelu} does not run on PyTorch, and its weight cannot be started by DJL's own initializer.
 */
final class PreluBlock extends AbstractBlock {

    private final Parameter alpha;

    PreluBlock(float start) {
        this.alpha = addParameter(Parameter.builder()
                .setName("alpha")
                .setType(Parameter.Type.OTHER)
                .optInitializer(new ConstantInitializer(start))
                .optShape(new Shape(1))
                .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        NDArray slope = store.getValue(alpha, input.getDevice(), training);
        return new NDList(
                Activation.relu(input).sub(Activation.relu(input.neg()).mul(slope)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return inputs;
    }
}
