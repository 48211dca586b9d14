package org.espalier.djl.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.espalier.djl.engine.Engines;
import org.junit.jupiter.api.Test;

class CachedSequentialTest {

    /** DJL asks for all parameters at every level of every pass; ours asks at the first pass only. */
    @Test
    void parametersAreLookedThroughOnce() {
        assertThat(questionsIn(new SequentialBlock(), new SequentialBlock())).isGreaterThanOrEqualTo(30);
        assertThat(questionsIn(new CachedSequential(), new CachedSequential())).isLessThanOrEqualTo(13);
    }

    /** Counts how often a layer is asked for its parameters in ten passes after the first one. */
    private static int questionsIn(SequentialBlock outer, SequentialBlock inner) {
        Asked layer = new Asked();
        outer.add(inner.add(layer));
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            outer.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
            ParameterStore store = new ParameterStore(manager, false);
            NDList input = new NDList(manager.ones(new Shape(1, 2)));
            outer.forward(store, input, true);
            layer.questions = 0;
            for (int i = 0; i < 10; i++) {
                outer.forward(store, input, true);
            }
        }
        return layer.questions;
    }

    /** Passes its input on and counts questions for its parameters. */
    private static final class Asked extends AbstractBlock {

        private int questions;

        @Override
        public ParameterList getParameters() {
            questions++;
            return super.getParameters();
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
            return inputs;
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return inputs;
        }
    }
}
