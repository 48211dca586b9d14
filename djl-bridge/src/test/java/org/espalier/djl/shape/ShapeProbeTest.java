package org.espalier.djl.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.DILATION;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.GROUPS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.MULTIPLIER;
import static org.espalier.djl.nn.LayerFields.PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_STRIDE;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.Layers.avgPool2d;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.concat;
import static org.espalier.djl.nn.Layers.conv1d;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.depthwiseConv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.globalAvgPool;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.layerNorm;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.repeated;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.sum;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Optional;
import java.util.SplittableRandom;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.nn.ShapeException;
import org.espalier.hyper.Hypers;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

class ShapeProbeTest {

    private static final Shape IMAGE = new Shape(3, 8, 8);

    /** Follows 400 random networks layer by layer; engine and probe must agree at every layer. */
    @Test
    void agreesWithTheEngineOnRandomNetworks() {
        SplittableRandom random = new SplittableRandom(1);
        int accepted = 0;
        int rejected = 0;
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            for (int net = 0; net < 400; net++) {
                Optional<Shape> shape =
                        Optional.of(new Shape(random.nextInt(1, 5), random.nextInt(5, 13), random.nextInt(5, 13)));
                for (int depth = 0; depth < 6 && shape.isPresent(); depth++) {
                    Symbol<Layer> symbol = randomLayer(random);
                    Shape input = shape.get();
                    shape = agree(manager, symbol, input);
                    accepted += shape.isPresent() ? 1 : 0;
                    rejected += shape.isPresent() ? 0 : 1;
                }
            }
        }
        assertThat(accepted).isGreaterThan(500);
        assertThat(rejected).isGreaterThan(100);
    }

    private static Optional<Shape> agree(NDManager manager, Symbol<Layer> symbol, Shape input) {
        Layer layer = Materializer.build(symbol);
        ShapeReport report = ShapeProbe.probe(layer, Path.ROOT, input);
        try (NDManager step = manager.newSubManager()) {
            Shape batch = new Shape(2).addAll(input);
            Optional<Shape> real;
            long parameters = 0;
            try {
                Block block = BlockBuilder.build(layer, input);
                block.initialize(step, DataType.FLOAT32, batch);
                parameters = block.getParameters().values().stream()
                        .filter(Parameter::requiresGradient)
                        .mapToLong(p -> p.getShape().size())
                        .sum();
                NDArray output = block.forward(new ParameterStore(step, false), new NDList(step.ones(batch)), false)
                        .singletonOrThrow();
                real = Optional.of(output.getShape().slice(1));
            } catch (ShapeException e) {
                real = withoutProbe(step, layer, input);
            }
            assertThat(report.output())
                    .as("%s on %s: %s", layer, input, report.problem())
                    .isEqualTo(real);
            if (real.isPresent()) {
                assertThat(report.parameters()).as("%s on %s", layer, input).isEqualTo(parameters);
            }
            return real;
        }
    }

    /** Makes the block although the probe says no: the engine must say no, too. */
    private static Optional<Shape> withoutProbe(NDManager manager, Layer layer, Shape input) {
        Shape batch = new Shape(2).addAll(input);
        try {
            BlockBuilder builder = builder();
            Block block = layer.block(input, builder);
            block.initialize(manager, DataType.FLOAT32, batch);
            NDArray output = block.forward(new ParameterStore(manager, false), new NDList(manager.ones(batch)), false)
                    .singletonOrThrow();
            return Optional.of(output.getShape().slice(1));
        } catch (EngineException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | IllegalStateException
                | UnsupportedOperationException
                | ShapeException e) {
            return Optional.empty();
        }
    }

    /** Obtains a builder for single blocks: each layer is handed the one it is built with. */
    private static BlockBuilder builder() {
        BlockBuilder[] caught = new BlockBuilder[1];
        Layer catching = new Layer() {
            @Override
            public Shape infer(Shape input, org.espalier.djl.nn.LayerScope scope) {
                return input;
            }

            @Override
            public Block block(Shape input, BlockBuilder blocks) {
                caught[0] = blocks;
                return ai.djl.nn.Blocks.identityBlock();
            }
        };
        BlockBuilder.build(catching, new Shape(1));
        return caught[0];
    }

    private static Symbol<Layer> randomLayer(SplittableRandom random) {
        int filters = random.nextInt(1, 7);
        int kernel = random.nextInt(1, 8);
        Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
        int stride = random.nextInt(1, 4);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 ->
                conv2d(c -> c.set(FILTERS, filters)
                        .set(KERNEL, kernel)
                        .set(STRIDE, stride)
                        .set(PADDING, padding)
                        .set(DILATION, random.nextInt(1, 3)));
            case 3 -> conv2d(c -> c.set(FILTERS, filters).set(KERNEL, 3).set(GROUPS, random.nextInt(1, 4)));
            case 4 ->
                depthwiseConv2d(c -> c.set(KERNEL, kernel)
                        .set(STRIDE, stride)
                        .set(PADDING, padding)
                        .set(MULTIPLIER, random.nextInt(1, 3)));
            case 5 ->
                separableConv2d(c -> c.set(FILTERS, filters)
                        .set(KERNEL, kernel)
                        .set(PADDING, padding)
                        .set(STRIDE, stride));
            case 6 ->
                maxPool2d(p -> p.set(KERNEL, kernel).set(POOL_STRIDE, stride).set(POOL_PADDING, padding));
            case 7 -> avgPool2d(kernel);
            case 8 -> sequential(batchNorm(), relu());
            case 9 -> layerNorm();
            case 10 -> flatten();
            case 11 -> linear(filters);
            case 12 -> globalAvgPool();
            default ->
                residual(conv2d(c -> c.set(FILTERS, filters).set(KERNEL, 3).set(STRIDE, stride)));
        };
    }

    @Test
    void anImpossibleNetworkIsExplainedByPathLayerAndShape() {
        Symbol<Layer> net = sequential(maxPool2d(2), residual(sequential(relu(), conv2d(c -> c.set(FILTERS, 8)
                .set(KERNEL, 7)
                .set(PADDING, Padding.VALID)))));
        ShapeReport report = ShapeProbe.probe(net, IMAGE);
        assertThat(report.isPossible()).isFalse();
        assertThat(report.output()).isEmpty();
        assertThat(report.problem())
                .contains("layers[1].body.layers[1]: Conv2d(filters=8, kernel=7,"
                        + " padding=VALID) needs at least 7 rows and columns for its window of 7, found (3, 4, 4)");
        assertThat(report.layers())
                .extracting(l -> l.path().toString())
                .containsExactly("layers[0]", "layers[1].body.layers[0]");
    }

    @Test
    void everyKindOfProblemSaysWhatIsNeeded() {
        assertThat(problem(sequential(flatten(), conv2d(4, 3))))
                .isEqualTo(
                        "layers[1]:" + " Conv2d(filters=4, kernel=3) needs 3 axes (channel, row, column), found (192)");
        assertThat(problem(conv1d(4, 3)))
                .isEqualTo("Conv1d(filters=4, kernel=3) needs 2 axes (channel," + " position), found (3, 8, 8)");
        assertThat(problem(conv2d(c -> c.set(FILTERS, 4).set(KERNEL, 3).set(GROUPS, 2))))
                .isEqualTo("Conv2d(filters=4, kernel=3, groups=2) needs a number of channels that its 2 groups divide,"
                        + " found (3, 8, 8)");
        assertThat(problem(conv2d(c -> c.set(FILTERS, 4).set(KERNEL, 3).set(GROUPS, 3))))
                .isEqualTo("Conv2d(filters=4, kernel=3, groups=3) needs its 4 filters to be divisible by its 3 groups,"
                        + " found (3, 8, 8)");
        assertThat(problem(maxPool2d(9)))
                .isEqualTo("MaxPool2d(kernel=9, stride=9) needs at least 9 rows"
                        + " and columns for its window of 9, found (3, 8, 8)");
        assertThat(problem(sequential(globalAvgPool(), globalAvgPool())))
                .isEqualTo("layers[1]:"
                        + " GlobalAvgPool() needs axes (channel, position), (channel, row, column) or (channel,"
                        + " plane, row, column), found (3)");
        assertThat(problem(concat(identity(), maxPool2d(2))))
                .isEqualTo("Parallel(2 branches, CONCAT)"
                        + " needs branches with outputs that fit together for CONCAT (branch 0 gives (3, 8, 8),"
                        + " branch 1 gives (3, 4, 4)), found (3, 8, 8)");
        assertThat(problem(sum(identity(), conv2d(4, 1)))).contains("fit together for SUM");
        assertThat(problem(residual(flatten())))
                .isEqualTo("Residual(Flatten()) needs a body whose output"
                        + " (192) a projection of the input can match, found (3, 8, 8)");
    }

    @Test
    void costsAreCounted() {
        ShapeReport report = ShapeProbe.probe(
                sequential(conv2d(4, 3), maxPool2d(2), repeated(conv2d(4, 1), 2), flatten(), linear(10)), IMAGE);
        assertThat(report.output()).contains(new Shape(10));
        assertThat(report.parameters()).isEqualTo((4 * 3 * 9 + 4) + 2 * (4 * 4 + 4) + (64 * 10 + 10));
        assertThat(report.multiplyAdds()).isEqualTo(4 * 3 * 9 * 64 + 2 * 4 * 4 * 16 + 64 * 10);
    }

    @Test
    void sharedWeightsCountOnceAndOwnOnesEachTime() {
        Symbol<Layer> shared = sequential(conv2d(3, 3), Symbols.<Layer>ref("layers[0]"));
        assertThat(ShapeProbe.probe(shared, IMAGE).parameters()).isEqualTo(3 * 3 * 9 + 3);
        assertThat(ShapeProbe.probe(shared, IMAGE).multiplyAdds()).isEqualTo(2 * 3 * 3 * 9 * 64);
        Symbol<Layer> pair = sequential(repeated(residual(conv2d(3, 3)), 2), Symbols.<Layer>ref("layers[0]"));
        assertThat(ShapeProbe.probe(pair, IMAGE).parameters()).isEqualTo(2 * (3 * 3 * 9 + 3));
        assertThat(ShapeProbe.probe(pair, IMAGE).layers())
                .extracting(l -> l.path().toString())
                .contains("layers[0].layer[1].body");
    }

    @Test
    void anUnfinishedTreeIsRefused() {
        Symbol<Layer> open = conv2d(Hypers.oneOf(4, 8), 3);
        assertThatThrownBy(() -> ShapeProbe.probe(open, IMAGE))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("filters");
    }

    private static String problem(Symbol<Layer> network) {
        return ShapeProbe.probe(network, IMAGE).problem().orElse("possible");
    }
}
