package org.espalier.djl.nn;

import static org.espalier.schema.Specs.bools;
import static org.espalier.schema.Specs.constants;
import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;
import static org.espalier.schema.Specs.objects;

import java.util.List;
import org.espalier.schema.Field;

/**
 * The fields of layers: keys for builders and selectors for rules.
 *
 * <p>Layers of different types share a field where it means the same, so that one rule reaches all:
 * {@code Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2))}.
 *
 * <p>Options have DJL's names, without {@code set} and {@code opt}. Windows are the exception: where DJL wants one
 * length for each axis, {@code kernel}, {@code stride}, {@code padding}, {@code dilation} and {@code outPadding} are
 * one number for all, and DJL's list is given under a name that ends in {@code Shape}.
 */
public final class LayerFields {

    /** Number of output channels of a convolution. */
    public static final Field<Layer, Integer> FILTERS =
            Field.<Layer, Integer>of("filters", ints().atLeast(1)).describedAs("output channels");

    /** Length of a window's sides. */
    public static final Field<Layer, Integer> KERNEL =
            Field.<Layer, Integer>of("kernel", ints().atLeast(1)).describedAs("length of the window's sides");

    /** Distance of the window's places; 1 unless given. */
    public static final Field<Layer, Integer> STRIDE = Field.<Layer, Integer>of("stride", ints().atLeast(1))
            .defaulting(1)
            .describedAs("distance of the window's places");

    /** Distance of the places of a pooling window; the window's length unless given. */
    public static final Field<Layer, Integer> POOL_STRIDE = Field.<Layer, Integer>of(
                    "stride", ints().atLeast(1).optional())
            .describedAs("distance of the window's places; the kernel if none");

    /** Treatment of the border by convolutions; {@link Padding#SAME} unless given. */
    public static final Field<Layer, Padding> PADDING = Field.<Layer, Padding>of("padding", constants(Padding.class))
            .defaulting(Padding.SAME)
            .describedAs("treatment of the border");

    /** Treatment of the border by pooling; {@link Padding#VALID} unless given. */
    public static final Field<Layer, Padding> POOL_PADDING = Field.<Layer, Padding>of(
                    "padding", constants(Padding.class))
            .defaulting(Padding.VALID)
            .describedAs("treatment of the border");

    /** Distance of the window's elements; 1 unless given. */
    public static final Field<Layer, Integer> DILATION = Field.<Layer, Integer>of("dilation", ints().atLeast(1))
            .defaulting(1)
            .describedAs("distance of the window's elements");

    /** Length of a window axis by axis, in the place of {@link #KERNEL}; none unless given. */
    public static final Field<Layer, List<Integer>> KERNEL_SHAPE = Field.<Layer, List<Integer>>of(
                    "kernelShape", lists(ints().atLeast(1)).optional())
            .describedAs("length of the window axis by axis, in the place of kernel");

    /** Distance of the places axis by axis, in the place of the stride; none unless given. */
    public static final Field<Layer, List<Integer>> STRIDE_SHAPE = Field.<Layer, List<Integer>>of(
                    "strideShape", lists(ints().atLeast(1)).optional())
            .describedAs("distance of the places axis by axis, in the place of stride");

    /** Zeros on each side axis by axis, in the place of the padding; none unless given. */
    public static final Field<Layer, List<Integer>> PADDING_SHAPE = Field.<Layer, List<Integer>>of(
                    "paddingShape", lists(ints().atLeast(0)).optional())
            .describedAs("zeros on each side axis by axis, in the place of padding");

    /** Distance of the elements axis by axis, in the place of {@link #DILATION}; none unless given. */
    public static final Field<Layer, List<Integer>> DILATION_SHAPE = Field.<Layer, List<Integer>>of(
                    "dilationShape", lists(ints().atLeast(1)).optional())
            .describedAs("distance of the elements axis by axis, in the place of dilation");

    /** Elements added behind the output of a transposed convolution; 0 unless given. */
    public static final Field<Layer, Integer> OUT_PADDING = Field.<Layer, Integer>of("outPadding", ints().atLeast(0))
            .defaulting(0)
            .describedAs("elements added behind the output");

