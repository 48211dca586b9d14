package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.PADDING;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.djl.optim.Optimizers.rmsProp;
import static org.espalier.djl.train.Experiment.BATCH;
import static org.espalier.djl.train.Experiment.DATA;
import static org.espalier.djl.train.Experiment.DEVICE;
import static org.espalier.djl.train.Experiment.EPOCHS;
import static org.espalier.djl.train.Experiment.MODEL;
import static org.espalier.djl.train.Experiment.OPTIMIZER;
import static org.espalier.djl.train.Experiment.SEED;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.Device;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.DjlTypes;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.device.DevicePool;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.study.Ordering;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolType;
import org.espalier.trial.InfeasibleException;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    private static final Symbol<Layer> NET =
            sequential(conv2d(4, 3), batchNorm(), relu(), maxPool2d(4), flatten(), dropout(0.1), linear(10));

    private static final Symbol<DataSource> EASY =
            DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                    .set(DataSources.TRAIN, 512)
                    .set(DataSources.VALIDATION, 100)
                    .set(DataSources.TEST, 100));

    private static final Symbol<Experiment> EXPERIMENT = Experiment.TYPE.symbol(e -> e.set(MODEL, NET)
            .set(DATA, EASY)
            .set(OPTIMIZER, adam(0.01))
            .set(EPOCHS, 3)
            .set(SEED, 7L));

    private final BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(4));

    @Test
    void trainsEvaluatesAndRepeatsItself() {
        TrainingReport report = experiment(EXPERIMENT).trainAndEvaluate();
        assertThat(report.accuracy()).isGreaterThan(0.8);
        assertThat(report.history()).hasSize(3);
        assertThat(report.parameters())
                .isEqualTo(experiment(EXPERIMENT).shapes().parameters());
        TrainingReport again = experiment(EXPERIMENT).trainAndEvaluate();
        assertThat(again.history().get(2).loss())
                .isEqualTo(report.history().get(2).loss());
        Symbol<Experiment> other = EXPERIMENT.with("seed", 8L);
        assertThat(experiment(other).trainAndEvaluate().history().get(0).loss())
                .isNotEqualTo(report.history().get(0).loss());
    }

    @Test
    void pathsOfTheTreeReachEverySetting() {
        Symbol<Experiment> tuned =
                EXPERIMENT.with("optimizer.rate", 0.02).with("epochs", 1).with("model.layers[0].filters", 6);
        assertThat(experiment(tuned))
                .hasToString("Experiment(Sequential(7 layers),"
                        + " StrokeDigitsSource[difficulty=EASY, sizes=SplitSizes[train=512, validation=100,"
                        + " test=100], seed=0], Adam[rate=0.02, beta1=0.9, beta2=0.999, epsilon=1.0E-8,"
                        + " weightDecay=0.0], epochs 1)");
        assertThatThrownBy(() -> EXPERIMENT.with("optimizer.rate", -1.0))
                .isInstanceOf(SymbolException.class)
                .hasMessageContaining("rate");
        assertThatThrownBy(() -> EXPERIMENT.with("device", "tpu"))
                .isInstanceOf(SymbolException.class)
                .hasMessageContaining("device");
    }

    @Test
    void anImpossibleNetworkIsInfeasibleWithItsPath() {
        Symbol<Experiment> impossible = EXPERIMENT.with(
                "model",
                sequential(
                        maxPool2d(14),
                        conv2d(c -> c.set(FILTERS, 4).set(KERNEL, 3).set(PADDING, Padding.VALID)),
                        flatten(),
                        linear(10)));
        assertThatThrownBy(() -> experiment(impossible).trainAndEvaluate())
                .isInstanceOf(InfeasibleException.class)
                .hasMessage("model.layers[1]: Conv2d(filters=4, kernel=3, padding=VALID) needs at least 3"
                        + " rows and columns for its window of 3, found (1, 2, 2)");
        assertThatThrownBy(
                        () -> experiment(EXPERIMENT.with("model", conv2d(3, 3))).trainAndEvaluate())
                .isInstanceOf(InfeasibleException.class)
                .hasMessage("model: expected output (10) for 10 classes, found (3, 28, 28); end with"
                        + " flatten() and linear(10)");
        Symbol<Experiment> empty = EXPERIMENT.with(
                "model",
                sequential(
                        maxPool2d(p -> p.set(KERNEL, 14).set(org.espalier.djl.nn.LayerFields.POOL_STRIDE, 14)),
                        identity(),
                        flatten()));
        Symbol<DataSource> four = FOUR.symbol();
        assertThatThrownBy(() -> experiment(empty.with("data", four)).trainAndEvaluate())
                .hasMessage("model: expected something to train, found no parameters");
    }

    /** Images like those of the drawn digits, but with four classes. */
    private static final SymbolType<DataSource> FOUR = SymbolType.named("test.Four", DataSource.class)
            .constructor(a -> () -> {
                var set = org.espalier.djl.data.ImageSet.of(
                        new org.espalier.djl.data.ImageShape(1, 28, 28), 4, new float[4 * 784], new int[4]);
                return new org.espalier.djl.data.ImageSplits(set, set, set);
            });

    @Test
    void aMissingGpuIsAnErrorAndGivesTheLeaseBack() {
        int gpus = Engines.start().getGpuCount();
        DevicePool pool = DevicePool.of(List.of(Device.gpu(gpus)));
        Experiment leased = Materializer.build(EXPERIMENT, context.with(DevicePool.class, pool));
        assertThatThrownBy(leased::trainAndEvaluate).hasMessageContaining("GPUs; use cpu()");
        assertThat(pool.available()).isEqualTo(1);
        assertThatThrownBy(() -> experiment(EXPERIMENT.with("device", "gpu(" + gpus + ")"))
                        .trainAndEvaluate())
                .hasMessageContaining("device gpu(" + gpus + ")");
    }

    @Test
    void wallTimeComesFromTheClockOfTheBuild() {
        AtomicInteger ticks = new AtomicInteger();
        BuildContext timed =
                context.with(java.time.InstantSource.class, () -> Instant.ofEpochSecond(ticks.getAndIncrement()));
        TrainingReport report =
                Materializer.build(EXPERIMENT.with("epochs", 2), timed).trainAndEvaluate();
        assertThat(report.history()).extracting(EpochResult::seconds).containsExactly(1.0, 2.0);
        assertThat(report.seconds()).isEqualTo(3);
    }

    @Test
    void aKeptNetworkHandsOutItsWeightsAndFreesThem() {
        int before = Engines.newManager(Device.cpu())
                .getParentManager()
                .getManagedArrays()
                .size();
        Checkpoint checkpoint;
        try (TrainedNetwork trained = experiment(EXPERIMENT).train(EpochListener.SILENT)) {
            checkpoint = Checkpoint.of(trained.network());
            assertThat(trained.report().history()).hasSize(3);
            assertThat(trained.network().manager().isOpen()).isTrue();
        }
        assertThat(checkpoint.names()).hasSize(8);
        assertThat(Engines.newManager(Device.cpu()).getParentManager().getManagedArrays())
                .hasSize(before);
    }

    /** Searches over networks of which some are impossible; the same trials with 1 and 3 workers. */
    @Test
    void aStudySearchesMeasuresAndIsReproducibleInParallel() {
        List<Trial> alone = search(1);
        List<Trial> together = search(3);
        assertThat(alone).hasSize(12);
        assertThat(together)
                .extracting(Trial::dna)
                .containsExactlyElementsOf(alone.stream().map(Trial::dna).toList());
        assertThat(together)
                .extracting(ExperimentTest::outcome)
                .containsExactlyElementsOf(
                        alone.stream().map(ExperimentTest::outcome).toList());
        assertThat(alone).extracting(Trial::state).contains(TrialState.COMPLETED, TrialState.INFEASIBLE);
    }

    private static String outcome(Trial trial) {
        return trial.state() + " " + trial.metrics() + " " + trial.log().reason();
    }

    private List<Trial> search(int workers) {
        Symbol<OptimizerRecipe> optimizer = oneOf(adam(floatv(1e-3, 1e-2)), rmsProp(1e-3));
        Symbol<Experiment> space = EXPERIMENT
                .with("epochs", 1)
                .with("optimizer", optimizer)
                .with(
                        "model",
                        sequential(
                                oneOf(maxPool2d(2), maxPool2d(14)),
                                conv2d(c -> c.set(FILTERS, oneOf(2, 4))
                                        .set(KERNEL, 3)
                                        .set(PADDING, Padding.VALID)),
                                relu(),
                                flatten(),
                                dropout(0.2),
                                linear(10)));
        Study<Experiment> study = Study.of(space)
                .algorithm(new RandomSearch())
                .seed(5)
                .workers(workers)
                .ordering(Ordering.byTrialId(3))
                .context(context.with(DevicePool.class, DevicePool.cpu(2)))
                .start();
        study.runSamples(
                12,
                sample -> sample.report(
                        sample.value().trainAndEvaluate(sample.feedback()).accuracy()));
        return study.trials().stream()
                .sorted(java.util.Comparator.comparingLong(Trial::id))
                .toList();
    }

    @Test
    void measurementsArePerEpochAndTheStudyMayStopATrial() {
        Study<Experiment> study = Study.of(EXPERIMENT.with("batch", oneOf(32, 64)))
                .algorithm(new RandomSearch())
                .context(context)
                .earlyStopping(trial -> trial.measurements().size() >= 2)
                .start();
        List<Integer> epochs = new ArrayList<>();
        for (Sample<Experiment> sample : study.sample(2)) {
            TrainingReport report = sample.value().trainAndEvaluate(sample.feedback());
            epochs.add(report.history().size());
            assertThat(report.ending()).isEqualTo(TrainingReport.Ending.STOPPED);
            sample.report(report.accuracy());
        }
        assertThat(epochs).containsExactly(2, 2);
        assertThat(study.trials()).allMatch(t -> t.state() == TrialState.STOPPED);
    }

    @Test
    void everyTypeIsRegisteredOnce() {
        assertThat(DjlTypes.all())
                .extracting(SymbolType::name)
                .doesNotHaveDuplicates()
                .contains("djl.train.Experiment", "djl.nn.Conv2d", "djl.optim.Adam");
        assertThat(DjlTypes.registry().require("djl.train.Experiment")).isSameAs(Experiment.TYPE);
        assertThat(Experiment.TYPE.fields()).allMatch(f -> !f.description().isEmpty());
        assertThat(BATCH.defaultValue()).contains(64);
        assertThat(DEVICE.defaultValue()).contains("auto");
    }

    private Experiment experiment(Symbol<Experiment> symbol) {
        return Materializer.build(symbol, context);
    }
}
