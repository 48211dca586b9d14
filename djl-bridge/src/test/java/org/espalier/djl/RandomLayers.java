package org.espalier.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.nn.recurrent.RNN;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.djl.nn.Activations;
import org.espalier.djl.nn.Embeddings;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerFunction;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.nn.Layers;
import org.espalier.djl.nn.Merge;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.nn.Recurrent;
import org.espalier.djl.nn.Shortcut;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;

/** Layers of every type with random settings, most of them possible, and inputs for them. */
public final class RandomLayers {

    private RandomLayers() {}

    /** Draws the shape of an input that layers of the type mostly accept. */
    public static Shape input(SymbolType<Layer> type, SplittableRandom random) {
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
    public static Symbol<Layer> symbol(SymbolType<Layer> type, SplittableRandom random) {
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
