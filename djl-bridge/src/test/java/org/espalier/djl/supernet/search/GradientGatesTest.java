package org.espalier.djl.supernet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.djl.nn.Activations.tanh;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.MOMENTUM;
import static org.espalier.djl.optim.Optimizers.RATE;
import static org.espalier.djl.optim.Optimizers.sgd;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.espalier.build.BuildContext;
import org.espalier.djl.cost.MultiplyAdds;
import org.espalier.djl.device.DeviceLease;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.Excursion;
import org.espalier.djl.optim.Piece;
import org.espalier.djl.supernet.SuperNet;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.MiniBatch;
import org.espalier.djl.train.Precision;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.path.Path;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

/** Gradients of logits through networks, in FLOAT64, against differences of losses. */
class GradientGatesTest {
    private static final double H = 1e-5;
    private static final Path OP = Path.parse("model.layers[1].layers[0]");
    private static final Path KERNEL = Path.parse("model.layers[1].layers[0][=0].kernel");
    private static final Path WIDTH = Path.parse("model.layers[1].layers[1].filters");

    /** A choice with a choice inside, and two widths that are tied. */
    private static Symbol<Experiment> space() {
        Symbol<Layer> model = sequential(
                maxPool2d(4),
                sequential(
                        oneOf(conv2d(3, oneOf(1, 3)), identity(), sequential(conv2d(2, 3), batchNorm())),
                        conv2d(oneOf(2, 3).tiedAs("width"), 3),
                        tanh(),
                        conv2d(oneOf(2, 3).tiedAs("width"), 1),
                        tanh()),
                flatten(),
                linear(10));
        return Spaces.experiment(model, 64, 1)
                .with("optimizer", sgd(o -> o.set(RATE, 0.05).set(MOMENTUM, 0.9)))
                .with("precision", Precision.FLOAT64);
    }

    /** A step of a search, with logits that are not zero. */
    private static final class Bench {
        final SuperTraining training;
        final Alphas alphas;
        final Bilevel levels;

        Bench(SuperTraining training, Alphas alphas, Bilevel levels) {
            this.training = training;
            this.alphas = alphas;
            this.levels = levels;
        }

        static void with(Symbol<Experiment> template, Consumer<Bench> work) {
            SearchSpace<Experiment> space = SearchSpace.of(template);
            SuperSetup setup = SuperSetup.read(space, 0, BuildContext.EMPTY, DeviceLease.unshared(Device.cpu()));
            try (SuperNetwork network = SuperNetwork.initialize(SuperNet.rewrite(space), setup.plan())) {
                SuperTraining training = new SuperTraining(space, network, setup, Optional.empty());
                try (Alphas alphas = Alphas.start(
                                network.net(), network.manager(), setup.plan().type());
                        Bilevel levels = new Bilevel(network.manager(), training.stepper(), network::takeActive)) {
                    SplittableRandom random = new SplittableRandom(3);
                    alphas.decisions().forEach(d -> {
                        double[] values =
                                random.doubles(alphas.logits(d).size(), -1, 1).toArray();
                        add(alphas.logits(d), values);
                    });
                    training.beginEpoch(1);
                    training.makeStep(new StrategyRun() {
                        @Override
                        public void step() {
                            work.accept(new Bench(training, alphas, levels));
                        }

                        @Override
                        public Dna choice() {
                            return Dna.EMPTY;
                        }
                    });
                } finally {
                    training.close();
                }
            }
        }

        Bilevel.Loss loss(Gating.Draw draw, MiniBatch batch) {
            return scratch -> {
                draw.open(scratch, true);
                return training.loss(batch, draw.network().train(batch.input()));
            };
        }

        double value(Bilevel.Loss loss) {
            try (NDManager scratch = training.network().manager().newSubManager()) {
                return loss.in(scratch).toDoubleArray()[0];
            } finally {
                training.network().takeActive();
            }
        }

        double[] gradient(Path decision) {
            return alphas.logits(decision)
                    .getGradient()
                    .toType(DataType.FLOAT64, false)
                    .toDoubleArray();
        }

        /** Compares all gradients of now with slopes of a loss, which may add to the gradients. */
        void matches(double tolerance, DoubleSupplier loss) {
            Map<Path, double[]> found = new LinkedHashMap<>();
            alphas.decisions().forEach(decision -> found.put(decision, gradient(decision)));
            found.forEach((decision, gradient) -> matches(decision, gradient, tolerance, loss));
        }

        private void matches(Path decision, double[] found, double tolerance, DoubleSupplier loss) {
            assertThat(Math.abs(found[0])).isGreaterThan(1e-5);
            for (int i = 0; i < found.length; i++) {
                int axis = i;
                double slope = slope(h -> shift(decision, axis, h), loss);
                assertThat(found[i])
                        .as(decision + " " + i)
                        .isCloseTo(slope, within(tolerance * Math.max(1e-2, Math.abs(slope))));
            }
        }

