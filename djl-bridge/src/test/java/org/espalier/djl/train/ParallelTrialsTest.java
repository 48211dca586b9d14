package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.block;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.symbol.Symbols.just;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.nn.norm.Dropout;
import ai.djl.util.cuda.CudaUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.device.DevicePool;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.optim.Optimizers;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same trial gives the same weights, wherever, whenever and beside whatever it runs. */
class ParallelTrialsTest {

    private static final Symbol<Experiment> EXPERIMENT = Experiment.TYPE.symbol(e -> e.set(
                    Experiment.MODEL,
                    sequential(conv2d(4, 3), batchNorm(), relu(), maxPool2d(4), dropout(0.3), flatten(), linear(10)))
            .set(Experiment.DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                    .set(DataSources.TRAIN, 256)
                    .set(DataSources.VALIDATION, 100)
                    .set(DataSources.TEST, 100)))
            .set(Experiment.OPTIMIZER, Optimizers.adam(0.02))
            .set(Experiment.AUGMENTATION, Augmentations.augmentAll(Augmentations.shift(2), Augmentations.rotation(10)))
            .set(Experiment.EPOCHS, 2));

    private final DevicePool pool = DevicePool.cpu(2);
    private final BuildContext context =
            BuildContext.EMPTY.with(DataCache.class, new DataCache(2)).with(DevicePool.class, pool);

    @Test
    void parallelTrialsGiveTheWeightsOfSequentialOnes() throws Exception {
        int before = arrays();
        List<Map<String, HostArray>> alone = new ArrayList<>();
        for (long seed = 0; seed < 5; seed++) {
            alone.add(weights(EXPERIMENT.with("seed", seed)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Map<String, HostArray>>> together = new ArrayList<>();
            for (long seed = 0; seed < 5; seed++) {
                Symbol<Experiment> trial = EXPERIMENT.with("seed", seed).with("prefetch", seed % 2 == 0);
                together.add(threads.submit(() -> weights(trial)));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(together.get(i).get(300, TimeUnit.SECONDS)).isEqualTo(alone.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
        assertThat(pool.available()).isEqualTo(2);
        assertThat(arrays()).isEqualTo(before);
    }

    @Test
    void deterministicTrainingIsTheSameAndRefusesTheEnginesGenerator() {
        Symbol<Experiment> strict = EXPERIMENT.with("deterministic", true);
        assertThat(weights(strict)).isEqualTo(weights(EXPERIMENT));
        int before = arrays();
        Symbol<Experiment> loose = strict.with(
                "model.layers[4]", block(just(Dropout.builder().optRate(0.5f).build())));
        assertThatThrownBy(() -> weights(loose))
                .isInstanceOf(NotDeterministicException.class)
                .hasMessageStartingWith("deterministic training: expected the same numbers from the same mini-batch,"
                        + " weights and seeds, found others in the output and ")
                .hasMessageEndingWith(
                        " more arrays on cpu(); a layer may draw from the engine's own generator, as DJL's"
                                + " Dropout does: use dropout() of this library, or a block that implements Seeded");
        assertThat(pool.available()).isEqualTo(2);
        assertThat(arrays()).isEqualTo(before);
        assertThat(new NotDeterministicException(Device.gpu(0), List.of("the output")))
                .hasMessageContaining("found others in the output on gpu(0); a layer")
                .hasMessageEndingWith("; or the device adds in no fixed order: use cpu");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyPrecisionLearns(Precision precision) {
        Symbol<Experiment> experiment =
                EXPERIMENT.with("precision", precision).with("epochs", 6).with("seed", 3L);
        try (TrainedNetwork trained = Materializer.build(experiment, context).train(RunOptions.NONE)) {
            assertThat(trained.report().accuracy()).isGreaterThan(0.5);
            assertThat(trained.network().type()).isEqualTo(precision.type());
        }
    }

    @Test
    void otherNumberTypesAreRefused() {
        assertThatThrownBy(() -> EXPERIMENT.with("precision", "BFLOAT16"))
                .hasMessageContaining("precision")
                .hasMessageContaining("FLOAT16");
    }

    @Test
    @Tag("gpu")
    void theSameExperimentLearnsOnAGpuAndGivesItsMemoryBack() {
        Engine engine = Engines.start();
        Assumptions.assumeTrue(
                engine.getGpuCount() > 0, "the engine " + engine.getEngineName() + " sees no GPU: not tried");
        Symbol<Experiment> experiment = EXPERIMENT.with("device", "gpu(0)").with("epochs", 6);
        weights(experiment);
        long before = CudaUtils.getGpuMemory(Device.gpu(0)).getCommitted();
        for (long seed = 1; seed < 6; seed++) {
            try (TrainedNetwork trained =
                    Materializer.build(experiment.with("seed", seed), context).train(RunOptions.NONE)) {
                assertThat(trained.report().accuracy()).isGreaterThan(0.5);
                assertThat(trained.network().device()).isEqualTo(Device.gpu(0));
            }
        }
        assertThat(CudaUtils.getGpuMemory(Device.gpu(0)).getCommitted()).isLessThanOrEqualTo(before + (32L << 20));
    }

    private Map<String, HostArray> weights(Symbol<Experiment> experiment) {
        try (TrainedNetwork trained = Materializer.build(experiment, context).train(RunOptions.NONE)) {
            return Checkpoint.of(trained.network()).arrays();
        }
    }

    private static int arrays() {
        return Engines.newManager(Device.cpu())
                .getParentManager()
                .getManagedArrays()
                .size();
    }
}
