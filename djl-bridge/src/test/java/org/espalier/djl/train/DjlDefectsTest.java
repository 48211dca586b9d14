package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.optim.Adagrad;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.Nag;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.ParameterStepper;
import org.espalier.djl.optim.RmsProp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One test for each defect of DJL's training path: what DJL does, and that this module does better.
 *
 * <p>The half about DJL is there to notice when DJL mends a defect: then our detour may go.
 */
class DjlDefectsTest {

    private static final Shape THREE = new Shape(3);

    @Test
    void rmsPropNagAndAdagradThrowInDjlAndRunHere() {
        Tracker rate = Tracker.fixed(0.1f);
        for (Optimizer optimizer : List.of(
                Optimizer.rmsprop().optLearningRateTracker(rate).build(),
                Optimizer.nag().setLearningRateTracker(rate).setMomentum(0.9f).build(),
                Optimizer.adagrad().optLearningRateTracker(rate).build())) {
            try (Network network = linear(2, 1)) {
                Parameter weight = first(network);
                backward(network);
                assertThatThrownBy(() -> optimizer.update(
                                weight.getId(),
                                weight.getArray(),
                                weight.getArray().getGradient()))
                        .isInstanceOf(UnsupportedOperationException.class);
            }
        }
        for (OptimizerRecipe recipe : List.of(new RmsProp(0.1), new Nag(0.1, 0.9, 0), new Adagrad(0.1))) {
            try (Network network = linear(2, 1);
                    ParameterStepper stepper = stepper(network, recipe, GradientClip.NONE)) {
                float[] before = first(network).getArray().toFloatArray();
                backward(network);
                stepper.step(network.takeActive());
                assertThat(first(network).getArray().toFloatArray()).isNotEqualTo(before);
            }
        }
    }