        void shift(Path decision, int axis, double by) {
            double[] values = new double[Math.toIntExact(alphas.logits(decision).size())];
            values[axis] = by;
            add(alphas.logits(decision), values);
        }
    }

    private static double slope(Consumer<Double> shift, DoubleSupplier loss) {
        shift.accept(H);
        double above = loss.getAsDouble();
        shift.accept(-2 * H);
        double below = loss.getAsDouble();
        shift.accept(H);
        return (above - below) / (2 * H);
    }

    private static void add(NDArray array, double[] values) {
        Gradients.withoutRecording(
                array.getManager().getEngine(),
                () -> array.addi(array.getManager().create(values)));
    }

    @Test
    void theGradientOfAMixtureIsTheSlopeOfTheLossWithAndWithoutNoise() {
        for (Temperature temperature : new Temperature[] {null, new Temperature(0.7, 0.7)}) {
            Bench.with(space(), bench -> {
                assertThat(bench.alphas.decisions()).containsExactly(OP, KERNEL, WIDTH);
                MiniBatch batch = bench.training.validationBatch(16);
                Gating.Draw draw = new Mixture(bench.training, bench.alphas, temperature).forAlphas();
                Bilevel.Loss loss = bench.loss(draw, batch);
                List<Piece> weights = draw.network().pieces();
                double value = bench.levels.firstOrder(loss, bench.alphas.pieces(draw.decisions()), weights);
                assertThat(value).isEqualTo(bench.value(loss));
                bench.matches(1e-5, () -> bench.value(loss));
                assertThat(weights.stream().filter(piece -> piece.weight().hasGradient()))
                        .isNotEmpty()
                        .allSatisfy(piece -> assertThat(piece.weight()
                                        .getGradient()
                                        .toType(DataType.FLOAT64, false)
                                        .toDoubleArray())
                                .containsOnly(0));
            });
        }
    }

    @Test
    void theSecondOrderIsTheSlopeOfTheLossAfterAStepOfTheNetwork() {
        Bench.with(space(), bench -> {
            MiniBatch first = bench.training.trainBatch();
            MiniBatch unseen = bench.training.validationBatch(16);
            Gating.Draw draw = new Mixture(bench.training, bench.alphas, null).forAlphas();
            Bilevel.Loss training = bench.loss(draw, first);
            Bilevel.Loss validation = bench.loss(draw, unseen);
            List<Piece> upper = bench.alphas.pieces(draw.decisions());
            for (int i = 0; i < 3; i++) {
                bench.levels.descend(training, upper);
            }
            Map<String, ?> before = Spaces.copy(bench.training.network());
            double xi = bench.training.stepper().rate();
            bench.levels.firstOrder(validation, upper, draw.network().pieces());
            double[] firstOrder = bench.gradient(OP);
            bench.levels.secondOrder(training, validation, upper, xi);
            assertThat(bench.gradient(OP)[0]).isNotCloseTo(firstOrder[0], within(1e-4 * Math.abs(firstOrder[0])));
            Map<String, ?> after = Spaces.copy(bench.training.network());
            before.keySet().stream()
                    .filter(key -> !key.contains("running"))
                    .forEach(key -> assertThat(after.get(key)).as(key).isEqualTo(before.get(key)));
            DoubleSupplier loss = () -> afterOneStep(bench, training, validation, xi);
            bench.matches(1e-3, loss);
        });
    }

    /** Of what the second order adds to the first, FLOAT32 keeps what is needed. */
    @Test
    void inSinglePrecisionTheSecondOrderDiffersLittle() {
        double[] exact = secondOrderMinusFirst(Precision.FLOAT64);
        double[] rough = secondOrderMinusFirst(Precision.FLOAT32);
        double length = 0;
        double error = 0;
        for (int i = 0; i < exact.length; i++) {
            length += exact[i] * exact[i];
            error += (exact[i] - rough[i]) * (exact[i] - rough[i]);
        }
        assertThat(Math.sqrt(length)).isGreaterThan(1e-4);
        assertThat(Math.sqrt(error / length)).isLessThan(0.02);
    }

