package org.espalier.djl.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Bottlenecks.invertedBottleneck;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.block;
import static org.espalier.djl.nn.Layers.concat;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.globalAvgPool;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.repeated;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.sequentialOf;
import static org.espalier.djl.nn.Layers.zero;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.hyper.Hypers.permutate;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.Adam;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.ParameterStepper;
import org.espalier.djl.optim.Piece;
import org.espalier.djl.optim.Sgd;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.geno.DecisionSite;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.path.Path;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuperNetworkTest {
    private static final Shape IMAGE = new Shape(2, 8, 8);
    private static final NetworkPlan PLAN = NetworkPlan.of(IMAGE, 7);
    private static final int PATHS = 12;

    /** A space with one kind of choice, named after it. */
    record Kind(String name, Symbol<Layer> network) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("blocks", body(oneOf(conv2d(4, 3), maxPool2d(3), identity(), separableConv2d(6, 5)))),
                new Kind("filters", body(conv2d(oneOf(3, 8, 5), 3))),
                new Kind("kernel", body(conv2d(4, oneOf(1, 3, 5, 7)))),
                new Kind(
                        "filters and kernel", body(conv2d(oneOf(4, 8), oneOf(3, 5)), conv2d(oneOf(2, 6), oneOf(5, 3)))),
                new Kind("range of filters", body(conv2d(intv(1, 9), 3))),
                new Kind("long range of units", sequential(flatten(), linear(intv(4, 400)), relu(), linear(5))),
                new Kind("units", sequential(flatten(), linear(oneOf(4, 16, 8)), relu(), linear(5))),
                new Kind("depth", body(repeated(sequential(conv2d(4, 3), relu()), oneOf(1, 2, 3)))),
                new Kind("expansion", body(residual(invertedBottleneck(oneOf(4, 6), oneOf(3, 5), oneOf(1, 3, 6))))),
                new Kind(
                        "nested",
                        body(residual(oneOf(invertedBottleneck(oneOf(2, 4), oneOf(3, 5), oneOf(3, 6)), zero())))),
                new Kind(
                        "bias and dropout",
                        body(
                                conv2d(c -> c.set("filters", 4).set("kernel", 3).set("bias", oneOf(true, false))),
                                dropout(floatv(0.0, 0.5)))),
                new Kind("many", body(sequentialOf(manyOf(2, conv2d(3, 3), conv2d(5, 3), relu())))),
                new Kind(
                        "many sorted",
                        body(sequentialOf(manyOf(2, conv2d(3, 3), batchNorm(), relu())
                                .sorted()
                                .distinct()))),
                new Kind("order", body(sequentialOf(permutate(conv2d(3, 3), batchNorm(), relu())))),
                new Kind(
                        "lists",
                        body(sequentialOf(oneOf(
                                Symbols.list(conv2d(3, 3), relu()), Symbols.list(batchNorm(), conv2d(6, 5), relu()))))),
                new Kind(
                        "tied",
                        body(
                                conv2d(oneOf(3, 6).tiedAs("width"), 3),
                                oneOf(conv2d(4, 3), identity()).tiedAs("op"),
                                conv2d(oneOf(3, 6).tiedAs("width"), 3),
                                oneOf(conv2d(4, 3), identity()).tiedAs("op"))),
                new Kind("branches", body(concat(conv2d(oneOf(2, 4), 3), oneOf(conv2d(3, 1), identity())))),
                new Kind("derived", body(conv2d(oneOf(4, 6), 3), conv2d(Ref.to(Path.parse("layers[0].filters")), 3))),
                new Kind(
                        "pool after choice",
                        sequential(oneOf(conv2d(4, 3), conv2d(6, 3)), batchNorm(), globalAvgPool(), linear(5))));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static Symbol<Layer> body(Symbol<? extends Layer>... layers) {
        List<Symbol<? extends Layer>> all = new ArrayList<>(Arrays.asList(layers));
        all.add(batchNorm());
        all.add(relu());
        all.add(flatten());
        all.add(linear(5));
        return sequentialOf(Symbols.list(all));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void onePathGivesExactlyTheOutputsOfTheChildWithTheSameWeights(Kind kind) {
        SearchSpace<Layer> space = SearchSpace.of(kind.network());
        DnaSampler sampler = DnaSampler.overChildren();
        SplittableRandom random = new SplittableRandom(3);
        try (SuperNetwork shared = SuperNetwork.initialize(SuperNet.rewrite(space), PLAN);
                NDManager work = shared.manager().newSubManager()) {
            NDArray images = images(work, 6);
            for (int i = 0; i < PATHS; i++) {
                Dna dna = sampler.sample(space.spec(), random);
                learn(shared, dna, images);
                try (Network child = shared.inherit(dna)) {
                    Subnetwork path = shared.path(dna);
                    assertThat(path.predict(images).toFloatArray())
                            .as("%s", dna)
                            .containsExactly(child.predict(images).toFloatArray());
                    if (!kind.name().contains("dropout")) {
                        assertThat(path.train(images).toFloatArray())
                                .containsExactly(child.train(images).toFloatArray());
                        assertThat(path.predict(images).toFloatArray())
                                .containsExactly(child.predict(images).toFloatArray());
                        shared.takeActive();
                    }
                    assertThat(path.measure(images).toFloatArray())
                            .containsExactly(shared.path(dna).measure(images).toFloatArray());
                }
            }
        }
    }

    @Test
    void aStepChangesTheWeightsOfThePathAndNothingElse() {
        SearchSpace<Layer> space =
                SearchSpace.of(body(oneOf(conv2d(oneOf(4, 8), oneOf(3, 5)), conv2d(6, 3)), conv2d(oneOf(2, 6), 3)));
        try (SuperNetwork shared = SuperNetwork.initialize(SuperNet.rewrite(space), PLAN);
                NDManager work = shared.manager().newSubManager();
                ParameterStepper stepper = new ParameterStepper(
                        shared.manager(), new Sgd(0.1, 0.9, 0.01), Tracker.fixed(0.1f), GradientClip.NONE)) {
            NDArray images = images(work, 4);
            Dna small = Dna.parse("[0:[0, 0], 0]");
            step(shared, shared.path(Dna.parse("[0:[1, 1], 1]")), images, stepper);
            Map<String, float[]> before = copy(shared);
            List<Piece> active = step(shared, shared.path(small), images, stepper);
            assertThat(active)
                    .allMatch(piece -> !piece.region().isAll() || !piece.owner().contains("[=0]"));
            Map<String, float[]> after = copy(shared);
            before.forEach((key, old) -> {
                boolean[] inside = inside(
                        key, old.length, active, shared.weights().get(key).getShape());
                float[] now = after.get(key);
                int changed = 0;
                for (int i = 0; i < now.length; i++) {
                    assertThat(inside[i] || now[i] == old[i] || key.contains("running"))
                            .as(key + " " + i)
                            .isTrue();
                    changed += now[i] == old[i] ? 0 : 1;
                }
                if (!key.contains("[=1]") && !key.endsWith(":bias")) {
                    assertThat(changed).as(key).isPositive();
                }
            });
        }
    }

    private static Map<String, float[]> copy(SuperNetwork shared) {
        Map<String, float[]> copies = new LinkedHashMap<>();
        shared.weights().forEach((key, array) -> copies.put(key, array.toFloatArray()));
        return copies;
    }

    /** Marks the elements that lie in a region of an active piece, one by one. */
    private static boolean[] inside(String key, int size, List<Piece> active, Shape shape) {
        boolean[] marks = new boolean[size];
        for (Piece piece : active) {
            if (piece.owner().equals(key)) {
                for (int i = 0; i < size; i++) {
                    int rest = i;
                    boolean in = true;
                    for (int axis = shape.dimension() - 1; axis >= 0; axis--) {
                        long at = rest % shape.get(axis) - piece.region().offsets()[axis];
                        in &= at >= 0 && at < piece.region().part().get(axis);
                        rest /= (int) shape.get(axis);
                    }
                    marks[i] |= in;
                }
            }
        }
        return marks;
    }

    @Test
    void aStepOnAPathIsTheStepOfTheChild() {
        SearchSpace<Layer> space = SearchSpace.of(
                body(conv2d(oneOf(4, 8), oneOf(3, 5)), residual(invertedBottleneck(oneOf(2, 6), 3, oneOf(3, 6)))));
        Dna dna = Dna.parse("[0, 0, 0, 0]");
        try (SuperNetwork shared = SuperNetwork.initialize(SuperNet.rewrite(space), PLAN);
                NDManager work = shared.manager().newSubManager();
                Network child = shared.inherit(dna);
                ParameterStepper childStepper = new ParameterStepper(
                        child.manager(), new Sgd(0.01, 0.9, 0.01), Tracker.fixed(0.01f), GradientClip.NONE);
                ParameterStepper stepper = new ParameterStepper(
                        shared.manager(), new Sgd(0.01, 0.9, 0.01), Tracker.fixed(0.01f), GradientClip.NONE)) {
            NDArray images = images(work, 4);
            for (int i = 0; i < 3; i++) {
                step(shared, shared.path(dna), images, stepper);
                try (GradientTape tape = Gradients.record(Engine.getInstance())) {
                    tape.backward(child.train(images).pow(2).sum());
                }
                childStepper.step(child.takeActive());
            }
            assertThat(shared.path(dna).predict(images).allClose(child.predict(images), 1e-4, 1e-5, false))
                    .isTrue();
        }
    }

    @Test
    void severalPathsBeforeOneStepAddTheirGradients() {
        SearchSpace<Layer> space = SearchSpace.of(sequential(flatten(), linear(oneOf(4, 8)), linear(5)));
        try (SuperNetwork shared = SuperNetwork.initialize(SuperNet.rewrite(space), PLAN);
                NDManager work = shared.manager().newSubManager();
                ParameterStepper stepper =
                        new ParameterStepper(shared.manager(), new Sgd(1), Tracker.fixed(1f), GradientClip.NONE)) {
            NDArray images = images(work, 4);
            Map<String, float[]> start = copy(shared);
            Map<String, double[]> sum = new LinkedHashMap<>();
            for (String dna : List.of("[0]", "[1]")) {
                step(shared, shared.path(Dna.parse(dna)), images, stepper);
                copy(shared).forEach((key, now) -> add(sum, key, start.get(key), now));
                shared.weights()
                        .forEach(
                                (key, array) -> Gradients.withoutRecording(Engine.getInstance(), () -> array.subi(array)
                                        .addi(work.create(start.get(key), array.getShape()))));
            }
            try (GradientTape tape = Gradients.record(Engine.getInstance())) {
                for (String dna : List.of("[0]", "[1]")) {
                    tape.backward(
                            shared.path(Dna.parse(dna)).train(images).pow(2).sum());
                }
            }
            stepper.stepPieces(shared.takeActive());
            copy(shared).forEach((key, now) -> {
                for (int i = 0; i < now.length; i++) {
                    assertThat(now[i] - start.get(key)[i]).isCloseTo((float) sum.get(key)[i], Offset.offset(1e-2f));
                }
            });
            assertThat(stepper.steps()).isEqualTo(3);
        }
    }

    private static void add(Map<String, double[]> sum, String key, float[] before, float[] after) {
        double[] total = sum.computeIfAbsent(key, k -> new double[before.length]);
        for (int i = 0; i < total.length; i++) {
            total[i] += after[i] - before[i];
        }
    }

    @Test
    void aBlendIsTheWeightedSumOfItsCandidates() {
        SearchSpace<Layer> space =
                SearchSpace.of(sequential(conv2d(4, 3), oneOf(conv2d(4, oneOf(3, 5)), identity(), conv2d(3, 3))));
        SuperNet<Layer> net = SuperNet.rewrite(space);
        Path op = Path.parse("layers[1]");
        Path kernel = Path.parse("layers[1][=0].kernel");
        try (SuperNetwork shared = SuperNetwork.initialize(net, PLAN);
                NDManager work = shared.manager().newSubManager()) {
            NDArray images = images(work, 3);
            Subnetwork blend = shared.blend(Map.of(op, List.of(0, 1, 2), kernel, List.of(0, 1)));
            blend.weigh(op, work.create(new float[] {0.5f, 0.2f, 0.3f}));
            blend.weigh(kernel, work.create(new float[] {0.25f, 0.75f}));
            NDArray wide = shared.path(Dna.parse("[2]")).predict(images);
            NDArray expected = shared.path(Dna.parse("[0:[0]]"))
                    .predict(images)
                    .mul(0.125)
                    .add(shared.path(Dna.parse("[0:[1]]")).predict(images).mul(0.375))
                    .add(shared.path(Dna.parse("[1]")).predict(images).mul(0.2))
                    .add(wide.concat(work.zeros(new Shape(3, 1, 8, 8)), 1).mul(0.3));
            assertThat(blend.predict(images).allClose(expected, 1e-5, 1e-6, false))
                    .isTrue();
            assertThatThrownBy(() -> blend.weigh(op, work.create(new float[] {1, 2})))
                    .hasMessage("layers[1]: expected 3 weights, found 2");
            assertThatThrownBy(() -> shared.blend(Map.of(op, List.of(0))))
                    .isInstanceOf(SuperNetException.class)
                    .hasMessageContaining("layers[1][=0].kernel: expected candidates that take part, found none");
        }
    }

    @Test
    void whatCannotBeBlendedIsListedWithPlaceAndReason() {
        SuperNet<Layer> net = SuperNet.rewrite(SearchSpace.of(sequential(
                conv2d(intv(1, 9), 3),
                sequentialOf(manyOf(2, conv2d(3, 3), relu())),
                sequentialOf(oneOf(Symbols.list(conv2d(3, 3)), Symbols.list(relu()))),
                conv2d(Ref.to(Path.parse("layers[0].filters")), 3),
                conv2d(oneOf(2, 4), 3))));
        assertThat(net.blendProblems().stream()
                        .map(problem -> problem.path() + ": " + problem.expected())
                        .toList())
                .containsExactly(
                        "layers[3].filters: a value of its own",
                        "layers[0].filters: a choice of one layer, or of one value of a layer's field",
                        "layers[1].layers: a choice of one",
                        "layers[2].layers: a choice of one layer, or of one value of a layer's field");
        assertThat(SuperNet.rewrite(SearchSpace.of(sequential(conv2d(oneOf(2, 4), 3), oneOf(relu(), identity()))))
                        .blendProblems())
                .isEmpty();
    }

    @Test
    void aTiedDecisionHasTheIdOfTheSpaceEvenIfItsFirstPlaceTakesNoPart() {
        SearchSpace<Layer> space = SearchSpace.of(sequential(
                oneOf(conv2d(oneOf(2, 4).tiedAs("width"), 3), conv2d(oneOf(2, 4).tiedAs("width"), 5))));
        Path width = Path.parse("layers[0][=0].filters");
        assertThat(DecisionWalk.sites(space.spec(), 9).stream()
                        .map(DecisionSite::id)
                        .toList())
                .containsExactly(width, Path.parse("layers[0]"));
        try (SuperNetwork shared = SuperNetwork.initialize(SuperNet.rewrite(space), PLAN);
                NDManager work = shared.manager().newSubManager()) {
            NDArray images = images(work, 3);
            Subnetwork one = shared.blend(Map.of(width, List.of(0), Path.parse("layers[0]"), List.of(1)));
            assertThat(one.predict(images).toFloatArray())
                    .containsExactly(
                            shared.path(Dna.parse("[0, 1]")).predict(images).toFloatArray());
        }
    }

    @Test
    void whatCannotBeSharedIsRefusedWithPlaceAndReasonAllAtOnce() {
        Symbol<Experiment> experiment = Experiment.TYPE.symbol(e -> e.set(
                        Experiment.MODEL,
                        sequential(
                                oneOf(
                                        block(Symbols.just((ai.djl.nn.Block)
                                                Linear.builder().setUnits(3).build())),
                                        identity()),
                                flatten(),
                                linear(10)))
                .set(Experiment.DATA, DataSources.strokeDigits(Difficulty.EASY))
                .set(Experiment.EPOCHS, oneOf(1, 2)));
        assertThatThrownBy(() -> SuperNet.rewrite(SearchSpace.of(experiment)))
                .isInstanceOf(SuperNetException.class)
                .hasMessageContaining("(2 problems)")
                .hasMessageContaining("epochs: expected decisions inside of model")
                .hasMessageContaining("model.layers[0][=0]: expected a layer that can be built more than once");
    }

    @Test
    void theTreeShowsSwitchesAndVariants() {
        SuperNet<Layer> net = SuperNet.rewrite(SearchSpace.of(sequential(oneOf(conv2d(oneOf(4, 8), 3), relu()))));
        assertThat(net.tree().orElseThrow().toString())
                .startsWith("djl.nn.Sequential(layers=[djl.supernet.Switch(decision=\"layers[0]\", picked=[0, 1], "
                        + "candidates=[djl.supernet.Variants(decision=\"layers[0][=0].filters\", picked=[0, 1], "
                        + "candidates=[djl.nn.Conv2d(filters=4");
        try (SuperNetwork shared = SuperNetwork.initialize(net, PLAN)) {
            assertThat(shared.weights().keySet()).containsExactly("layers[0][=0]:weight", "layers[0][=0]:bias");
            assertThat(shared.parameterCount()).isEqualTo(8 * 2 * 9 + 8);
        }
    }

    @Test
    void weightsThatOnlySomeChildrenNeedGrowLater() {
        SearchSpace<Layer> space =
                SearchSpace.of(sequential(conv2d(oneOf(2, 4), 3), conv2d(Ref.to(Path.parse("layers[0].filters")), 3)));
        try (SuperNetwork shared = SuperNetwork.initialize(SuperNet.rewrite(space), PLAN);
                NDManager work = shared.manager().newSubManager()) {
            assertThat(shared.net().tree()).isEmpty();
            NDArray images = images(work, 2);
            Subnetwork small = shared.path(Dna.parse("[0]"));
            float[] before = small.predict(images).toFloatArray();
            Subnetwork large = shared.path(Dna.parse("[1]"));
            assertThat(shared.isCurrent(small)).isFalse();
            assertThat(shared.isCurrent(large)).isTrue();
            assertThat(shared.path(Dna.parse("[0]")).predict(images).toFloatArray())
                    .containsExactly(before);
        }
    }

    private static void learn(SuperNetwork shared, Dna dna, NDArray images) {
        try (ParameterStepper stepper =
                new ParameterStepper(shared.manager(), new Adam(0.01), Tracker.fixed(0.01f), GradientClip.NONE)) {
            step(shared, shared.path(dna), images, stepper);
        }
    }

    private static List<Piece> step(SuperNetwork shared, Subnetwork network, NDArray images, ParameterStepper stepper) {
        try (GradientTape tape = Gradients.record(Engine.getInstance())) {
            tape.backward(network.train(images).pow(2).sum());
        }
        List<Piece> active = shared.takeActive();
        stepper.stepPieces(active);
        return active;
    }

    private static NDArray images(NDManager manager, int count) {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[Math.toIntExact(count * IMAGE.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return manager.create(values, new Shape(count).addAll(IMAGE));
    }
}
