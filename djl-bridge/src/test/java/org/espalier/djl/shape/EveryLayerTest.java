package org.espalier.djl.shape;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.nn.Activations;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Embeddings;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerFunction;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.nn.Layers;
import org.espalier.djl.nn.Merge;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.nn.PlacedParameter;
import org.espalier.djl.nn.Recurrent;
import org.espalier.djl.nn.Shortcut;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of layer, with random settings: shape and parameters as computed are those of the real block. */
class EveryLayerTest {

    private static final int ROUNDS = 40;

    static List<SymbolType<Layer>> types() {
        return LayerTypes.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void agreesWithTheEngine(SymbolType<Layer> type) {
        SplittableRandom random = new SplittableRandom(type.name().hashCode());
        int built = 0;
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            for (int i = 0; i < ROUNDS; i++) {
                built += agree(manager, random(type, random), input(type, random)) ? 1 : 0;
            }
        }
        // Settings are drawn so that most are possible; the others are refused by both.
        assertThat(built).as(type.name()).isGreaterThan(ROUNDS / 8);
    }

    private static boolean agree(NDManager manager, Symbol<Layer> symbol, Shape input) {
        Layer layer = Materializer.build(symbol);
        ShapeReport report = ShapeProbe.probe(layer, Path.ROOT, input);
        if (!report.isPossible()) {
            return false;
        }
        Shape batch = new Shape(3).addAll(input);
        try (NDManager step = manager.newSubManager()) {
            BlockBuilder.Built built = BlockBuilder.trace(layer, Path.ROOT, input);
            Block block = built.block();
            block.initialize(step, DataType.FLOAT32, batch);
            for (boolean training : new boolean[] {true, false}) {
                NDArray output = block.forward(new ParameterStore(step, false), new NDList(step.ones(batch)), training)
                        .singletonOrThrow();
                assertThat(output.getShape())
                        .as("%s on %s", symbol, input)
                        .isEqualTo(new Shape(3).addAll(report.output().orElseThrow()));
            }
            assertThat(block.getOutputShapes(new Shape[] {batch})[0].slice(1))
                    .isEqualTo(report.output().orElseThrow());
            assertThat(report.parameters()).as("%s on %s", symbol, input).isEqualTo(count(block, true));
            assertThat(report.statistics()).as("%s on %s", symbol, input).isEqualTo(count(block, false));
            requireEachParameterInItsPlace(built);
        }
        return true;
    }

    private static long count(Block block, boolean trained) {
        return new HashSet<>(block.getParameters().values())
                .stream()
                        .filter(p -> p.requiresGradient() == trained)
                        .mapToLong(p -> p.getShape().size())
                        .sum();
    }

    private static void requireEachParameterInItsPlace(BlockBuilder.Built built) {
        assertThat(built.parameters()).extracting(PlacedParameter::key).doesNotHaveDuplicates();
        Set<Parameter> placed = new HashSet<>(
                built.parameters().stream().map(PlacedParameter::parameter).toList());
        assertThat(placed).isEqualTo(Set.copyOf(built.block().getParameters().values()));
    }