    /** Elements added behind the output axis by axis, in the place of {@link #OUT_PADDING}; none unless given. */
    public static final Field<Layer, List<Integer>> OUT_PADDING_SHAPE = Field.<Layer, List<Integer>>of(
                    "outPaddingShape", lists(ints().atLeast(0)).optional())
            .describedAs("elements added behind the output axis by axis, in the place of outPadding");

    /** Number of groups of channels that do not see each other; 1 unless given. */
    public static final Field<Layer, Integer> GROUPS = Field.<Layer, Integer>of("groups", ints().atLeast(1))
            .defaulting(1)
            .describedAs("groups of channels that do not see each other");

    /** Output channels for each input channel of a depthwise convolution; 1 unless given. */
    public static final Field<Layer, Integer> MULTIPLIER = Field.<Layer, Integer>of("multiplier", ints().atLeast(1))
            .defaulting(1)
            .describedAs("output channels for each input channel");

    /** Whether a trained number is added to each output channel; yes unless given. */
    public static final Field<Layer, Boolean> BIAS = Field.<Layer, Boolean>of("bias", bools())
            .defaulting(true)
            .describedAs("whether a trained number is added to each output");

    /** Whether a last pooling window may stand out behind the border; no unless given. */
    public static final Field<Layer, Boolean> CEIL_MODE = Field.<Layer, Boolean>of("ceilMode", bools())
            .defaulting(false)
            .describedAs("whether a last window may stand out behind the border");

    /** Whether zeros of the border count in a mean; yes unless given. */
    public static final Field<Layer, Boolean> COUNT_INCLUDE_PAD = Field.<Layer, Boolean>of("countIncludePad", bools())
            .defaulting(true)
            .describedAs("whether zeros of the border count");

    /** Order of the norm of a pool; 2 unless given. */
    public static final Field<Layer, Double> NORM_TYPE = Field.<Layer, Double>of(
                    "normType", floats().atLeast(1).atMost(1000))
            .defaulting(2.0)
            .describedAs("order of the norm");

    /** Number of outputs of a linear layer. */
    public static final Field<Layer, Integer> UNITS =
            Field.<Layer, Integer>of("units", ints().atLeast(1)).describedAs("number of outputs");

    /** What keeps the division of a normalisation defined; 1e-5 unless given. */
    public static final Field<Layer, Double> EPSILON = Field.<Layer, Double>of("epsilon", floats().above(0))
            .defaulting(1e-5)
            .describedAs("keeps the division defined");

    /** Memory of the running means of batch normalisation; 0.9 unless given. */
    public static final Field<Layer, Double> MOMENTUM = Field.<Layer, Double>of(
                    "momentum", floats().atLeast(0).below(1))
            .defaulting(0.9)
            .describedAs("memory of the running means");

    /** Axis with means of its own in batch normalisation, where 0 is the batch, as in DJL; 1 unless given. */
    public static final Field<Layer, Integer> AXIS = Field.<Layer, Integer>of("axis", ints().atLeast(1))
            .defaulting(1)
            .describedAs("axis with means of its own; 0 is the batch");

    /** Whether the shift of a normalisation is trained; yes unless given. */
    public static final Field<Layer, Boolean> CENTER =
            Field.<Layer, Boolean>of("center", bools()).defaulting(true).describedAs("whether the shift is trained");

    /** Whether the scale of a normalisation is trained; yes unless given. */
    public static final Field<Layer, Boolean> SCALE =
            Field.<Layer, Boolean>of("scale", bools()).defaulting(true).describedAs("whether the scale is trained");

    /** Images of the smaller batches of ghost batch normalisation; 128 unless given. */
    public static final Field<Layer, Integer> VIRTUAL_BATCH_SIZE = Field.<Layer, Integer>of(
                    "virtualBatchSize", ints().atLeast(1))
            .defaulting(128)
            .describedAs("images of the smaller batches");

    /** Last axes that layer normalisation works on, where 0 is the batch, as in DJL; all unless given. */
    public static final Field<Layer, List<Integer>> AXES = Field.<Layer, List<Integer>>of(
                    "axis", lists(ints().atLeast(1)).sized(1, 8).optional())
            .describedAs("last axes to normalise; 0 is the batch; all if none");

