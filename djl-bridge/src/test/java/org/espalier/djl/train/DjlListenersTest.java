package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;

import ai.djl.Device;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.evaluator.TopKAccuracy;
import ai.djl.training.listener.EarlyStoppingListener;
import ai.djl.training.listener.EpochTrainingListener;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.SaveModelTrainingListener;
import ai.djl.training.listener.TimeMeasureTrainingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.optim.Optimizers;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DJL's listeners hear our training as they would hear DJL's. */
class DjlListenersTest {

    private static final Symbol<Experiment> EXPERIMENT =
            Experiment.TYPE.symbol(e -> e.set(Experiment.MODEL, sequential(flatten(), linear(10)))
                    .set(Experiment.DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                            .set(DataSources.TRAIN, 130)
                            .set(DataSources.VALIDATION, 300)
                            .set(DataSources.TEST, 40)))
                    .set(Experiment.OPTIMIZER, Optimizers.adam(0.01))
                    .set(Experiment.EPOCHS, 2));

    private final BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(2));

    @TempDir
    private Path folder;

    @Test
    void eventsComeInDjlsOrder() {
        List<String> heard = new ArrayList<>();
        run().trainAndEvaluate(RunOptions.NONE.djl(DjlListeners.of(new Diary(heard))));
        List<String> pass =
                List.of("train 1/3 64", "train 2/3 64", "train 3/3 2", "valid 1/2 256", "valid 2/2 44", "epoch");
        assertThat(heard.get(0)).isEqualTo("begin cpu()");
        assertThat(heard.subList(1, 7)).isEqualTo(pass);
        assertThat(heard.subList(7, 13)).isEqualTo(pass);
        assertThat(heard.subList(13, heard.size())).containsExactly("end");
    }

    @Test
    void djlsOwnEvaluatorsAgreeWithTheReport() {
        EvaluatorTrainingListener evaluations = new EvaluatorTrainingListener();
        DjlListeners djl = DjlListeners.of(evaluations, new TimeMeasureTrainingListener(null))
                .evaluating(new Accuracy(), new TopKAccuracy(3));
        TrainingReport report = run().trainAndEvaluate(RunOptions.NONE.djl(djl));
        EpochResult last = report.history().get(1);
        Map<String, Float> latest = evaluations.getLatestEvaluations();
        assertThat(latest.get("validate_Accuracy").doubleValue()).isCloseTo(last.validationAccuracy(), within(1e-6));
        assertThat(latest.get("train_Accuracy").doubleValue()).isCloseTo(last.trainAccuracy(), within(1e-6));
        assertThat(latest.get("validate_Top_3_Accuracy")).isGreaterThanOrEqualTo(latest.get("validate_Accuracy"));
        assertThat(latest.get("train_loss")).isPositive();
        assertThat(djl.metrics().getMetric("train_epoch_Accuracy")).hasSize(2);
    }

    @Test
    void listenersChangeNothingAndLeaveNothing() {
        int before = arrays();
        TrainingReport alone = run().trainAndEvaluate();
        DjlListeners djl = DjlListeners.of(new EvaluatorTrainingListener()).evaluating(new Accuracy());
        TrainingReport heard = run().trainAndEvaluate(RunOptions.NONE.djl(djl));
        assertThat(heard.history())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(alone.history());
        assertThat(heard.testAccuracy()).isEqualTo(alone.testAccuracy());
        assertThat(arrays()).isEqualTo(before);
    }

    @Test
    void djlsEarlyStoppingAndSavingWork() throws Exception {
        EarlyStoppingListener stopping = EarlyStoppingListener.builder()
                .optMinEpochs(1)
                .optEpochPatience(1)
                .optEarlyStopPctImprovement(1e6)
                .build();
        SaveModelTrainingListener saving = new SaveModelTrainingListener(folder.toString(), "kept");
        TrainingReport report = Materializer.build(EXPERIMENT.with("epochs", 30), context)
                .trainAndEvaluate(RunOptions.NONE.djl(DjlListeners.of(
                        new EpochTrainingListener(), new EvaluatorTrainingListener(), stopping, saving)));
        assertThat(report.ending()).isEqualTo(TrainingReport.Ending.STOPPED);
        assertThat(report.history()).hasSizeLessThan(30);
        try (var files = Files.list(folder)) {
            assertThat(files).singleElement().satisfies(f -> assertThat(
                            f.getFileName().toString())
                    .startsWith("kept-")
                    .endsWith(".params"));
        }
    }

    @Test
    void theTrainerIsForLooking() {
        List<String> heard = new ArrayList<>();
        assertThat(refusals(Trainer::step))
                .hasMessage("this trainer is for looking: the training loop makes the steps");
        assertThat(refusals(Trainer::newGradientCollector))
                .hasMessage("this trainer is for looking: the training loop computes the gradients");
        assertThat(refusals(Trainer::initialize))
                .hasMessage("this trainer is for looking: the network has its weights");
        assertThatThrownBy(() -> run().trainAndEvaluate(
                                RunOptions.NONE.djl(DjlListeners.of(new Diary(heard), new TrainingListenerAdapter() {
                                    @Override
                                    public void onEpoch(Trainer trainer) {
                                        throw new IllegalStateException("enough");
                                    }
                                }))))
                .hasMessage("enough");
        assertThat(heard).endsWith("epoch", "end");
    }

    private Throwable refusals(Consumer<Trainer> action) {
        List<Throwable> caught = new ArrayList<>();
        run().trainAndEvaluate(RunOptions.NONE.djl(DjlListeners.of(new TrainingListenerAdapter() {
            @Override
            public void onTrainingBatch(Trainer trainer, TrainingListener.BatchData data) {
                try {
                    action.accept(trainer);
                } catch (UnsupportedOperationException e) {
                    caught.add(e);
                }
            }
        })));
        assertThat(caught).hasSize(6);
        return caught.get(0);
    }

    private static int arrays() {
        return Engines.newManager(Device.cpu())
                .getParentManager()
                .getManagedArrays()
                .size();
    }

    private Experiment run() {
        return Materializer.build(EXPERIMENT, context);
    }

    /** Writes everything down. */
    private record Diary(List<String> heard) implements TrainingListener {

        @Override
        public void onTrainingBegin(Trainer trainer) {
            heard.add("begin " + trainer.getDevices()[0]);
        }

        @Override
        public void onTrainingBatch(Trainer trainer, BatchData data) {
            heard.add("train " + batch(data));
        }

        @Override
        public void onValidationBatch(Trainer trainer, BatchData data) {
            heard.add("valid " + batch(data));
        }

        @Override
        public void onEpoch(Trainer trainer) {
            heard.add("epoch");
        }

        @Override
        public void onTrainingEnd(Trainer trainer) {
            heard.add("end");
        }

        private static String batch(BatchData data) {
            assertThat(data.getPredictions().get(Device.cpu()).get(0).getShape())
                    .isEqualTo(new ai.djl.ndarray.types.Shape(data.getBatch().getSize(), 10));
            return data.getBatch().getProgress() + "/" + data.getBatch().getProgressTotal() + " "
                    + data.getBatch().getSize();
        }
    }
}
