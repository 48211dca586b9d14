package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.data.SplitSizes;
import org.espalier.djl.data.StrokeDigitsSource;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.optim.Adam;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.RmsProp;
import org.espalier.djl.optim.Schedules;
import org.espalier.djl.optim.Sgd;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

    private static final Shape IMAGE = new Shape(1, 28, 28);

    private final ImageSplits easy = new StrokeDigitsSource(Difficulty.EASY, new SplitSizes(1024, 200, 200), 1).load();
    private final List<EpochResult> heard = new ArrayList<>();

    @Test
    void aLinearModelLearnsEasyDigits() {
        TrainingReport report = train(linear(), new Adam(0.005), 6, 1);
        assertThat(report.accuracy()).isGreaterThan(0.95);
        assertThat(report.testAccuracy()).isGreaterThan(0.95);
        assertThat(report.ending()).isEqualTo(TrainingReport.Ending.COMPLETED);
        assertThat(report.parameters()).isEqualTo(7850);
        assertThat(report.history()).hasSize(6).isEqualTo(heard);
        assertThat(report.history().get(5).loss())
                .isLessThan(report.history().get(0).loss());
    }

    @Test
    void aListenerEndsTheTraining() {
        try (Network network = Network.initialize(linear(), NetworkPlan.of(IMAGE, 1))) {
            TrainingReport report =
                    loop(network, 10, 1).run(easy, new Sgd(0.1), new Schedules.Fixed(), result -> result.epoch() < 2);
            assertThat(report.history()).hasSize(2);
            assertThat(report.ending()).isEqualTo(TrainingReport.Ending.STOPPED);
        }
    }

    @Test
    void aLossWithoutBoundEndsTheTraining() {
        FitSettings settings = new FitSettings(10, 64, 1, GradientClip.NONE);
        try (Network network = Network.initialize(linear(), NetworkPlan.of(IMAGE, 1))) {
            TrainingReport report = new TrainingLoop(network, new Losses.L2(), settings, InstantSource.system())
                    .run(easy, new Sgd(1e6), new Schedules.Fixed(), EpochListener.SILENT);
            assertThat(report.ending()).isEqualTo(TrainingReport.Ending.DIVERGED);
            assertThat(report.history()).hasSizeLessThan(10);
            assertThat(report.accuracy()).isBetween(0.0, 0.3);
        }
    }

    @Test
    void aSeedDecidesEverythingInAnyNumberOfThreads() throws Exception {
        List<TrainingReport> alone = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            alone.add(short_(seed));
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<TrainingReport>> together = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                int number = seed;
                together.add(pool.submit(() -> short_(number)));
            }
            for (int seed = 0; seed < 4; seed++) {
                TrainingReport expected = alone.get(seed);
                TrainingReport found = together.get(seed).get(120, TimeUnit.SECONDS);
                assertThat(found.history().get(0).loss())
                        .isEqualTo(expected.history().get(0).loss());
                assertThat(found.testAccuracy()).isEqualTo(expected.testAccuracy());
            }
            assertThat(alone.get(0).history().get(0).loss())
                    .isNotEqualTo(alone.get(1).history().get(0).loss());
        } finally {
            pool.shutdownNow();
        }
    }

    private TrainingReport short_(int seed) {
        try (Network network = Network.initialize(convolutional(), NetworkPlan.of(IMAGE, seed))) {
            return loop(network, 1, seed)
                    .run(easy, new RmsProp(0.002), new Schedules.Cosine(0.1), EpochListener.SILENT);
        }
    }

    /** Nothing native outlives a trial: neither after success nor after an exception inside one. */
    @Test
    void trialsLeaveNoNativeArraysBehind() {
        NDManager system = Engines.newManager(Device.cpu()).getParentManager();
        int before = system.getManagedArrays().size();
        for (int i = 0; i < 5; i++) {
            short_(i);
        }
        try (Network network = Network.initialize(convolutional(), NetworkPlan.of(IMAGE, 1))) {
            assertThat(system.getManagedArrays()).hasSizeGreaterThan(before);
            loop(network, 2, 1).run(easy, new Adam(0.01), new Schedules.Fixed(), result -> {
                throw new IllegalStateException("listener");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("listener");
        }
        assertThat(system.getManagedArrays()).hasSize(before);
    }

    @Test
    void aLastBatchOfOneImageIsLeftOut() {
        ImageSplits odd = new StrokeDigitsSource(Difficulty.EASY, new SplitSizes(65, 10, 10), 1).load();
        Block normalised = new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(10).build())
                .add(BatchNorm.builder().build());
        try (Network network = Network.initialize(normalised, NetworkPlan.of(IMAGE, 1))) {
            TrainingReport report =
                    loop(network, 2, 1).run(odd, new Sgd(0.1), new Schedules.Fixed(), EpochListener.SILENT);
            assertThat(report.ending()).isEqualTo(TrainingReport.Ending.COMPLETED);
        }
    }

    /** Compares back-propagation with central differences in 64-bit numbers. */
    @Test
    void gradientsAgreeWithDifferences() {
        for (LossRecipe loss : List.of(
                new Losses.SoftmaxCrossEntropy(),
                new Losses.L2(),
                new Losses.SigmoidBinaryCrossEntropy(),
                new Losses.L1(),
                new Losses.Hinge())) {
            NetworkPlan plan =
                    new NetworkPlan(new Shape(2, 6, 6), DataType.FLOAT64, Device.cpu(), WeightInits.Xavier.DEFAULT, 5);
            Block block = new SequentialBlock()
                    .add(Conv2d.builder()
                            .setFilters(3)
                            .setKernelShape(new Shape(3, 3))
                            .build())
                    .add(Activation::tanh)
                    .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                    .add(Blocks.batchFlattenBlock())
                    .add(Linear.builder().setUnits(4).build());
            try (Network network = Network.initialize(block, plan);
                    NDManager manager = network.manager().newSubManager()) {
                NDArray input =
                        manager.arange(0f, 144f, 1f, DataType.FLOAT64).sin().reshape(new Shape(2, 2, 6, 6));
                NDArray labels = manager.create(new long[] {1, 3});
                try (GradientTape tape = Gradients.record(manager.getEngine())) {
                    tape.backward(loss.evaluate(labels, network.train(input)));
                }
                for (Parameter parameter : network.takeActive()) {
                    checkGradient(
                            network,
                            parameter,
                            () -> loss.evaluate(labels, network.predict(input)).getDouble(),
                            loss.toString());
                }
            }
        }
    }

    private static void checkGradient(
            Network network, Parameter parameter, java.util.function.DoubleSupplier loss, String name) {
        double step = 1e-5;
        double[] gradient = parameter.getArray().getGradient().toDoubleArray();
        double[] values = parameter.getArray().toDoubleArray();
        for (int i = 0; i < values.length; i += 7) {
            double up = lossAt(network, parameter, values, i, step, loss);
            double down = lossAt(network, parameter, values, i, -step, loss);
            double difference = (up - down) / (2 * step);
            assertThat(Math.abs(gradient[i] - difference))
                    .as("%s, %s[%d]", name, parameter.getName(), i)
                    .isLessThan(1e-7 + 1e-6 * Math.abs(difference));
        }
    }

    private static double lossAt(
            Network network,
            Parameter parameter,
            double[] values,
            int index,
            double step,
            java.util.function.DoubleSupplier loss) {
        double[] moved = values.clone();
        moved[index] += step;
        return Gradients.withoutRecording(network.manager().getEngine(), () -> {
            NDArray weight = parameter.getArray();
            weight.set(moved);
            double result = loss.getAsDouble();
            weight.set(values);
            return result;
        });
    }

    private TrainingReport train(Block block, OptimizerRecipe optimizer, int epochs, long seed) {
        try (Network network = Network.initialize(block, NetworkPlan.of(IMAGE, seed))) {
            return loop(network, epochs, seed).run(easy, optimizer, new Schedules.Fixed(), result -> {
                heard.add(result);
                return true;
            });
        }
    }

    private static TrainingLoop loop(Network network, int epochs, long seed) {
        return new TrainingLoop(
                network,
                new Losses.SoftmaxCrossEntropy(),
                new FitSettings(epochs, 64, seed, GradientClip.NONE),
                InstantSource.system());
    }

    private static Block linear() {
        return new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(10).build());
    }

    private static Block convolutional() {
        return new SequentialBlock()
                .add(Conv2d.builder()
                        .setFilters(4)
                        .setKernelShape(new Shape(3, 3))
                        .build())
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(10).build());
    }
}
