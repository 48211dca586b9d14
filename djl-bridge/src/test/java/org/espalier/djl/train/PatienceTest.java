package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.sgd;

import java.util.ArrayList;
import java.util.List;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

/** Early end by patience, and restoring of the best weights. */
class PatienceTest {

    private static final Symbol<Experiment> EXPERIMENT =
            Experiment.TYPE.symbol(e -> e.set(Experiment.MODEL, sequential(flatten(), linear(16), relu(), linear(10)))
                    .set(Experiment.DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.MEDIUM)
                            .set(DataSources.TRAIN, 256)
                            .set(DataSources.VALIDATION, 64)
                            .set(DataSources.TEST, 64)))
                    .set(Experiment.OPTIMIZER, sgd(0.5))
                    .set(Experiment.EPOCHS, 20)
                    .set(Experiment.SEED, 3L));

    private final BuildContext context = BuildContext.EMPTY.with(DataCache.class, new DataCache(1));

    @Test
    void trainingEndsAfterPassesThatAreNotBetter() {
        TrainingReport whole = run(EXPERIMENT).trainAndEvaluate();
        TrainingReport early = run(EXPERIMENT.with("patience", 2)).trainAndEvaluate();
        int last = early.history().size();
        assertThat(early.ending()).isEqualTo(TrainingReport.Ending.NOT_BETTER);
        assertThat(last).isLessThan(20);
        assertThat(losses(early)).isEqualTo(losses(whole).subList(0, last));
        assertThat(Patience.best(early.history()).epoch()).isEqualTo(last - 2);
        assertThat(early.kept()).isEqualTo(last);
        assertThat(early.accuracy()).isEqualTo(early.history().get(last - 1).validationAccuracy());
    }

    @Test
    void theBestWeightsComeBack() {
        List<Checkpoint> after = new ArrayList<>();
        Experiment experiment = run(EXPERIMENT.with("patience", 3).with("restoreBest", true));
        try (TrainedNetwork trained = experiment.train(RunOptions.NONE)) {
            TrainingReport report = trained.report();
            EpochResult best = Patience.best(report.history());
            assertThat(report.kept())
                    .isEqualTo(best.epoch())
                    .isLessThan(report.history().size());
            assertThat(report.accuracy()).isEqualTo(best.validationAccuracy());
            Experiment shorter = run(EXPERIMENT);
            try (TrainedNetwork then = shorter.train(result -> result.epoch() < best.epoch())) {
                after.add(Checkpoint.of(then.network()));
                assertThat(report.testAccuracy()).isEqualTo(then.report().testAccuracy());
            }
            assertThat(Checkpoint.of(trained.network()).arrays())
                    .isEqualTo(after.get(0).arrays());
        }
    }

    @Test
    void settingsThatDoNotDecideAndDefaultsLeaveResultsAlone() {
        Symbol<Experiment> few = EXPERIMENT.with("epochs", 2);
        List<Double> plain = losses(run(few).trainAndEvaluate());
        assertThat(losses(run(few.with("prefetch", true)).trainAndEvaluate())).isEqualTo(plain);
        Symbol<Experiment> shifted = few.with("augmentation", Augmentations.shift(2));
        List<Double> augmented = losses(run(shifted).trainAndEvaluate());
        assertThat(augmented).isNotEqualTo(plain);
        assertThat(losses(run(shifted.with("prefetch", true)).trainAndEvaluate()))
                .isEqualTo(augmented);
    }

    @Test
    void allListenersHearEverythingAndOneMayEndIt() {
        List<String> heard = new ArrayList<>();
        TrainingReport report = run(EXPERIMENT)
                .trainAndEvaluate(RunOptions.NONE
                        .listener(r -> heard.add("a" + r.epoch()) && r.epoch() < 2)
                        .listener(new ProgressLines(heard::add))
                        .listener(r -> heard.add("c" + r.epoch())));
        assertThat(report.ending()).isEqualTo(TrainingReport.Ending.STOPPED);
        assertThat(heard).hasSize(6);
        assertThat(heard.get(0)).isEqualTo("a1");
        assertThat(heard.get(4)).startsWith("epoch  2/20  loss ");
        assertThat(heard.get(5)).isEqualTo("c2");
    }

    @Test
    void aNegativePatienceIsRefused() {
        assertThatThrownBy(() -> new Patience(-1, false)).hasMessage("patience: expected int >= 0, found -1");
        assertThatThrownBy(() -> EXPERIMENT.with("patience", -1)).hasMessageContaining("patience");
    }

    private Experiment run(Symbol<Experiment> symbol) {
        return Materializer.build(symbol, context);
    }

    private static List<Double> losses(TrainingReport report) {
        return report.history().stream().map(EpochResult::loss).toList();
    }
}
