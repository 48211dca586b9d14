package org.espalier.djl.supernet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.sequentialOf;
import static org.espalier.djl.nn.Layers.zero;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.algo.CostTarget;
import org.espalier.algo.rl.Reinforce;
import org.espalier.build.BuildContext;
import org.espalier.djl.cost.ParameterCount;
import org.espalier.djl.device.DeviceLease;
import org.espalier.djl.nn.Bottlenecks;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.StepperState;
import org.espalier.djl.supernet.SuperNet;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.path.Path;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.trial.InfeasibleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategiesTest {
    private static final Dna GOOD = Dna.parse("[1, 0]");

    /** A kind of space, by name. */
    record Kind(String name, Symbol<Layer> body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind(
                        "nested",
                        sequential(
                                conv2d(4, 3),
                                residual(oneOf(
                                        Bottlenecks.invertedBottleneck(oneOf(2, 4), oneOf(3, 5), oneOf(3, 6)),
                                        zero())))),
                new Kind("range", conv2d(intv(1, 9), 3)),
                new Kind(
                        "several",
                        sequentialOf(manyOf(2, conv2d(oneOf(3, 5), 3), batchNorm(), relu())
                                .distinct())),
                new Kind(
                        "many decisions",
                        sequential(
                                conv2d(oneOf(2, 4), oneOf(1, 3)),
                                oneOf(conv2d(4, 3), identity(), maxPool2d(2)),
                                conv2d(oneOf(2, 4), oneOf(1, 3)),
                                oneOf(conv2d(4, 3), sequential(identity(), batchNorm())),
                                relu())));
    }

    static Stream<Strategy> everyStrategy() {
        return Stream.of(
                new SinglePath(Ranking.upTo(4)),
                new FairNas(Ranking.upTo(4)),
                new Enas().finalists(2),
                new Tunas().near(new ParameterCount(new Shape(1, 28, 28)), 2000));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyStrategySearchesEveryKindOfSpace(Kind kind) {
        Symbol<Experiment> space = Spaces.experiment(Spaces.head(kind.body()), 64, 2);
        everyStrategy().forEach(strategy -> {
            try (SuperResult result = strategy.search(space)) {
                assertThat(result.ending()).isEqualTo(SuperResult.Ending.COMPLETED);
                assertThat(result.best().metrics().get("accuracy")).isBetween(0.0, 1.0);
                assertThat(result.symbol().isConcrete()).isTrue();
            }
        });
    }

    @Test
    void enasFindsThePathThatIsNotCut() {
        try (SuperResult result = new Enas(new Reinforce(0.05, 0.95, 0)).search(Spaces.rigged(12))) {
            assertThat(result.choice()).isEqualTo(GOOD);
            assertThat(result.best().dna()).isEqualTo(GOOD);
            SuperEpoch last = result.history().get(11);
            assertThat(last.entropy())
                    .as("two choices of two begin with an entropy of %s", 2 * Math.log(2))
                    .isLessThan(1);
            assertThat(last.accuracy()).isGreaterThan(0.5);
            long good = result.rewards().orElseThrow().trials().stream()
                    .skip(36)
                    .filter(trial -> trial.dna().equals(GOOD))
                    .count();
            assertThat(good)
                    .as("of the last 36 draws, 9 expected of equal ones")
                    .isGreaterThan(18);
        }
    }

    @Test
    void singlePathsRankTheCutOnesLast() {
        try (SuperResult result = new SinglePath().search(Spaces.rigged(10))) {
            assertThat(result.study().trials()).hasSize(4);
            assertThat(result.best().dna()).isEqualTo(GOOD);
            assertThat(result.study().top(4).get(1).metrics().get("accuracy")).isLessThan(0.3);
            assertThat(result.rank(Ranking.upTo(4).recalibrated(16)).best().dna())
                    .isEqualTo(GOOD);
            assertThat(result.rank(Ranking.of(GOOD).images(32)).trials()).hasSize(1);
        }
    }

    @Test
    void aBagTakesEachCandidateOnceBeforeItTakesOneAgain() {
        SearchSpace<Layer> space = SearchSpace.of(sequential(
                oneOf(conv2d(3, 3), conv2d(4, 3), identity()),
                oneOf(conv2d(oneOf(1, 2), 3), identity(), relu()),
                conv2d(intv(1, 3), oneOf(1, 3))));
        Bags bags = new Bags(space.spec());
        SplittableRandom random = new SplittableRandom(1);
        assertThat(bags.most()).isEqualTo(3);
        List<Integer> inner = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            List<Dna> paths =
                    IntStream.range(0, 3).mapToObj(i -> bags.draw(random)).toList();
            for (int point = 0; point < 3; point++) {
                int at = point;
                assertThat(paths.stream()
                                .map(dna -> dna.get(at) instanceof Decision.IntValue value
                                        ? (int) value.value() - 1
                                        : dna.get(at).picks().get(0).index())
                                .toList())
                        .containsExactlyInAnyOrder(0, 1, 2);
            }
            paths.stream()
                    .map(dna -> dna.get(1).picks().get(0))
                    .filter(pick -> pick.index() == 0)
                    .forEach(pick -> inner.add(pick.sub().get(0).picks().get(0).index()));
        }
        for (int i = 0; i < inner.size(); i += 2) {
            assertThat(inner.subList(i, i + 2)).containsExactlyInAnyOrder(0, 1);
        }
    }

    @Test
    void aFairStepChangesEveryCandidateOnce() {
        Symbol<Experiment> space = Spaces.experiment(
                Spaces.head(oneOf(conv2d(4, 3), conv2d(4, 5)), oneOf(conv2d(4, 3), conv2d(4, 1))), 128, 1);
        assertThat(stepsOfCandidates(new FairNas(), space)).containsOnly(4).hasSize(4 * 2);
        assertThat(stepsOfCandidates(new SinglePath(), space)).contains(1, 3);
    }

    /** Returns in how many steps the weights of each candidate changed, in an epoch of four steps. */
    private static List<Integer> stepsOfCandidates(Strategy strategy, Symbol<Experiment> space) {
        return stepped(strategy, space, training -> {
            StepperState state =
                    training.stepper().stateOfPieces(training.network().weights());
            return state.memories().entrySet().stream()
                    .filter(entry -> entry.getKey().contains("[="))
                    .map(entry -> entry.getValue().count())
                    .toList();
        });
    }

    /** Looks at a training after its first epoch. */
    private static <R> R stepped(
            Strategy strategy, Symbol<Experiment> template, java.util.function.Function<SuperTraining, R> look) {
        SearchSpace<Experiment> space = SearchSpace.of(template);
        DeviceLease lease = SuperSetup.lease(space, BuildContext.EMPTY);
        SuperSetup setup = SuperSetup.read(space, 0, BuildContext.EMPTY, lease);
        try (SuperNetwork network = SuperNetwork.initialize(SuperNet.rewrite(space), setup.plan())) {
            SuperTraining training = new SuperTraining(space, network, setup, strategy.goal());
            try (StrategyRun run = strategy.start(training)) {
                training.beginEpoch(1);
                for (int i = 0; i < training.stepsOfEpoch(); i++) {
                    training.makeStep(run);
                }
                return look.apply(training);
            } finally {
                training.close();
            }
        }
    }

    @Test
    void theWarmUpOfTunasTrainsEveryOperationAtItsLargest() {
        Symbol<Experiment> space =
                Spaces.experiment(Spaces.head(oneOf(conv2d(oneOf(2, 6, 4), 3), conv2d(4, oneOf(5, 3)))), 128, 1);
        Set<String> touched = stepped(new Tunas().warmUp(1).delay(0.99), space, training -> {
            StepperState state =
                    training.stepper().stateOfPieces(training.network().weights());
            Set<String> keys = new TreeSet<>();
            state.memories().forEach((key, memory) -> {
                assertThat(memory.count()).as(key).isGreaterThanOrEqualTo(2);
                keys.add(key);
            });
            return keys;
        });
        assertThat(touched)
                .containsExactlyInAnyOrder(
                        "model.layers[1].layers[0][=0]:weight",
                        "model.layers[1].layers[0][=0]:bias",
                        "model.layers[1].layers[0][=1]:weight",
                        "model.layers[1].layers[0][=1]:bias",
                        "model.layers[3]:weight",
                        "model.layers[3]:bias");
    }

    @Test
    void theWarmUpIsTheMeanOfAllOperations() {
        Symbol<Experiment> space = Spaces.experiment(
                Spaces.head(oneOf(conv2d(oneOf(2, 4), 3), conv2d(4, oneOf(5, 3)), identity())), 32, 1);
        float[] difference = stepped(new SinglePath(), space, training -> {
            WarmUp warmUp = new WarmUp(training);
            assertThat(warmUp.isBlending()).isTrue();
            assertThat(warmUp.widest(Dna.parse("[0:[0]]"))).isEqualTo(Dna.parse("[0:[1]]"));
            assertThat(warmUp.widest(Dna.parse("[1:[1]]"))).isEqualTo(Dna.parse("[1:[0]]"));
            assertThat(warmUp.widest(Dna.parse("[2]"))).isEqualTo(Dna.parse("[2]"));
            float[][] outputs = new float[2][];
            training.makeStep(new ProbeRun(() -> {
                var images = training.trainBatch().input();
                var every = warmUp.everyOperation(Dna.parse("[0:[0]]"), true, training.random());
                outputs[0] = every.predict(images).toFloatArray();
                var blend = training.network()
                        .blend(Map.of(
                                Path.parse("model.layers[1].layers[0]"), List.of(0, 1, 2),
                                Path.parse("model.layers[1].layers[0][=0].filters"), List.of(1),
                                Path.parse("model.layers[1].layers[0][=1].kernel"), List.of(0)));
                blend.weigh(
                        Path.parse("model.layers[1].layers[0]"),
                        training.scope().create(new float[] {1 / 3f, 1 / 3f, 1 / 3f}));
                outputs[1] = blend.predict(images).toFloatArray();
            }));
            float[] by = new float[outputs[0].length];
            for (int i = 0; i < by.length; i++) {
                by[i] = Math.abs(outputs[0][i] - outputs[1][i]);
            }
            return by;
        });
        for (float value : difference) {
            assertThat(value).isLessThan(1e-5f);
        }
    }

    /** Does one thing in a step. */
    private record ProbeRun(Runnable action) implements StrategyRun {
        @Override
        public void step() {
            action.run();
        }

        @Override
        public Dna choice() {
            return Dna.EMPTY;
        }
    }

    @Test
    void tunasSettlesNearTheCostItIsTold() {
        ParameterCount count = new ParameterCount(new Shape(1, 28, 28));
        Symbol<Experiment> space =
                Spaces.experiment(Spaces.head(conv2d(oneOf(2, 4, 8), 3), batchNorm(), relu()), 256, 12);
        CostGoal steep = CostGoal.near(count, 2000).beta(-2);
        Tunas tunas = new Tunas(new Reinforce(0.1, 0.9, 0)).goal(steep).turns(new Turns(1, 1, 32));
        try (SuperResult result = tunas.search(space)) {
            Map<String, Double> metrics = result.best().metrics();
            assertThat(result.choice()).isEqualTo(Dna.parse("[1]"));
            assertThat(metrics.get("parameters")).isEqualTo(4 * 9 + 4 + 8 + 4 * 49 * 10 + 10);
            assertThat(metrics.get("reward"))
                    .isEqualTo(metrics.get("accuracy") - 2 * Math.abs(metrics.get("parameters") / 2000 - 1));
        }
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> new Enas().warmUp(1)).hasMessage("warmUp: expected float in [0, 1), found 1.0");
        assertThatThrownBy(() -> new Tunas().delay(1)).hasMessage("delay: expected float in [0, 1), found 1.0");
        assertThatThrownBy(() -> new Turns(1, 0, 4)).hasMessageContaining("rewards");
        assertThatThrownBy(() -> Ranking.upTo(4).images(-1)).hasMessageContaining("images");
        assertThatThrownBy(() -> new CostGoal(
                        new ParameterCount(new Shape(1, 28, 28)), CostTarget.absolute("quality", "parameters", 10)))
                .hasMessage("target: expected 'accuracy' and 'parameters', found 'quality' and 'parameters'");
        assertThatThrownBy(() -> new SinglePath()
                        .search(Spaces.experiment(sequential(maxPool2d(4), oneOf(relu(), identity())), 32, 1)))
                .isInstanceOf(InfeasibleException.class)
                .hasMessageStartingWith("none of 50 networks fits the data; the last: model: expected output (10)");
    }
}