    private static double[] secondOrderMinusFirst(Precision precision) {
        List<Double> differences = new ArrayList<>();
        Bench.with(space().with("precision", precision), bench -> {
            MiniBatch batch = bench.training.trainBatch();
            MiniBatch unseen = bench.training.validationBatch(16);
            Gating.Draw draw = new Mixture(bench.training, bench.alphas, null).forAlphas();
            Bilevel.Loss training = bench.loss(draw, batch);
            Bilevel.Loss validation = bench.loss(draw, unseen);
            List<Piece> upper = bench.alphas.pieces(draw.decisions());
            bench.levels.descend(training, upper);
            bench.levels.firstOrder(validation, upper, draw.network().pieces());
            bench.alphas.decisions().forEach(d -> {
                for (double g : bench.gradient(d)) {
                    differences.add(-g);
                }
            });
            bench.levels.secondOrder(
                    training, validation, upper, bench.training.stepper().rate());
            int i = 0;
            for (Path decision : bench.alphas.decisions()) {
                for (double g : bench.gradient(decision)) {
                    differences.set(i, differences.get(i) + g);
                    i++;
                }
            }
        });
        return differences.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The first steps make views of weights, and memory of the optimizer, for whatever is sampled for the first time. */
    @Test
    void stepsLeaveNoArraysBehind() {
        SearchSpace<Experiment> space = SearchSpace.of(space().with("precision", Precision.FLOAT32));
        SuperSetup setup = SuperSetup.read(space, 3, BuildContext.EMPTY, DeviceLease.unshared(Device.cpu()));
        AlphaCourse course = AlphaCourse.DARTS.warmUp(0);
        for (Strategy strategy : List.of(
                new Darts().alphas(course),
                new Darts().alphas(course).order(Darts.Order.SECOND),
                new Snas().alphas(course),
                new Gdas().alphas(course),
                new ProxylessNas().alphas(course))) {
            CostGoal goal = CostGoal.near(new MultiplyAdds(setup.plan().input()), 1000);
            try (SuperNetwork network = SuperNetwork.initialize(SuperNet.rewrite(space), setup.plan())) {
                SuperTraining training = new SuperTraining(space, network, setup, Optional.of(goal));
                try (AlphaRun run = (AlphaRun) strategy.start(training)) {
                    NDManager own = run.alphas().logits(OP).getManager();
                    all().forEach(training::path);
                    training.beginEpoch(1);
                    for (int i = 0; i < 60; i++) {
                        training.makeStep(run);
                    }
                    int before = network.manager().getManagedArrays().size();
                    int ownBefore = own.getManagedArrays().size();
                    training.beginEpoch(2);
                    for (int i = 0; i < 4; i++) {
                        training.makeStep(run);
                        run.choice();
                        run.entropy();
                    }
                    assertThat(own.getManagedArrays()).hasSize(ownBefore);
                    assertThat(network.manager().getManagedArrays().size())
                            .as("%s", strategy)
                            .isEqualTo(before);
                } finally {
                    training.close();
                }
            }
        }
    }

    private static double afterOneStep(Bench bench, Bilevel.Loss training, Bilevel.Loss validation, double xi) {
        SuperNetwork network = bench.training.network();
        try (NDManager scratch = network.manager().newSubManager();
                var tape = Gradients.record(network.manager().getEngine())) {
            tape.backward(training.in(scratch));
        }
        try (Excursion ahead = bench.training.stepper().lookAhead(network.takeActive(), xi)) {
            ahead.to(1);
            return bench.value(validation);
        }
    }

    @Test
    void oneSampledCandidateRunsAndItsSoftWeightHasTheGradient() {
        Bench.with(space(), bench -> {
            Temperature temperature = new Temperature(2, 2);
            MiniBatch batch = bench.training.validationBatch(16);
            Gating.Draw draw = new OneHot(bench.training, bench.alphas, temperature).forAlphas();
            Bilevel.Loss loss = bench.loss(draw, batch);
            bench.levels.firstOrder(
                    loss, bench.alphas.pieces(draw.decisions()), draw.network().pieces());
            int op = ran(draw.network().pieces());
            assertThat(draw.network().pieces().stream().map(Piece::owner).filter(o -> o.contains("layers[0][=")))
                    .allMatch(o -> o.contains("layers[0][=" + op + "]"));
            double slope = slopeOfGate(bench, draw, batch, OP, 1, 0);
            double[] found = bench.gradient(OP);
            double sum = 0;
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i] * slope * (i == op ? 1 : -1)).isPositive();
                sum += found[i];
            }
            assertThat(sum).isCloseTo(0, within(1e-12));
            assertThat(Math.abs(found[op])).isLessThanOrEqualTo(Math.abs(slope) / (4 * 2) + 1e-12);
        });
    }

    private static int ran(List<Piece> pieces) {
        for (int i = 0; i < 3; i++) {
            String part = "layers[0][=" + i + "]";
            if (pieces.stream().anyMatch(piece -> piece.owner().contains(part))) {
                return i;
            }
        }
        return 1;
    }

    /** The numerical slope of the loss by the weight of one candidate that takes part. */
    private static double slopeOfGate(
            Bench bench, Gating.Draw draw, MiniBatch batch, Path decision, int gates, int number) {
        double[] values = new double[2];
        for (int side = 0; side < 2; side++) {
            double by = side == 0 ? H : -H;
            Bilevel.Loss moved = scratch -> {
                draw.open(scratch, true);
                double[] weights = new double[gates];
                double[] open = openGates(draw, scratch, gates);
                for (int i = 0; i < gates; i++) {
                    weights[i] = open[i] + (i == number ? by : 0);
                }
                draw.network().weigh(decision, scratch.create(weights));
                return bench.training.loss(batch, draw.network().train(batch.input()));
            };
            values[side] = bench.value(moved);
        }
        return (values[0] - values[1]) / (2 * H);
    }

    private static double[] openGates(Gating.Draw draw, NDManager scratch, int gates) {
        return gates == 1 ? new double[] {1} : ((TwoPaths.Pair) draw).gates(OP);
    }

    @Test
    void twoSampledCandidatesRunBehindOneOpenGateAndOnlyTheirLogitsMove() {
        Bench.with(space(), bench -> {
            MiniBatch batch = bench.training.validationBatch(16);
            TwoPaths.Pair draw = (TwoPaths.Pair) new TwoPaths(bench.training, bench.alphas).forAlphas();
            List<Integer> two = draw.picked(OP);
            assertThat(two).hasSize(2).doesNotHaveDuplicates();
            assertThat(draw.gates(OP)).containsExactlyInAnyOrder(0, 1);
            Bilevel.Loss loss = bench.loss(draw, batch);
            List<Piece> upper = bench.alphas.pieces(draw.decisions());
            bench.levels.firstOrder(loss, upper, draw.network().pieces());
            double[] found = bench.gradient(OP);
            double[] logits = bench.alphas.values(OP);
            double p = 1 / (1 + Math.exp(logits[two.get(1)] - logits[two.get(0)]));
            double first = slopeOfGate(bench, draw, batch, OP, 2, 0);
            double second = slopeOfGate(bench, draw, batch, OP, 2, 1);
            double[] expected = new double[3];
            expected[two.get(0)] = p * (1 - p) * (first - second);
            expected[two.get(1)] = -expected[two.get(0)];
            assertThat(found).containsExactly(expected, within(1e-8));
            assertThat(Math.abs(expected[two.get(0)])).isGreaterThan(1e-6);
            double[] before = bench.alphas.probabilities(OP);
            bench.shift(OP, two.get(0), -0.3);
            draw.afterStep();
            double[] after = bench.alphas.probabilities(OP);
            for (int i = 0; i < 3; i++) {
                if (two.contains(i)) {
                    assertThat(Math.abs(after[i] - before[i])).isGreaterThan(1e-3);
                } else {
                    assertThat(after[i]).isCloseTo(before[i], within(1e-12));
                    assertThat(bench.alphas.values(OP)[i]).isEqualTo(logits[i]);
                }
            }
        });
    }

    @Test
    void aNetworkIsReadOffByTheLargestLogitOfEachDecisionThatIsReached() {
        Bench.with(space(), bench -> {
            Candidates kinds = new Candidates(bench.training.space(), true);
            for (Dna dna : all()) {
                List<Integer> numbers = new ArrayList<>();
                bench.alphas.decisions().forEach(d -> {
                    double[] values = bench.alphas.values(d);
                    for (int i = 0; i < values.length; i++) {
                        bench.shift(d, i, -values[i]);
                    }
                });
                DecisionWalk.byId(bench.training.spec(), dna).forEach((id, decision) -> {
                    numbers.add(decision.picks().get(0).index());
                    bench.shift(id, decision.picks().get(0).index(), 1);
                });
                assertThat(bench.alphas.choice(kinds)).isEqualTo(dna);
                assertThat(numbers).isNotEmpty();
            }
        });
    }

    private static List<Dna> all() {
        List<Dna> all = new ArrayList<>();
        for (String op : List.of("0:[0]", "0:[1]", "1", "2")) {
            for (int width = 0; width < 2; width++) {
                all.add(Dna.parse("[" + op + ", " + width + "]"));
            }
        }
        return all;
    }

    @Test
    void entropyIsThatOfTheDistributionOverNetworks() {
        Bench.with(space(), bench -> {
            double entropy = 0;
            double sum = 0;
            for (Dna dna : all()) {
                double p = 1;
                for (var entry : DecisionWalk.byId(bench.training.spec(), dna).entrySet()) {
                    p *= bench.alphas
                            .probabilities(entry.getKey())[
                            entry.getValue().picks().get(0).index()];
                }
                sum += p;
                entropy -= p * Math.log(p);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            assertThat(bench.alphas.entropy()).isCloseTo(entropy, within(1e-12));
        });
    }
}