    /** Part of the elements that dropout sets to zero; 0.5 unless given. */
    public static final Field<Layer, Double> DROP_RATE = Field.<Layer, Double>of(
                    "rate", floats().atLeast(0).below(1))
            .defaulting(0.5)
            .describedAs("part of the elements set to zero while training");

    /** Slope of a leaky unit below zero, or size of an exponential one; given by each type. */
    public static final Field<Layer, Double> ALPHA =
            Field.<Layer, Double>of("alpha", floats().above(0)).describedAs("slope or size below zero");

    /** Sharpness of swish; 1 unless given. */
    public static final Field<Layer, Double> BETA =
            Field.<Layer, Double>of("beta", floats().above(0)).defaulting(1.0).describedAs("sharpness");

    /** Axis of a sparse softmax, where 0 is the batch and -1 the last, as in DJL; -1 unless given. */
    public static final Field<Layer, Integer> SOFTMAX_AXIS = Field.<Layer, Integer>of("axis", ints().atLeast(-1))
            .defaulting(-1)
            .describedAs("axis, where 0 is the batch and -1 the last");

    /** How many elements a sparse softmax keeps; 3 unless given. */
    public static final Field<Layer, Integer> TOP_K =
            Field.<Layer, Integer>of("topK", ints().atLeast(1)).defaulting(3).describedAs("how many elements are kept");

    /** Extents of an output that does not depend on the input. */
    public static final Field<Layer, List<Integer>> OUTPUT_SHAPE = Field.<Layer, List<Integer>>of(
                    "shape", lists(ints().atLeast(1)).sized(1, 8))
            .describedAs("extents of the output");

    /** The layers of a sequence. */
    public static final Field<Layer, List<Layer>> LAYERS =
            Field.<Layer, List<Layer>>of("layers", lists(objects(Layer.class))).describedAs("one after the other");

    /** The layers of a parallel block. */
    public static final Field<Layer, List<Layer>> BRANCHES = Field.<Layer, List<Layer>>of(
                    "branches", lists(objects(Layer.class)).sized(1, Integer.MAX_VALUE))
            .describedAs("all with the same input");

    /** What becomes of the outputs of branches; {@link Merge#CONCAT} unless given. */
    public static final Field<Layer, Merge> MERGE = Field.<Layer, Merge>of("merge", constants(Merge.class))
            .defaulting(Merge.CONCAT)
            .describedAs("what becomes of the branches' outputs");

    /** The layer that a residual block adds to its input. */
    public static final Field<Layer, Layer> BODY =
            Field.<Layer, Layer>of("body", objects(Layer.class)).describedAs("added to its own input");

    /** What a residual block adds; {@link Shortcut#PROJECT} unless given. */
    public static final Field<Layer, Shortcut> SHORTCUT = Field.<Layer, Shortcut>of(
                    "shortcut", constants(Shortcut.class))
            .defaulting(Shortcut.PROJECT)
            .describedAs("what is added where the body changes the shape");

    /** How many times as many channels an inverted bottleneck has in the middle. */
    public static final Field<Layer, Integer> EXPANSION = Field.<Layer, Integer>of("expansion", ints().atLeast(1))
            .describedAs("channels in the middle for each input");

    /** Function of each element inside a layer of several parts; given by each type. */
    public static final Field<Layer, Layer> ACTIVATION =
            Field.<Layer, Layer>of("activation", objects(Layer.class)).describedAs("function of each element");

    /** The layer that is repeated. */
    public static final Field<Layer, Layer> LAYER =
            Field.<Layer, Layer>of("layer", objects(Layer.class)).describedAs("repeated");

    /** How often a layer is repeated; 0 makes it disappear. */
    public static final Field<Layer, Integer> TIMES =
            Field.<Layer, Integer>of("times", ints().atLeast(0)).describedAs("how often");

    /** A function of arrays. */
    public static final Field<Layer, LayerFunction> FUNCTION = Field.<Layer, LayerFunction>of(
                    "function", objects(LayerFunction.class))
            .describedAs("a function of arrays");

    /** A block made by other means. */
    public static final Field<Layer, ai.djl.nn.Block> BLOCK = Field.<Layer, ai.djl.nn.Block>of(
                    "block", objects(ai.djl.nn.Block.class))
            .describedAs("a block of DJL");

    private LayerFields() {}
}
