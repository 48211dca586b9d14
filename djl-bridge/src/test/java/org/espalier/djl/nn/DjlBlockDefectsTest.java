package org.espalier.djl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2dTranspose;
import ai.djl.nn.core.Prelu;
import ai.djl.nn.core.SparseMax;
import ai.djl.nn.norm.GhostBatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.transformer.BertBlock;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.training.tracker.Tracker;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One test for each defect of DJL's blocks and losses that this module goes around.
 *
 * <p>They are there to notice when DJL mends a defect: then our detour may go. What we do instead is tested elsewhere.
 */
class DjlBlockDefectsTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = Engines.newManager(Device.cpu());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void transposedConvolutionsDoNotRunOnPyTorch() {
        Block block = Conv2dTranspose.builder()
                .setFilters(2)
                .setKernelShape(new Shape(3, 3))
                .build();
        assertThatThrownBy(() -> run(block, manager.ones(new Shape(1, 2, 4, 4))))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void preluCannotBeStartedAndDoesNotRunOnPyTorch() {
        assertThatThrownBy(() -> new Prelu().initialize(manager, DataType.FLOAT32, new Shape(1, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XavierInitializer");
        assertThatThrownBy(() -> Prelu.prelu(manager.ones(new Shape(2)), manager.ones(new Shape(1))))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void normPoolsTakeNoPaddingAndNoThirdAxis() {
        NDArray image = manager.ones(new Shape(1, 1, 4, 4));
        Shape two = new Shape(2, 2);
        assertThatThrownBy(() -> Pool.lpPool2d(image, 2, two, two, new Shape(1, 1), false))
                .isInstanceOf(IllegalArgumentException.class);
        Shape three = new Shape(2, 2, 2);
        NDArray volume = manager.ones(new Shape(1, 1, 4, 4, 4));
        assertThatThrownBy(() -> Pool.lpPool3d(volume, 2, three, three, new Shape(0, 0, 0), false))
                .isInstanceOf(UnsupportedOperationException.class);
        NDArray negative = manager.create(new float[] {-1, -2, -3, -4}).reshape(1, 1, 4);
        Shape one = new Shape(2);
        NDArray cubic = Pool.lpPool1d(negative, 3, one, one, new Shape(0), false);
        assertThat(cubic.toFloatArray()[0]).isNotCloseTo((float) Math.cbrt(9), within(1e-3f));
    }

    @Test
    void sparseMaxOfOneElementFails() {
        assertThatThrownBy(() -> run(new SparseMax(-1, 1), manager.ones(new Shape(1, 4))))
                .isInstanceOf(IllegalArgumentException.class);
        float[] large = run(
                        new SparseMax(-1, 2),
                        manager.create(new float[] {100, 1, 2}).reshape(1, 3))
                .toFloatArray();
        assertThat(large[0]).isNaN();
    }

    @Test
    void ghostBatchesAreNotPutTogether() {
        GhostBatchNorm block = GhostBatchNorm.builder().optVirtualBatchSize(2).build();
        assertThat(run(block, manager.ones(new Shape(4, 3))).getShape()).isNotEqualTo(new Shape(4, 3));
    }

    /** Both directions with biases: weights of one direction meet biases of the other. */
    @Test
    void bothDirectionsWithBiasesFail() {
        Block block = LSTM.builder()
                .setStateSize(3)
                .setNumLayers(1)
                .optBidirectional(true)
                .build();
        assertThatThrownBy(() -> run(block, manager.ones(new Shape(1, 5, 2)))).isInstanceOf(EngineException.class);
    }

    /** The caller's list of inputs grows by the state that the block starts from. */
    @Test
    void recurrentBlocksChangeTheirInputs() {
        Block block = LSTM.builder().setStateSize(3).setNumLayers(1).build();
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 5, 2));
        NDList inputs = new NDList(manager.ones(new Shape(1, 5, 2)));
        block.forward(new ParameterStore(manager, false), inputs, false);
        assertThat(inputs).hasSize(3);
    }

    @Test
    void bertTakesSequencesOfOneLengthOnly() {
        Block bert = BertBlock.builder()
                .setTokenDictionarySize(10)
                .optEmbeddingSize(4)
                .optAttentionHeadCount(2)
                .optHiddenSize(4)
                .optTransformerBlockCount(1)
                .optMaxSequenceLength(6)
                .build();
        Shape shorter = new Shape(1, 5);
        bert.initialize(manager, DataType.FLOAT32, shorter, shorter, shorter);
        NDArray ids = manager.ones(shorter, DataType.INT64);
        NDList inputs = new NDList(ids, ids, ids);
        assertThatThrownBy(() -> bert.forward(new ParameterStore(manager, false), inputs, false))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void theWeightOfL1TakesThePlaceOfTheDistance() {
        NDList labels = new NDList(manager.create(new float[] {1, 1}));
        NDList predictions = new NDList(manager.create(new float[] {1, 1}));
        assertThat(Loss.l1Loss("l1", 5).evaluate(labels, predictions).getFloat())
                .isEqualTo(5);
    }

    @Test
    void crossEntropyOfProbabilitiesIsNegative() {
        NDList labels = new NDList(manager.create(new float[] {1, 0}));
        NDList predictions = new NDList(manager.create(new float[] {0.6f, 0.4f}));
        assertThat(Loss.sigmoidBinaryCrossEntropyLoss("bce", 1, true)
                        .evaluate(labels, predictions)
                        .getFloat())
                .isNegative();
    }

    @Test
    void maskedCrossEntropyDoesNotRunOnPyTorch() {
        NDList labels = new NDList(manager.zeros(new Shape(1, 2), DataType.INT64), manager.create(new long[] {1}));
        NDList predictions = new NDList(manager.ones(new Shape(1, 2, 3)));
        assertThatThrownBy(() -> Loss.maskedSoftmaxCrossEntropyLoss().evaluate(labels, predictions))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void multiFactorRemembersWhatItWasAsked() {
        Tracker tracker = Tracker.multiFactor()
                .setBaseValue(1)
                .setSteps(new int[] {10, 20})
                .optFactor(0.1f)
                .build();
        assertThat(tracker.getNewValue(0)).isEqualTo(1);
        assertThat(tracker.getNewValue(30)).isCloseTo(0.01f, within(1e-6f));
        assertThat(tracker.getNewValue(0)).isCloseTo(0.01f, within(1e-6f));
    }

    /** The blocks that are no layers here are DJL's own, and run. */
    @Test
    void djlsOwnBertIsBuiltFromItsSymbol() {
        Block block = Materializer.build(BlockTypes.BERT_PRETRAINING.symbol(b -> b.set("tokenDictionarySize", 10)
                .set("embeddingSize", 4)
                .set("attentionHeadCount", 2)
                .set("hiddenSize", 4)
                .set("transformerBlockCount", 1)
                .set("maxSequenceLength", 6)));
        Shape tokens = new Shape(2, 6);
        block.initialize(manager, DataType.FLOAT32, tokens, tokens, tokens, new Shape(2, 1));
        NDArray ids = manager.ones(tokens, DataType.INT64);
        NDList outputs = block.forward(
                new ParameterStore(manager, false),
                new NDList(ids, ids, ids, manager.ones(new Shape(2, 1), DataType.INT64)),
                false);
        assertThat(outputs.get(0).getShape()).isEqualTo(new Shape(2, 2));
        assertThat(outputs.get(1).getShape()).isEqualTo(new Shape(2, 10));
    }

    private NDArray run(Block block, NDArray input) {
        block.initialize(manager, DataType.FLOAT32, input.getShape());
        return block.forward(new ParameterStore(manager, false), new NDList(input), true)
                .head();
    }
}