    @Test
    void djlClipsOnOneSide() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            NDArray weight = manager.zeros(new Shape(2));
            weight.setRequiresGradient(true);
            NDArray gradient = manager.create(new float[] {-5, 5});
            Optimizer optimizer = Optimizer.sgd()
                    .setLearningRateTracker(Tracker.fixed(1))
                    .optClipGrad(1)
                    .build();
            Gradients.withoutRecording(manager.getEngine(), () -> {
                optimizer.update("w", weight, gradient);
                return weight;
            });
            assertThat(weight.toFloatArray()).containsExactly(5, -1);
        }
    }

    /** DJL's trainer moves a layer that no longer takes part; ours does not. */
    @Test
    void djlStepsParametersThatTookNoPart() {
        Engines.start();
        Choice choice = new Choice();
        try (Model model = Model.newInstance("defect")) {
            model.setBlock(choice);
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss())
                    .optDevices(new Device[] {Device.cpu()})
                    .optOptimizer(Optimizer.sgd()
                            .setLearningRateTracker(Tracker.fixed(0.01f))
                            .optMomentum(0.9f)
                            .build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(2, 3));
                djlStep(trainer);
                choice.use(1);
                djlStep(trainer);
                float[] before = choice.weight(0).toFloatArray();
                djlStep(trainer);
                assertThat(choice.weight(0).toFloatArray()).isNotEqualTo(before);
            }
        }
        Choice ours = new Choice();
        try (Network network = Network.initialize(ours, NetworkPlan.of(THREE, 1));
                ParameterStepper stepper =
                        stepper(network, new org.espalier.djl.optim.Sgd(0.01, 0.9, 0.1), GradientClip.NONE)) {
            backward(network);
            stepper.step(network.takeActive());
            float[] before = ours.weight(0).toFloatArray();
            ours.use(1);
            for (int i = 0; i < 3; i++) {
                backward(network);
                stepper.step(network.takeActive());
            }
            assertThat(ours.weight(0).toFloatArray()).isEqualTo(before);
            assertThat(stepper.steps(first(network))).isEqualTo(1);
        }
    }

    /** DJL's optimizer keeps its arrays when everything around it is closed: nothing can free them. */
    @Test
    void djlNeverFreesOptimizerState() throws ReflectiveOperationException {
        Optimizer adam = Optimizer.adam().build();
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            NDArray weight = manager.zeros(THREE);
            weight.setRequiresGradient(true);
            Gradients.withoutRecording(manager.getEngine(), () -> {
                adam.update("w", weight, manager.ones(THREE));
                return weight;
            });
        }
        Field means = adam.getClass().getDeclaredField("means");
        means.setAccessible(true);
        Map<?, ?> byDevice = (Map<?, ?>) ((Map<?, ?>) means.get(adam)).get("w");
        NDArray state = (NDArray) byDevice.values().iterator().next();
        assertThat(state.isReleased()).isFalse();
        state.close();
    }

    /** DJL corrects the bias of a parameter's first step by the count of all steps so far. */
    @Test
    void djlCountsTheStepsOfOtherParameters() {
        Optimizer adam =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.1f)).build();
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            NDArray early = manager.ones(new Shape(1));
            NDArray late = manager.ones(new Shape(1));
            early.setRequiresGradient(true);
            late.setRequiresGradient(true);
            Gradients.withoutRecording(manager.getEngine(), () -> {
                for (int i = 0; i < 1000; i++) {
                    adam.update("early", early, manager.ones(new Shape(1)));
                }
                adam.update("late", late, manager.ones(new Shape(1)));
                return late;
            });
            assertThat(1 - late.getFloat()).isCloseTo(0.2515f, within(1e-3f));
        }
    }

    /** DJL's weighted L1 loss forgets the prediction; so losses here have no weight. */
    @Test
    void djlsWeightedL1LossHasNoGradient() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            NDList label = new NDList(manager.create(new float[] {1, 2}));
            NDList near = new NDList(manager.create(new float[] {1, 2}));
            NDList far = new NDList(manager.create(new float[] {100, 200}));
            Loss weighted = Loss.l1Loss("weighted", 2);
            assertThat(weighted.evaluate(label, near).getFloat())
                    .isEqualTo(weighted.evaluate(label, far).getFloat());
        }
    }

    /** DJL's Mish takes a logarithm to base 2; ours is compared with its formula in {@code LayersTest}. */
    @Test
    void djlsMishIsAnotherFunction() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            double exact = -0.7 * Math.tanh(Math.log1p(Math.exp(-0.7)));
            float found = Activation.mish(manager.create(new float[] {-0.7f})).getFloat();
            assertThat(Math.abs(found - exact)).isGreaterThan(0.05);
        }
    }

    /** DJL refuses gradients that add up to zero, as those of mixture weights always do. */
    @Test
    void gradientsWithSumZeroAreGradients() {
        Engines.start();
        try (Model model = Model.newInstance("defect")) {
            model.setBlock(Linear.builder().setUnits(1).optBias(false).build());
            DefaultTrainingConfig config =
                    new DefaultTrainingConfig(Loss.l2Loss()).optDevices(new Device[] {Device.cpu()});
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, 2));
                NDManager manager = trainer.getManager();
                NDList input = new NDList(manager.create(new float[][] {{1, -1}}));
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    collector.backward(trainer.forward(input).head().sum());
                }
                assertThatThrownBy(trainer::step)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("zero");
            }
        }
        try (Network network = linear(1, 1);
                NDManager step = network.manager().newSubManager();
                ParameterStepper stepper = stepper(network, new org.espalier.djl.optim.Sgd(1), GradientClip.NONE)) {
            float[] before = first(network).getArray().toFloatArray();
            try (GradientTape tape = Gradients.record(network.manager().getEngine())) {
                tape.backward(
                        network.train(step.create(new float[][] {{1, -1, 0}})).sum());
            }
            stepper.step(network.takeActive());
            assertThat(first(network).getArray().toFloatArray())
                    .containsExactly(before[0] - 1, before[1] + 1, before[2]);
        }
    }

    @Test
    void otherNumberTypesTrainHere() {
        for (DataType type : List.of(DataType.FLOAT64, DataType.FLOAT16)) {
            NetworkPlan plan = new NetworkPlan(THREE, type, Device.cpu(), WeightInits.Xavier.DEFAULT, 1);
            try (Network network =
                            Network.initialize(Linear.builder().setUnits(2).build(), plan);
                    ParameterStepper stepper =
                            stepper(network, new org.espalier.djl.optim.Adam(0.1), GradientClip.NONE)) {
                NDArray weight = first(network).getArray();
                assertThat(weight.getDataType()).isEqualTo(type);
                double before = weight.toType(DataType.FLOAT64, true).toDoubleArray()[0];
                backward(network);
                stepper.step(network.takeActive());
                double after = weight.toType(DataType.FLOAT64, true).toDoubleArray()[0];
                assertThat(Math.abs(after - before)).isCloseTo(0.1, within(2e-3));
            }
        }
    }

    /** DJL takes weights of another shape without a word, and the layer becomes another one. */
    @Test
    void weightsOfAnotherShapeAreRefused(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (Network big = linear(5, 1)) {
            block(big).saveParameters(new DataOutputStream(saved));
            Checkpoint.of(big).save(folder.resolve("big.safetensors"));
        }
        try (Network small = linear(2, 1)) {
            block(small)
                    .loadParameters(
                            small.manager(), new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
            assertThat(first(small).getArray().getShape()).isEqualTo(new Shape(5, 3));
        }
        try (Network small = linear(2, 1)) {
            float[] before = first(small).getArray().toFloatArray();
            Checkpoint checkpoint = Checkpoint.read(folder.resolve("big.safetensors"));
            assertThatThrownBy(() -> checkpoint.loadInto(small))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessage("""
              weights do not fit (2 problems):
                weight: expected [2, 3], found [5, 3]
                bias: expected [2], found [5]""");
            assertThat(first(small).getArray().toFloatArray()).isEqualTo(before);
        }
    }

    @Test
    void checkpointsAreExactAndDamagedOnesAreTold(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("w.safetensors");
        try (Network source = linear(2, 1);
                Network target = linear(2, 9)) {
            Checkpoint.of(source).save(file);
            Checkpoint.read(file).loadInto(target);
            assertThat(first(target).getArray().toFloatArray())
                    .isEqualTo(first(source).getArray().toFloatArray());
            assertThat(first(target).getArray().hasGradient()).isTrue();
            assertThat(Checkpoint.read(file).names()).containsExactly("weight", "bias");
        }
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> Checkpoint.read(file))
                .hasMessage("weights do not fit (1 problem):\n  " + file + ": not a safetensors file");
    }

    /** DJL computes a negative size for a kernel that does not fit, instead of an error. */
    @Test
    void djlInfersImpossibleShapes() {
        Block conv =
                Conv2d.builder().setFilters(4).setKernelShape(new Shape(7, 7)).build();
        assertThat(conv.getOutputShapes(new Shape[] {new Shape(1, 3, 5, 5)})[0]).isEqualTo(new Shape(1, 4, -1, -1));
    }

    @Test
    void djlsFirstStepLeavesArraysOnTheModel() {
        Engines.start();
        try (Model model = Model.newInstance("defect")) {
            model.setBlock(Linear.builder().setUnits(2).build());
            DefaultTrainingConfig config =
                    new DefaultTrainingConfig(Loss.l2Loss()).optDevices(new Device[] {Device.cpu()});
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(2, 3));
                int before = model.getNDManager().getManagedArrays().size();
                djlStep(trainer);
                assertThat(model.getNDManager().getManagedArrays()).hasSizeGreaterThan(before);
            }
        }
    }

    /** The first step of each DJL trainer leaves arrays behind; a step here leaves none. */
    @Test
    void aStepLeavesNoArraysBehind() {
        try (Network network = Network.initialize(
                        new SequentialBlock()
                                .add(Linear.builder().setUnits(4).build())
                                .add(Activation.reluBlock())
                                .add(Linear.builder().setUnits(2).build()),
                        NetworkPlan.of(THREE, 1));
                ParameterStepper stepper =
                        stepper(network, new org.espalier.djl.optim.Sgd(0.1), new GradientClip(1, 1))) {
            int before = network.manager().getManagedArrays().size();
            for (int i = 0; i < 3; i++) {
                backward(network);
                stepper.step(network.takeActive());
                assertThat(network.manager().getManagedArrays()).hasSize(before);
            }
        }
    }

    private static void djlStep(Trainer trainer) {
        try (NDManager step = trainer.getManager().newSubManager()) {
            NDList input = new NDList(step.ones(new Shape(2, 3)));
            try (GradientCollector collector = trainer.newGradientCollector()) {
                collector.backward(trainer.forward(input).head().square().sum());
            }
            trainer.step();
        }
    }

    private static void backward(Network network) {
        Engine engine = network.manager().getEngine();
        try (NDManager step = network.manager().newSubManager();
                GradientTape tape = Gradients.record(engine)) {
            NDArray input = step.ones(new Shape(2, 3), network.type());
            tape.backward(network.train(input).square().sum());
        }
    }

    private static ParameterStepper stepper(Network network, OptimizerRecipe recipe, GradientClip clip) {
        return new ParameterStepper(network.manager(), recipe, Tracker.fixed((float) recipe.rate()), clip);
    }

    private static Network linear(int units, long seed) {
        return Network.initialize(Linear.builder().setUnits(units).build(), NetworkPlan.of(THREE, seed));
    }

    private static Block block(Network network) {
        return network.block();
    }

    private static Parameter first(Network network) {
        return network.parameters().values().iterator().next();
    }

    /** Two layers of which one is in use. */
    private static final class Choice extends ai.djl.nn.AbstractBlock {

        private final Block[] options = new Block[2];
        private int used;

        Choice() {
            for (int i = 0; i < 2; i++) {
                options[i] =
                        addChildBlock("option" + i, Linear.builder().setUnits(2).build());
            }
        }

        void use(int option) {
            used = option;
        }

        NDArray weight(int option) {
            return options[option].getParameters().valueAt(0).getArray();
        }

        @Override
        protected NDList forwardInternal(
                ai.djl.training.ParameterStore store,
                NDList inputs,
                boolean training,
                ai.djl.util.PairList<String, Object> params) {
            return options[used].forward(store, inputs, training);
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return options[0].getOutputShapes(inputs);
        }

        @Override
        public void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
            for (Block option : options) {
                option.initialize(manager, type, shapes);
            }
        }
    }
}
