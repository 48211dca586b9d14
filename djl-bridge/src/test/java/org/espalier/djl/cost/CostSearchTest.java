package org.espalier.djl.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.globalAvgPool;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.train.Experiment.DATA;
import static org.espalier.djl.train.Experiment.MODEL;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.espalier.algo.CostTarget;
import org.espalier.algo.Objective;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.train.Experiment;
import org.espalier.path.Path;
import org.espalier.space.Constraint;
import org.espalier.space.SearchSpace;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;

class CostSearchTest {

    private static final Shape IMAGE = new Shape(1, 8, 8);
    private static final Symbol<Layer> SPACE =
            sequential(conv2d(oneOf(4, 8, 16), oneOf(1, 3, 5)), relu(), globalAvgPool(), linear(10));

    @Test
    void aLimitRejectsWithPathLimitAndWhatWasFound() {
        Constraint<Layer> limit = new MultiplyAdds(IMAGE).atMost(5_000);
        assertThat(limit.rejection(net(8, 3))).isEmpty(); // 8 * 9 * 64 + 80 = 4688
        assertThat(limit.rejection(net(16, 3)))
                .contains(
                        "network: expected multiplyAdds in [0, 5000] for an input of (1, 8, 8), found 9376. The largest"
                                + " part is layers[0]: Conv2d(filters=16, kernel=3) with 9216");
        assertThat(new MultiplyAdds(IMAGE).atMost(4_688).rejection(net(8, 3))).isEmpty();
        assertThat(new MultiplyAdds(IMAGE).atMost(4_687).rejection(net(8, 3))).isPresent();
        assertThat(Memory.training(IMAGE, 2).atMost(10).rejection(net(8, 3)).orElseThrow())
                .startsWith("network: expected trainingBytes in [0, 10] for an input of (1, 8, 8), found ");
    }

    @Test
    void impossibleNetworksAreRejectedWithTheirProblemAndUnfinishedOnesPass() {
        Constraint<Layer> limit = new ParameterCount(IMAGE).atMost(1_000);
        assertThat(limit.rejection(sequential(flatten(), conv2d(4, 3))))
                .contains("layers[1]: Conv2d(filters=4, kernel=3) needs 3 axes (channel, row, column), found (64)");
        assertThat(limit.rejection(SPACE)).isEmpty();
    }

    private static Symbol<Layer> net(int filters, int kernel) {
        return sequential(conv2d(filters, kernel), relu(), globalAvgPool(), linear(10));
    }

    /** Of the 3 x 3 children, five have at most 5000 multiply-adds: 64 f k^2 + 10 f. */
    @Test
    void aSearchUnderALimitTrainsNothingLarger() {
        SearchSpace<Layer> space = SearchSpace.of(SPACE).constrained(new MultiplyAdds(IMAGE).atMost(5_000));
        Study<Layer> study =
                Study.of(space).algorithm(new GridSweep()).trials(9).start();
        MultiplyAdds work = new MultiplyAdds(IMAGE);
        for (Sample<Layer> sample : study.sample(9)) {
            assertThat(work.of(sample.symbol())).isLessThanOrEqualTo(5_000);
            sample.report(work.of(sample.value()));
        }
        List<Trial> trials = study.trials();
        assertThat(trials).filteredOn(t -> t.state() == TrialState.COMPLETED).hasSize(5);
        assertThat(trials).filteredOn(t -> t.state() == TrialState.INFEASIBLE).hasSize(4);
        assertThat(study.rejections().values()).containsOnly(1L).hasSize(4);
        assertThat(study.best().trial().metrics()).containsEntry("reward", 4_688.0);
    }

    /** Networks of digits: 16 children, of which some with 32 filters in the second convolution are too large. */
    @Test
    void aCostIsAnObjectiveAndALimitOfASearchThatTrains() {
        MultiplyAdds work = new MultiplyAdds(new Shape(1, 28, 28));
        Symbol<Layer> net = sequential(
                conv2d(c -> c.set(FILTERS, oneOf(2, 4)).set(KERNEL, oneOf(3, 5)).set(STRIDE, 2)),
                relu(),
                conv2d(c ->
                        c.set(FILTERS, oneOf(4, 32)).set(KERNEL, oneOf(3, 5)).set(STRIDE, 2)),
                relu(),
                flatten(),
                linear(10));
        Symbol<Experiment> experiment = Experiment.TYPE.symbol(e -> e.set(MODEL, net)
                .set(DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                        .set(DataSources.TRAIN, 256)
                        .set(DataSources.VALIDATION, 64)
                        .set(DataSources.TEST, 10))));
        SearchSpace<Experiment> space =
                SearchSpace.of(experiment).constrained(work.atMost(100_000, Path.parse("model"), Experiment::model));
        Study<Experiment> study = Study.of(space)
                .algorithm(new RandomSearch())
                .seed(5)
                .objectives(Objective.maximize("accuracy"), work.objective())
                .trials(12)
                .start();
        for (Sample<Experiment> sample : study.sample(12)) {
            double accuracy = sample.value().trainAndEvaluate().accuracy();
            sample.report(Map.of("accuracy", accuracy, work.name(), (double)
                    work.of(sample.value().model())));
        }
        assertThat(study.rejections()).isNotEmpty();
        assertThat(study.rejections().keySet())
                .allMatch(reason -> reason.startsWith(
                        "model: expected multiplyAdds in [0, 100000] for an input of" + " (1, 28, 28), found "))
                .allMatch(reason -> reason.contains("The largest part is model.layers[2]: Conv2d(filters=32"));
        List<Double> costs = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED)
                .map(trial -> trial.metrics().get("multiplyAdds"))
                .toList();
        assertThat(costs).isNotEmpty().allMatch(cost -> cost <= 100_000);
        assertThat(study.front())
                .extracting(result -> result.metrics().get("multiplyAdds"))
                .contains(Collections.min(costs));
    }

    @Test
    void aCostEntersATargetByItsName() {
        ParameterCount size = new ParameterCount(IMAGE);
        long found = size.of(net(8, 3));
        CostTarget reward = CostTarget.absolute("accuracy", size.name(), found);
        assertThat(reward.applyAsDouble(Map.of("accuracy", 0.5, size.name(), (double) found)))
                .isEqualTo(0.5);
        assertThat(size.objective()).isEqualTo(Objective.minimize("parameters"));
    }
}
