package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.data.SplitSizes;
import org.espalier.djl.data.StrokeDigitsSource;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.optim.Schedule;
import org.espalier.djl.optim.Schedules;
import org.espalier.djl.optim.Sgd;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is cut and resumed gives the weights of one that ran through, bit by bit. */
class ResumeTest {

    private static final Symbol<Experiment> EXPERIMENT = Experiment.TYPE.symbol(e -> e.set(
                    Experiment.MODEL,
                    sequential(conv2d(3, 3), batchNorm(), relu(), maxPool2d(4), dropout(0.3), flatten(), linear(10)))
            .set(Experiment.DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                    .set(DataSources.TRAIN, 200)
                    .set(DataSources.VALIDATION, 64)
                    .set(DataSources.TEST, 64)))
            .set(Experiment.OPTIMIZER, Optimizers.adam(0.02))
            .set(Experiment.SCHEDULE, Schedules.warmUp(0.2, Schedules.cosine()))
            .set(Experiment.AUGMENTATION, Augmentations.augmentAll(Augmentations.shift(2), Augmentations.noise(0.05)))
            .set(Experiment.RESTORE_BEST, true)
            .set(Experiment.PATIENCE, 3)
            .set(Experiment.EPOCHS, 5)
            .set(Experiment.SEED, 11L));

    private final BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(2));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aCutRunEndsLikeOneThatRanThrough(int cut) {
        isTheSameAfter(cut, EXPERIMENT);
    }

    @Test
    void everyOptimizerAndNumberTypeGoesOn() {
        List<Symbol<OptimizerRecipe>> optimizers = List.of(
                Optimizers.sgd(0.1),
                Optimizers.nag(0.1),
                Optimizers.adamW(0.01),
                Optimizers.rmsProp(0.003),
                Optimizers.adagrad(0.02),
                Optimizers.adadelta(0.5));
        Symbol<Experiment> shorter = EXPERIMENT.with("epochs", 3);
        optimizers.forEach(optimizer -> isTheSameAfter(2, shorter.with("optimizer", optimizer)));
        isTheSameAfter(1, shorter.with("precision", Precision.FLOAT64));
        isTheSameAfter(1, shorter.with("precision", Precision.FLOAT16));
    }

    private void isTheSameAfter(int cut, Symbol<Experiment> experiment) {
        Path file = folder.resolve("run" + experiment.hashCode());
        RunOptions options = RunOptions.NONE.checkpoint(file);
        assertThatThrownBy(() -> run(experiment).trainAndEvaluate(options.listener(result -> {
                    if (result.epoch() == cut) {
                        throw new IllegalStateException("cut");
                    }
                    return true;
                })))
                .hasMessage("cut");
        List<String> lines = new ArrayList<>();
        try (TrainedNetwork through = run(experiment).train(RunOptions.NONE);
                TrainedNetwork resumed = run(experiment).train(options.listener(new ProgressLines(lines::add)))) {
            assertThat(lines.get(0)).startsWith("goes on after epoch " + cut + " of ");
            assertThat(Checkpoint.of(resumed.network()).arrays())
                    .isEqualTo(Checkpoint.of(through.network()).arrays());
            TrainingReport expected = through.report();
            TrainingReport found = resumed.report();
            assertThat(found.history())
                    .usingRecursiveComparison()
                    .ignoringFields("seconds")
                    .isEqualTo(expected.history());
            assertThat(found.testAccuracy()).isEqualTo(expected.testAccuracy());
            assertThat(found.ending()).isEqualTo(expected.ending());
            assertThat(found.kept()).isEqualTo(expected.kept());
            assertThat(found.history()).extracting(EpochResult::seconds).isSorted();
        }
    }

    @Test
    void aStudySeesTheWholeCurveOfACutTrial() {
        Path file = folder.resolve("run");
        Symbol<Experiment> three = EXPERIMENT.with("epochs", 3);
        assertThatThrownBy(() -> run(three)
                        .trainAndEvaluate(RunOptions.NONE.checkpoint(file).listener(result -> {
                            throw new IllegalStateException("cut");
                        })))
                .hasMessage("cut");
        Study<Experiment> study = Study.of(three.with("seed", oneOf(11L, 11L)))
                .algorithm(new RandomSearch())
                .context(context)
                .start();
        for (Sample<Experiment> sample : study.sample(1)) {
            sample.report(sample.value()
                    .trainAndEvaluate(RunOptions.NONE.checkpoint(file).feedback(sample.feedback()))
                    .accuracy());
        }
        assertThat(study.trials().get(0).log().measurements())
                .extracting(Measurement::step)
                .containsExactly(1L, 2L, 3L);
    }

    /** The rate is a function of steps, not of passes: each of the 3 x 5 steps asks for its own, cut or not. */
    @Test
    void theScheduleGoesOnStepByStep() {
        List<Integer> through = new ArrayList<>();
        List<Integer> cut = new ArrayList<>();
        RunOptions options = RunOptions.NONE.checkpoint(folder.resolve("run"));
        scheduled(through, RunOptions.NONE);
        assertThatThrownBy(() -> scheduled(cut, options.listener(result -> {
                    throw new IllegalStateException("cut");
                })))
                .hasMessage("cut");
        scheduled(cut, options);
        assertThat(through)
                .containsExactlyElementsOf(IntStream.range(0, 15).boxed().toList());
        assertThat(cut).isEqualTo(through);
    }

    private void scheduled(List<Integer> asked, RunOptions options) {
        Schedule schedule = (rate, totalSteps) -> {
            assertThat(totalSteps).isEqualTo(15);
            return step -> {
                asked.add(step);
                return (float) (rate / (1 + step));
            };
        };
        ImageSplits data = new StrokeDigitsSource(Difficulty.EASY, new SplitSizes(80, 10, 10), 1).load();
        Shape input = new Shape(1, 28, 28);
        Layer model = Materializer.build(sequential(flatten(), linear(10)));
        FitSettings settings = new FitSettings(3, 16, 1, GradientClip.NONE);
        try (Network network = Network.initialize(BlockBuilder.build(model, input), NetworkPlan.of(input, 1))) {
            new TrainingLoop(network, new Losses.SoftmaxCrossEntropy(), settings, InstantSource.system())
                    .run(data, new TrainingCourse(new Sgd(0.1), schedule), options);
        }
    }

    @Test
    void aFinishedRunIsNotTrainedAgain() {
        RunOptions options = RunOptions.NONE.checkpoint(folder.resolve("run"));
        TrainingReport first = run(EXPERIMENT).trainAndEvaluate(options);
        TrainingReport again = run(EXPERIMENT).trainAndEvaluate(options.listener(result -> {
            throw new AssertionError("no pass is left");
        }));
        assertThat(again.history()).isEqualTo(first.history());
        assertThat(again.testAccuracy()).isEqualTo(first.testAccuracy());
        assertThat(again.ending()).isEqualTo(first.ending());
    }

    @Test
    void theFileOfAnotherRunIsRefusedWithAllDifferences() {
        Path file = folder.resolve("run");
        RunOptions options = RunOptions.NONE.checkpoint(file);
        run(EXPERIMENT.with("epochs", 2)).trainAndEvaluate(options);
        Symbol<Experiment> other = EXPERIMENT
                .with("optimizer.rate", 0.03)
                .with("seed", 12L)
                .with("data.seed", 1L)
                .with("model.layers[3]", maxPool2d(7));
        assertThatThrownBy(() -> run(other).trainAndEvaluate(options))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("  " + file + ": belongs to another run; use another file, or delete this one"
                        + " to start again\n")
                .hasMessageContaining("\n  epochs: expected 5, found 2\n")
                .hasMessageContaining("\n  model: expected model.layers[3] MaxPool2d(kernel=7")
                .hasMessageContaining("\n  optimizer: expected Adam[rate=0.03, ")
                .hasMessageContaining("\n  seed: expected 12, found 11\n")
                .hasMessageContaining("\n  train: expected ImageSet[200 images of 1x28x28, 10 classes], checksum ");
    }

    @Test
    void damagedAndForeignFilesAreRefused() throws IOException {
        Path file = folder.resolve("run");
        RunOptions options = RunOptions.NONE.checkpoint(file);
        Symbol<Experiment> one = EXPERIMENT.with("epochs", 1);
        try (TrainedNetwork trained = run(one).train(options)) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 3] ^= 4;
            Files.write(file, bytes);
            assertThatThrownBy(() -> run(one).trainAndEvaluate(options))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("damaged");
            Checkpoint.of(trained.network()).save(file);
            assertThatThrownBy(() -> run(one).trainAndEvaluate(options))
                    .hasMessageContaining(file + ": expected a training run to go on with (training 1), found weights"
                            + " of another tool");
            Files.writeString(file, "what is this");
            assertThatThrownBy(() -> run(one).trainAndEvaluate(options)).hasMessageContaining("not a safetensors file");
        }
    }

    private Experiment run(Symbol<Experiment> symbol) {
        return Materializer.build(symbol, context);
    }
}