    private static Shape input(SymbolType<Layer> type, SplittableRandom random) {
        String name = type.name().substring("djl.nn.".length());
        int axes = name.contains("1d")
                ? 1
                : name.matches(".*2d.*|Inverted.*") ? 2 : name.contains("3d") ? 3 : random.nextInt(1, 4);
        if (name.startsWith("Global") || name.equals("Residual")) {
            axes = Math.max(1, axes);
        } else if (Recurrent.types().contains(type) || name.matches("(Scaled|Transf|Position).*")) {
            return new Shape(random.nextInt(1, 7), 4L * random.nextInt(1, 4));
        } else if (name.equals("Patches")) {
            return new Shape(random.nextInt(1, 4), 2L * random.nextInt(1, 4), 2L * random.nextInt(1, 4));
        } else if (name.equals("Bert")) {
            return random.nextBoolean() ? new Shape(5) : new Shape(3, random.nextInt(1, 7));
        } else if (name.equals("BertNextSentence")) {
            return new Shape(random.nextInt(1, 9));
        } else if (!name.matches(".*[123]d.*|Inverted.*") && random.nextInt(3) == 0) {
            return new Shape(random.nextInt(3, 9));
        }
        long channels = 2L * random.nextInt(1, 4);
        return new Shape(
                Stream.concat(Stream.of(channels), IntStream.range(0, axes).mapToObj(i -> (long) random.nextInt(3, 9)))
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    /** Sets each field of the type with even odds, and those that are required always. */
    private static Symbol<Layer> random(SymbolType<Layer> type, SplittableRandom random) {
        return type.symbol(setter -> type.fields().forEach(field -> {
            boolean required = !field.hasDefault() && !field.spec().toString().contains("none");
            if (required || random.nextBoolean()) {
                setter.set(field.name(), value(type, field.name(), random));
            }
        }));
    }

    private static Object value(SymbolType<Layer> type, String field, SplittableRandom random) {
        int rank = type.name().contains("1d") ? 1 : type.name().contains("2d") ? 2 : 3;
        return switch (field) {
            case "rows", "columns" -> random.nextInt(1, 3);
            case "kernel" -> random.nextInt(1, 4);
            case "stride", "dilation", "multiplier", "times", "expansion" -> random.nextInt(1, 3);
            case "padding" -> random.nextBoolean() ? Padding.SAME : Padding.VALID;
            case "groups" -> random.nextInt(1, 3);
            case "filters" -> 2 * random.nextInt(1, 4);
            case "outPadding" -> random.nextInt(0, 3);
            case "kernelShape" -> each(rank, 1, 4, random);
            case "strideShape", "dilationShape" -> each(rank, 1, 3, random);
            case "paddingShape", "outPaddingShape" -> each(rank, 0, 2, random);
            case "bias",
                    "ceilMode",
                    "countIncludePad",
                    "center",
                    "scale",
                    "pooled",
                    "hasBiases",
                    "bidirectional",
                    "returnState" -> random.nextBoolean();
            case "units",
                    "stateSize",
                    "virtualBatchSize",
                    "outputSize",
                    "hiddenSize",
                    "tokenDictionarySize",
                    "typeDictionarySize",
                    "numEmbeddings",
                    "dictionarySize" -> random.nextInt(2, 8);
            case "normType" -> (double) random.nextInt(1, 4);
            case "alpha", "beta" -> random.nextDouble(0.1, 2);
            case "rate", "dropRate", "attentionProbsDropoutProb", "dropoutProbability", "hiddenDropoutProbability" ->
                random.nextDouble(0, 0.9);
            case "epsilon" -> 1e-3;
            case "momentum" -> 0.5;
            case "axis" -> axis(type, random);
            case "topK" -> random.nextInt(1, 4);
            case "numLayers", "transformerBlockCount" -> random.nextInt(1, 4);
            case "shortcut" -> Shortcut.values()[random.nextInt(3)];
            case "activation" ->
                type == LayerTypes.INVERTED_BOTTLENECK
                        ? Activations.prelu()
                        : random.nextBoolean() ? RNN.Activation.RELU : RNN.Activation.TANH;
            case "activationFunction" -> random.nextBoolean() ? Activations.relu() : Activations.prelu();
            case "headCount", "attentionHeadCount" -> 1 << random.nextInt(0, 3);
            case "hiddenSizes" -> each(random.nextInt(0, 3), 1, 6, random);
            case "embeddingSize" -> 4 * random.nextInt(1, 4);
            case "maxSequenceLength" -> random.nextInt(4, 9);
            case "embedding" -> List.of(1.0, 2.0, 3.0, 4.0);
            case "shape" -> type == Embeddings.CONSTANT_EMBEDDING ? List.of(2, 2) : each(2, 1, 5, random);
            case "function" -> Symbols.just((LayerFunction) array -> array.flatten(1, -1));
            case "block" -> Symbols.just(Blocks.batchFlattenBlock());
            case "layers", "branches" -> List.of(Layers.linear(3), Activations.relu());
            case "merge" -> Merge.SUM;
            case "layer", "body" -> Layers.linear(random.nextInt(3, 6));
            default -> throw new IllegalArgumentException("no value for " + type.name() + "." + field);
        };
    }

    private static Object axis(SymbolType<Layer> type, SplittableRandom random) {
        if (type == LayerTypes.LAYER_NORM) {
            int axes = random.nextInt(1, 3);
            return IntStream.rangeClosed(1, axes).boxed().toList();
        }
        return type == LayerTypes.SPARSE_MAX && random.nextBoolean() ? -1 : random.nextInt(1, 3);
    }

    private static List<Integer> each(int rank, int from, int to, SplittableRandom random) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            all.add(random.nextInt(from, to));
        }
        return all;
    }
}
