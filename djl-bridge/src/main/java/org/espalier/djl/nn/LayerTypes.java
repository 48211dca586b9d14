package org.espalier.djl.nn;

import static org.espalier.djl.nn.LayerFields.ACTIVATION;
import static org.espalier.djl.nn.LayerFields.ALPHA;
import static org.espalier.djl.nn.LayerFields.BETA;
import static org.espalier.djl.nn.LayerFields.BIAS;
import static org.espalier.djl.nn.LayerFields.BLOCK;
import static org.espalier.djl.nn.LayerFields.BODY;
import static org.espalier.djl.nn.LayerFields.BRANCHES;
import static org.espalier.djl.nn.LayerFields.DILATION;
import static org.espalier.djl.nn.LayerFields.DROP_RATE;
import static org.espalier.djl.nn.LayerFields.EPSILON;
import static org.espalier.djl.nn.LayerFields.EXPANSION;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.GROUPS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.LAYER;
import static org.espalier.djl.nn.LayerFields.LAYERS;
import static org.espalier.djl.nn.LayerFields.MERGE;
import static org.espalier.djl.nn.LayerFields.MOMENTUM;
import static org.espalier.djl.nn.LayerFields.MULTIPLIER;
import static org.espalier.djl.nn.LayerFields.PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_STRIDE;
import static org.espalier.djl.nn.LayerFields.SHORTCUT;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.LayerFields.TIMES;
import static org.espalier.djl.nn.LayerFields.UNITS;

import java.util.List;
import org.espalier.schema.Field;
import org.espalier.symbol.Args;
import org.espalier.symbol.SymbolType;

/** The symbol types of layers, for rules ({@code Rule.onType(CONV2D, ...)}) and for reading JSON. */
public final class LayerTypes {

    /** Convolution over positions. */
    public static final SymbolType<Layer> CONV1D = convolution(1);

    /** Convolution over rows and columns. */
    public static final SymbolType<Layer> CONV2D = convolution(2);

    /** Convolution of each channel by itself. */
    public static final SymbolType<Layer> DEPTHWISE_CONV2D = named("DepthwiseConv2d")
            .field(KERNEL)
            .field(STRIDE)
            .field(PADDING)
            .field(MULTIPLIER)
            .field(BIAS)
            .constructor(a -> new DepthwiseConvolution(a.get(MULTIPLIER), window(2, a, a.get(STRIDE), 1), a.get(BIAS)));

    /** Convolution of each channel by itself, then across channels. */
    public static final SymbolType<Layer> SEPARABLE_CONV2D = named("SeparableConv2d")
            .field(FILTERS)
            .field(KERNEL)
            .field(STRIDE)
            .field(PADDING)
            .field(BIAS)
            .constructor(a -> new SeparableConvolution(a.get(FILTERS), window(2, a, a.get(STRIDE), 1), a.get(BIAS)));

    /** Largest element of windows over positions. */
    public static final SymbolType<Layer> MAX_POOL1D = pooling(true, 1);

    /** Mean of windows over positions. */
    public static final SymbolType<Layer> AVG_POOL1D = pooling(false, 1);

    /** Largest element of windows over rows and columns. */
    public static final SymbolType<Layer> MAX_POOL2D = pooling(true, 2);

    /** Mean of windows over rows and columns. */
    public static final SymbolType<Layer> AVG_POOL2D = pooling(false, 2);

    /** Largest element of each channel. */
    public static final SymbolType<Layer> GLOBAL_MAX_POOL =
            named("GlobalMaxPool").constructor(a -> new GlobalPooling(true));

    /** Mean of each channel. */
    public static final SymbolType<Layer> GLOBAL_AVG_POOL =
            named("GlobalAvgPool").constructor(a -> new GlobalPooling(false));

    /** Matrix product over the last axis. */
    public static final SymbolType<Layer> LINEAR =
            named("Linear").field(UNITS).field(BIAS).constructor(a -> new Dense(a.get(UNITS), a.get(BIAS)));

    /** Normalisation over the mini-batch. */
    public static final SymbolType<Layer> BATCH_NORM = named("BatchNorm")
            .field(EPSILON)
            .field(MOMENTUM)
            .constructor(a -> new Normalization.OverBatch(a.get(EPSILON), a.get(MOMENTUM)));

    /** Normalisation over each image. */
    public static final SymbolType<Layer> LAYER_NORM =
            named("LayerNorm").field(EPSILON).constructor(a -> new Normalization.OverImage(a.get(EPSILON)));

    /** Zeros at random places while training. */
    public static final SymbolType<Layer> DROPOUT =
            named("Dropout").field(DROP_RATE).constructor(a -> new Dropping(a.get(DROP_RATE)));

    /** The larger of x and 0. */
    public static final SymbolType<Layer> RELU = activation(Activated.Kind.RELU);

    /** x kept inside [0, 6]. */
    public static final SymbolType<Layer> RELU6 = activation(Activated.Kind.RELU6);

    /** Logistic function. */
    public static final SymbolType<Layer> SIGMOID = activation(Activated.Kind.SIGMOID);

    /** Hyperbolic tangent. */
    public static final SymbolType<Layer> TANH = activation(Activated.Kind.TANH);

    /** log(1 + exp x). */
    public static final SymbolType<Layer> SOFT_PLUS = activation(Activated.Kind.SOFT_PLUS);

    /** Scaled exponential unit (Klambauer et al., NeurIPS 2017). */
    public static final SymbolType<Layer> SELU = activation(Activated.Kind.SELU);

