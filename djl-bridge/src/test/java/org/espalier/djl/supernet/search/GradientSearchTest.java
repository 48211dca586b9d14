package org.espalier.djl.supernet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.sequentialOf;
import static org.espalier.djl.nn.Layers.zero;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.algo.CostTarget;
import org.espalier.djl.cost.MultiplyAdds;
import org.espalier.djl.cost.ParameterCount;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.supernet.SuperNet;
import org.espalier.djl.supernet.SuperNetException;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.Precision;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.Enumerator;
import org.espalier.path.Path;
import org.espalier.space.Constraint;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientSearchTest {
    private static final AlphaCourse QUICK = AlphaCourse.DARTS.rate(0.05).warmUp(0.2);

    static Stream<Strategy> strategies() {
        return Stream.of(
                new Darts().alphas(QUICK),
                new Snas().alphas(QUICK),
                new Gdas().alphas(QUICK),
                new ProxylessNas().alphas(AlphaCourse.PROXYLESS.rate(0.1).warmUp(0.2)));
    }

    /** All but the one that runs a single candidate at a time. */
    static Stream<Strategy> strategiesThatCompare() {
        return strategies().filter(strategy -> !(strategy instanceof Gdas));
    }

    /** In both decisions one candidate gives zeros: then the classifier has nothing to see. */
    @ParameterizedTest
    @MethodSource("strategiesThatCompare")
    void theUsefulCandidateWins(Strategy strategy) {
        try (SuperResult result = strategy.rewrite(Spaces.rigged(10)).search()) {
            assertThat(result.history().get(9).choice()).isEqualTo(Dna.parse("[1, 0]"));
            assertThat(result.best().dna()).isEqualTo(Dna.parse("[1, 0]"));
            assertThat(result.history().get(1).entropy()).isCloseTo(2 * Math.log(2), within(1e-6));
            assertThat(result.history().get(9).entropy()).isLessThan(1.3);
        }
    }

    /**
     * The one candidate that runs tells its logit only whether its output should be larger. A normalisation behind the
     * decision makes that nothing, and rounding would decide; here there is none.
     */
    @Test
    void gdasFindsTheUsefulCandidateWhereScaleMatters() {
        try (SuperResult result =
                new Gdas().alphas(QUICK).rewrite(Spaces.riggedAtTheEnd(10)).search()) {
            assertThat(result.choice()).isEqualTo(Dna.parse("[1]"));
            assertThat(result.history().get(9).entropy()).isLessThan(Math.log(2));
        }
    }

    @Test
    void theSecondOrderFindsItTooWithPlainGradientDescent() {
        Symbol<Experiment> space = Spaces.rigged(4).with("optimizer", Optimizers.sgd(o -> o.set(Optimizers.RATE, 0.05)
                .set(Optimizers.MOMENTUM, 0.9)));
        Darts darts = new Darts().alphas(QUICK.rate(0.1)).order(Darts.Order.SECOND);
        try (SuperResult result = darts.rewrite(space).search()) {
            assertThat(result.history().get(3).choice()).isEqualTo(Dna.parse("[1, 0]"));
        }
        assertThatThrownBy(() -> darts.rewrite(Spaces.rigged(1)).search())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "optimizer: expected Sgd, whose step the second order differentiates, found Adam[");
    }

    @Test
    void aMixtureCostsItsCandidatesAndASampleOnePath() {
        long images = 2 * 128;
        try (SuperResult result = new Gdas().rewrite(Spaces.small(2)).search()) {
            assertThat(result.passes().learned()).isEqualTo(images + 6 * 32);
        }
        try (SuperResult result = new Darts().rewrite(Spaces.small(2)).search()) {
            assertThat(result.passes().learned()).isGreaterThan(2 * images);
        }
    }

    @Test
    void whatCannotBeBlendedIsRefusedAllAtOnce() {
        Symbol<Experiment> space = Spaces.experiment(
                sequential(
                        maxPool2d(4),
                        conv2d(intv(1, 4), 3),
                        sequentialOf(manyOf(2, conv2d(3, 3), relu())),
                        flatten(),
                        linear(10)),
                64,
                1);
        for (Strategy strategy : strategies().toList()) {
            assertThatThrownBy(() -> strategy.rewrite(space).search())
                    .isInstanceOf(SuperNetException.class)
                    .hasMessageContaining("Gradient-based search")
                    .hasMessageContaining("(2 problems)")
                    .hasMessageContaining("model.layers[1].filters: expected a choice of one layer, or of one value")
                    .hasMessageContaining("model.layers[2].layers: expected a choice of one, found")
                    .hasMessageContaining("search with single paths instead");
        }
    }

    @Test
    void sixteenBitsAreRefused() {
        assertThatThrownBy(() -> new Darts().search(Spaces.rigged(1).with("precision", Precision.FLOAT16)))
                .hasMessage(
                        "precision: expected FLOAT32 or FLOAT64, found FLOAT16. Steps of logits are too small for 16 bits");
    }

    /** Only one of four networks is allowed: candidates that the data prefers have to give way. */
    @Test
    void samplesAndChoiceKeepToTheConstraintsOfTheSpace() {
        Symbol<Experiment> template = Spaces.experiment(
                Spaces.head(oneOf(conv2d(4, 3), zero()), oneOf(conv2d(4, 3), identity()), relu()), 64, 2);
        SearchSpace<Experiment> space = SearchSpace.of(template).constrained(new Constraint<>() {
            @Override
            public Optional<String> rejection(Symbol<Experiment> child) {
                boolean allowed = child.at(Path.parse("model.layers[1].layers[0]"))
                                .equals(zero())
                        && child.at(Path.parse("model.layers[1].layers[1]")).equals(identity());
                return allowed ? Optional.empty() : Optional.of("not this one");
            }
        });
        for (Strategy strategy : strategies().toList()) {
            try (SuperResult result = strategy.search(space)) {
                assertThat(result.best().dna()).as("%s", strategy).isEqualTo(Dna.parse("[1, 1]"));
            }
        }
    }

    @Test
    void aGoalThatIsAllThatCountsPicksTheCheapNetwork() {
        Symbol<Experiment> space = Spaces.experiment(
                Spaces.head(oneOf(conv2d(8, 5), conv2d(2, 1)), conv2d(oneOf(8, 1), 3), relu()), 128, 3);
        MultiplyAdds cost = new MultiplyAdds(new Shape(1, 28, 28));
        CostGoal goal = CostGoal.near(cost, 1).beta(-100);
        for (Strategy strategy : List.<Strategy>of(
                new Darts().rate(0.1), new Snas().rate(0.1), new Gdas().rate(0.1), new ProxylessNas().rate(0.1))) {
            try (SuperResult result = strategy.rewrite(space).goal(goal).search()) {
                assertThat(result.best().dna()).as("%s", strategy).isEqualTo(Dna.parse("[1, 1]"));
            }
        }
    }

    @Test
    void theCostToBeExpectedIsTheMeanOverNetworksWhereCostsAddUp() {
        SearchSpace<Layer> space = SearchSpace.of(sequential(
                flatten(),
                oneOf(linear(4), sequential(linear(oneOf(3, 5)), linear(4)), sequential(linear(2), linear(4))),
                oneOf(linear(7), linear(9))));
        SuperNet<Layer> net = SuperNet.rewrite(space);
        ParameterCount cost = new ParameterCount(new Shape(6));
        try (NDManager manager = Engines.newManager(ai.djl.Device.cpu());
                Alphas alphas = Alphas.start(net, manager, DataType.FLOAT64)) {
            alphas.logits(Path.parse("layers[1]")).addi(manager.create(new double[] {0.3, 1.2, -0.5}));
            alphas.logits(Path.parse("layers[1][=1].layers[0].units")).addi(manager.create(new double[] {-0.4, 0.6}));
            alphas.logits(Path.parse("layers[2]")).addi(manager.create(new double[] {0.1, -0.7}));
            double mean = 0;
            for (Dna dna : Enumerator.of(space.spec()).stream().toList()) {
                double p = 1;
                for (var entry : DecisionWalk.byId(space.spec(), dna).entrySet()) {
                    Decision decision = entry.getValue();
                    p *= alphas.probabilities(entry.getKey())[
                            decision.picks().get(0).index()];
                }
                mean += p * cost.of(net.network(dna));
            }
            CostGoal goal = new CostGoal(cost, CostTarget.absolute("accuracy", cost.name(), 40));
            ExpectedCost expected = new ExpectedCost(net, alphas, goal);
            assertThat(expected.expected()).isCloseTo(mean, within(1e-9));
        }
    }

    @Test
    void zerosStayOutOfTheChoiceIfAsked() {
        SearchSpace<Layer> space =
                SearchSpace.of(sequential(oneOf(zero(), relu(), identity()), oneOf(zero(), zero()), conv2d(4, 3)));
        try (NDManager manager = Engines.newManager(ai.djl.Device.cpu());
                Alphas alphas = Alphas.start(SuperNet.rewrite(space), manager, DataType.FLOAT32)) {
            alphas.logits(Path.parse("layers[0]")).addi(manager.create(new float[] {3, 1, 2}));
            assertThat(alphas.choice(new Candidates(space, true))).isEqualTo(Dna.parse("[0, 0]"));
            assertThat(alphas.choice(new Candidates(space, false))).isEqualTo(Dna.parse("[2, 0]"));
            assertThat(alphas.toString()).isEqualTo("Alphas(layers[0]: 0.67 0.09 0.24, layers[1]: 0.5 0.5)");
        }
    }

    @Test
    void aSearchEndsWhenTooManyIdentitiesWouldBeChosen() {
        SearchSpace<Layer> space = SearchSpace.of(sequential(
                oneOf(relu(), identity()),
                oneOf(relu(), identity()),
                oneOf(relu(), sequential(oneOf(identity(), relu())))));
        SkipLimit limit = new SkipLimit(space, 1);
        assertThat(limit.goOn(epoch("[1, 0, 0]"))).isTrue();
        assertThat(limit.goOn(epoch("[1, 1, 0]"))).isFalse();
        assertThat(limit.goOn(epoch("[1, 0, 1:[0]]"))).isFalse();
        assertThat(limit.goOn(epoch("[1, 0, 1:[1]]"))).isTrue();
        assertThatThrownBy(() -> new SkipLimit(space, -1)).hasMessage("most: expected int in [0, inf), found -1");
    }

    private static SuperEpoch epoch(String choice) {
        return new SuperEpoch(1, 1, 0.5, Dna.parse(choice), 0.5, 0, Passes.NONE, 1);
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> AlphaCourse.DARTS.rate(0))
                .hasMessage("Adam.rate: expected float in (0, inf), found 0.0");
        assertThatThrownBy(() -> AlphaCourse.DARTS.warmUp(1)).hasMessage("warmUp: expected float in [0, 1), found 1.0");
        assertThatThrownBy(() -> new Temperature(1, 0)).hasMessage("last: expected float in (0, inf), found 0.0");
        assertThat(Temperature.GDAS.at(0.5)).isCloseTo(5.05, within(1e-12));
    }
}