    /** Gaussian error unit (Hendrycks and Gimpel, 2016). */
    public static final SymbolType<Layer> GELU = activation(Activated.Kind.GELU);

    /** x tanh(softplus x) (Misra, 2019). */
    public static final SymbolType<Layer> MISH = activation(Activated.Kind.MISH);

    /** Rectifier with a slope below zero; alpha 0.01 unless given. */
    public static final SymbolType<Layer> LEAKY_RELU = activation(Activated.Kind.LEAKY_RELU, ALPHA.defaulting(0.01));

    /** Exponential unit (Clevert et al., ICLR 2016); alpha 1 unless given. */
    public static final SymbolType<Layer> ELU = activation(Activated.Kind.ELU, ALPHA.defaulting(1.0));

    /** x sigmoid(beta x) (Ramachandran et al., 2017). */
    public static final SymbolType<Layer> SWISH = activation(Activated.Kind.SWISH, BETA);

    /** All axes into one. */
    public static final SymbolType<Layer> FLATTEN = named("Flatten").constructor(a -> Reshaping.FLATTEN);

    /** Output = input. */
    public static final SymbolType<Layer> IDENTITY = named("Identity").constructor(a -> Reshaping.IDENTITY);

    /** Zeros of the input's shape: in a residual block it removes the body. */
    public static final SymbolType<Layer> ZERO = named("Zero").constructor(a -> Reshaping.ZERO);

    /** Layers one after the other. */
    public static final SymbolType<Layer> SEQUENTIAL =
            named("Sequential").field(LAYERS).constructor(a -> new Chain(a.get(LAYERS)));

    /** One layer several times, each time with weights of its own. */
    public static final SymbolType<Layer> REPEATED =
            named("Repeated").field(LAYER).field(TIMES).constructor(a -> new Repetition(a.get(LAYER), a.get(TIMES)));

    /** A layer added to its own input. */
    public static final SymbolType<Layer> RESIDUAL =
            named("Residual").field(BODY).field(SHORTCUT).constructor(a -> new Residue(a.get(BODY), a.get(SHORTCUT)));

    /** Wide in the middle; a residual block around it adds its input. */
    public static final SymbolType<Layer> INVERTED_BOTTLENECK = named("InvertedBottleneck")
            .field(FILTERS)
            .field(KERNEL)
            .field(EXPANSION)
            .field(STRIDE)
            .field(ACTIVATION.defaultingTo(RELU6.symbol()))
            .constructor(a -> new InvertedBottleneck(
                    a.get(FILTERS),
                    new Window(2, a.get(KERNEL), a.get(STRIDE), Padding.SAME, 1),
                    a.get(EXPANSION),
                    a.get(ACTIVATION)));

    /** Several layers with the same input. */
    public static final SymbolType<Layer> PARALLEL = named("Parallel")
            .field(BRANCHES)
            .field(MERGE)
            .constructor(a -> new Branches(a.get(BRANCHES), a.get(MERGE)));

    /** A block made by other means. */
    public static final SymbolType<Layer> FOREIGN =
            named("Block").field(BLOCK).constructor(a -> new Foreign(a.get(BLOCK)));

    private LayerTypes() {}

    /**
     * Lists all types of layers.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Layer>> all() {
        return List.of(
                CONV1D,
                CONV2D,
                DEPTHWISE_CONV2D,
                SEPARABLE_CONV2D,
                MAX_POOL1D,
                AVG_POOL1D,
                MAX_POOL2D,
                AVG_POOL2D,
                GLOBAL_MAX_POOL,
                GLOBAL_AVG_POOL,
                LINEAR,
                BATCH_NORM,
                LAYER_NORM,
                DROPOUT,
                RELU,
                RELU6,
                SIGMOID,
                TANH,
                SOFT_PLUS,
                SELU,
                GELU,
                MISH,
                LEAKY_RELU,
                ELU,
                SWISH,
                FLATTEN,
                IDENTITY,
                ZERO,
                SEQUENTIAL,
                REPEATED,
                RESIDUAL,
                INVERTED_BOTTLENECK,
                PARALLEL,
                FOREIGN);
    }

    private static SymbolType.Builder<Layer> named(String name) {
        return SymbolType.named("djl.nn." + name, Layer.class);
    }

    private static SymbolType<Layer> convolution(int rank) {
        return named("Conv" + rank + "d")
                .field(FILTERS)
                .field(KERNEL)
                .field(STRIDE)
                .field(PADDING)
                .field(DILATION)
                .field(GROUPS)
                .field(BIAS)
                .constructor(a -> new Convolution(
                        a.get(FILTERS), window(rank, a, a.get(STRIDE), a.get(DILATION)), a.get(GROUPS), a.get(BIAS)));
    }

    private static SymbolType<Layer> pooling(boolean max, int rank) {
        return named((max ? "MaxPool" : "AvgPool") + rank + "d")
                .field(KERNEL)
                .field(POOL_STRIDE)
                .field(POOL_PADDING)
                .constructor(a ->
                        new Pooling(max, window(rank, a, a.find(POOL_STRIDE).orElseGet(() -> a.get(KERNEL)), 1)));
    }

    private static Window window(int rank, Args args, int stride, int dilation) {
        return new Window(rank, args.get(KERNEL), stride, args.get(PADDING), dilation);
    }

    private static SymbolType<Layer> activation(Activated.Kind kind) {
        return named(kind.title()).constructor(a -> new Activated(kind, 0));
    }

    private static SymbolType<Layer> activation(Activated.Kind kind, Field<Layer, Double> field) {
        return named(kind.title()).field(field).constructor(a -> new Activated(kind, a.get(field)));
    }
}
