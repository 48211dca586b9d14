package org.espalier.djl.nn;

import static org.espalier.djl.nn.LayerFields.ACTIVATION;
import static org.espalier.djl.nn.LayerFields.ALPHA;
import static org.espalier.djl.nn.LayerFields.AXES;
import static org.espalier.djl.nn.LayerFields.AXIS;
import static org.espalier.djl.nn.LayerFields.BETA;
import static org.espalier.djl.nn.LayerFields.BIAS;
import static org.espalier.djl.nn.LayerFields.BLOCK;
import static org.espalier.djl.nn.LayerFields.BODY;
import static org.espalier.djl.nn.LayerFields.BRANCHES;
import static org.espalier.djl.nn.LayerFields.CEIL_MODE;
import static org.espalier.djl.nn.LayerFields.CENTER;
import static org.espalier.djl.nn.LayerFields.COUNT_INCLUDE_PAD;
import static org.espalier.djl.nn.LayerFields.DILATION;
import static org.espalier.djl.nn.LayerFields.DILATION_SHAPE;
import static org.espalier.djl.nn.LayerFields.DROP_RATE;
import static org.espalier.djl.nn.LayerFields.EPSILON;
import static org.espalier.djl.nn.LayerFields.EXPANSION;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.FUNCTION;
import static org.espalier.djl.nn.LayerFields.GROUPS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.KERNEL_SHAPE;
import static org.espalier.djl.nn.LayerFields.LAYER;
import static org.espalier.djl.nn.LayerFields.LAYERS;
import static org.espalier.djl.nn.LayerFields.MERGE;
import static org.espalier.djl.nn.LayerFields.MOMENTUM;
import static org.espalier.djl.nn.LayerFields.MULTIPLIER;
import static org.espalier.djl.nn.LayerFields.NORM_TYPE;
import static org.espalier.djl.nn.LayerFields.OUTPUT_SHAPE;
import static org.espalier.djl.nn.LayerFields.OUT_PADDING;
import static org.espalier.djl.nn.LayerFields.OUT_PADDING_SHAPE;
import static org.espalier.djl.nn.LayerFields.PADDING;
import static org.espalier.djl.nn.LayerFields.PADDING_SHAPE;
import static org.espalier.djl.nn.LayerFields.POOL_PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_STRIDE;
import static org.espalier.djl.nn.LayerFields.SCALE;
import static org.espalier.djl.nn.LayerFields.SHORTCUT;
import static org.espalier.djl.nn.LayerFields.SOFTMAX_AXIS;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.LayerFields.STRIDE_SHAPE;
import static org.espalier.djl.nn.LayerFields.TIMES;
import static org.espalier.djl.nn.LayerFields.TOP_K;
import static org.espalier.djl.nn.LayerFields.UNITS;
import static org.espalier.djl.nn.LayerFields.VIRTUAL_BATCH_SIZE;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.schema.Field;
import org.espalier.symbol.Args;
import org.espalier.symbol.SymbolType;

/** The symbol types of layers, for rules ({@code Rule.onType(CONV2D, ...)}) and for reading JSON. */
public final class LayerTypes {

    /** Convolution over positions. */
    public static final SymbolType<Layer> CONV1D = convolution(1);

    /** Convolution over rows and columns. */
    public static final SymbolType<Layer> CONV2D = convolution(2);

    /** Convolution over planes, rows and columns. */
    public static final SymbolType<Layer> CONV3D = convolution(3);

    /** Transposed convolution over positions. */
    public static final SymbolType<Layer> CONV1D_TRANSPOSE = transposed(1);

    /** Transposed convolution over rows and columns. */
    public static final SymbolType<Layer> CONV2D_TRANSPOSE = transposed(2);

    /** Convolution of each channel by itself. */
    public static final SymbolType<Layer> DEPTHWISE_CONV2D = named("DepthwiseConv2d")
            .field(KERNEL)
            .field(STRIDE)
            .field(PADDING)
            .field(MULTIPLIER)
            .field(BIAS)
            .constructor(a -> new DepthwiseConvolution(a.get(MULTIPLIER), plainWindow(a), a.get(BIAS)));

    /** Convolution of each channel by itself, then across channels. */
    public static final SymbolType<Layer> SEPARABLE_CONV2D = named("SeparableConv2d")
            .field(FILTERS)
            .field(KERNEL)
            .field(STRIDE)
            .field(PADDING)
            .field(BIAS)
            .constructor(a -> new SeparableConvolution(a.get(FILTERS), plainWindow(a), a.get(BIAS)));

    /** Largest element of windows over positions. */
    public static final SymbolType<Layer> MAX_POOL1D = maxPooling(1);

    /** Largest element of windows over rows and columns. */
    public static final SymbolType<Layer> MAX_POOL2D = maxPooling(2);

    /** Largest element of windows over planes, rows and columns. */
    public static final SymbolType<Layer> MAX_POOL3D = maxPooling(3);

    /** Mean of windows over positions. */
    public static final SymbolType<Layer> AVG_POOL1D = avgPooling(1);

    /** Mean of windows over rows and columns. */
    public static final SymbolType<Layer> AVG_POOL2D = avgPooling(2);

    /** Mean of windows over planes, rows and columns. */
    public static final SymbolType<Layer> AVG_POOL3D = avgPooling(3);

    /** Norm of windows over positions. */
    public static final SymbolType<Layer> LP_POOL1D = lpPooling(1);

    /** Norm of windows over rows and columns. */
    public static final SymbolType<Layer> LP_POOL2D = lpPooling(2);

    /** Norm of windows over planes, rows and columns. */
    public static final SymbolType<Layer> LP_POOL3D = lpPooling(3);

    /** Largest element of each channel. */
    public static final SymbolType<Layer> GLOBAL_MAX_POOL =
            named("GlobalMaxPool").constructor(a -> new GlobalPooling(new Pooling.Statistic.Max()));

    /** Mean of each channel. */
    public static final SymbolType<Layer> GLOBAL_AVG_POOL =
            named("GlobalAvgPool").constructor(a -> new GlobalPooling(new Pooling.Statistic.Mean(true)));

    /** Norm of each channel. */
    public static final SymbolType<Layer> GLOBAL_LP_POOL = named("GlobalLpPool")
            .field(NORM_TYPE)
            .constructor(a -> new GlobalPooling(new Pooling.Statistic.Norm(a.get(NORM_TYPE))));

    /** Matrix product over the last axis. */
    public static final SymbolType<Layer> LINEAR =
            named("Linear").field(UNITS).field(BIAS).constructor(a -> new Dense(a.get(UNITS), a.get(BIAS)));

    /** A matrix of its own for each place before the last axis. */
    public static final SymbolType<Layer> LINEAR_COLLECTION = named("LinearCollection")
            .field(UNITS)
            .field(BIAS)
            .constructor(a -> new DenseCollection(a.get(UNITS), a.get(BIAS)));

    /** Copies of the input, each multiplied by weights of its own. */
    public static final SymbolType<Layer> MULTIPLICATION =
            named("Multiplication").field(UNITS).constructor(a -> new Multiplied(a.get(UNITS)));

    /** Normalisation over the mini-batch. */
    public static final SymbolType<Layer> BATCH_NORM = named("BatchNorm")
            .field(EPSILON)
            .field(MOMENTUM)
            .field(AXIS)
            .field(CENTER)
            .field(SCALE)
            .constructor(a -> new Normalization.OverBatch(basics(a), a.get(MOMENTUM), a.get(AXIS), Optional.empty()));

    /** Normalisation over smaller parts of the mini-batch. */
    public static final SymbolType<Layer> GHOST_BATCH_NORM = named("GhostBatchNorm")
            .field(VIRTUAL_BATCH_SIZE)
            .field(EPSILON)
            .field(MOMENTUM)
            .field(AXIS)
            .field(CENTER)
            .field(SCALE)
            .constructor(a -> new Normalization.OverBatch(
                    basics(a), a.get(MOMENTUM), a.get(AXIS), Optional.of(a.get(VIRTUAL_BATCH_SIZE))));

    /** Normalisation over each image. */
    public static final SymbolType<Layer> LAYER_NORM = named("LayerNorm")
            .field(EPSILON)
            .field(AXES)
            .field(CENTER)
            .field(SCALE)
            .constructor(a -> new Normalization.OverImage(basics(a), a.find(AXES)));

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

    /** x / (1 + |x|). */
    public static final SymbolType<Layer> SOFT_SIGN = activation(Activated.Kind.SOFT_SIGN);

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

    /** Rectifier whose slope below zero is trained; starts at alpha, 0.25 unless given. */
    public static final SymbolType<Layer> PRELU =
            named("Prelu").field(ALPHA.defaulting(0.25)).constructor(a -> new Rectified(a.get(ALPHA)));

    /** Softmax of the largest elements, zero for all others. */
    public static final SymbolType<Layer> SPARSE_MAX = named("SparseMax")
            .field(SOFTMAX_AXIS)
            .field(TOP_K)
            .constructor(a -> new Sparsemax(a.get(SOFTMAX_AXIS), a.get(TOP_K)));

    /** All axes into one. */
    public static final SymbolType<Layer> FLATTEN = named("Flatten").constructor(a -> Reshaping.FLATTEN);

    /** Output = input. */
    public static final SymbolType<Layer> IDENTITY = named("Identity").constructor(a -> Reshaping.IDENTITY);

    /** Zeros of the input's shape: in a residual block it removes the body. */
    public static final SymbolType<Layer> ZERO = named("Zero").constructor(a -> Reshaping.ZERO);

    /** Ones, whatever the input is. */
    public static final SymbolType<Layer> ONES =
            named("Ones").field(OUTPUT_SHAPE).constructor(a -> FixedArray.ones(a.get(OUTPUT_SHAPE)));

    /** A function of arrays. */
    public static final SymbolType<Layer> LAMBDA =
            named("Lambda").field(FUNCTION).constructor(a -> new Computed(a.get(FUNCTION)));

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
        return Stream.of(own(), Recurrent.types(), Attention.types(), Embeddings.types(), Sequences.types())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SymbolType<Layer>> own() {
        return List.of(
                CONV1D,
                CONV2D,
                CONV3D,
                CONV1D_TRANSPOSE,
                CONV2D_TRANSPOSE,
                DEPTHWISE_CONV2D,
                SEPARABLE_CONV2D,
                MAX_POOL1D,
                MAX_POOL2D,
                MAX_POOL3D,
                AVG_POOL1D,
                AVG_POOL2D,
                AVG_POOL3D,
                LP_POOL1D,
                LP_POOL2D,
                LP_POOL3D,
                GLOBAL_MAX_POOL,
                GLOBAL_AVG_POOL,
                GLOBAL_LP_POOL,
                LINEAR,
                LINEAR_COLLECTION,
                MULTIPLICATION,
                BATCH_NORM,
                GHOST_BATCH_NORM,
                LAYER_NORM,
                DROPOUT,
                RELU,
                RELU6,
                SIGMOID,
                TANH,
                SOFT_PLUS,
                SOFT_SIGN,
                SELU,
                GELU,
                MISH,
                LEAKY_RELU,
                ELU,
                SWISH,
                PRELU,
                SPARSE_MAX,
                FLATTEN,
                IDENTITY,
                ZERO,
                ONES,
                LAMBDA,
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
        return sliding("Conv" + rank + "d", rank)
                .field(GROUPS)
                .field(BIAS)
                .constructor(a -> new Convolution(a.get(FILTERS), window(rank, a), a.get(GROUPS), a.get(BIAS)));
    }

    private static SymbolType<Layer> transposed(int rank) {
        return sliding("Conv" + rank + "dTranspose", rank)
                .field(GROUPS)
                .field(BIAS)
                .field(OUT_PADDING)
                .field(each(OUT_PADDING_SHAPE, rank, 0))
                .constructor(a -> new TransposedConvolution(
                        a.get(FILTERS),
                        window(rank, a),
                        Sides.of(rank, a.get(OUT_PADDING), a.find(OUT_PADDING_SHAPE)),
                        a.get(GROUPS),
                        a.get(BIAS)));
    }

    private static SymbolType.Builder<Layer> sliding(String name, int rank) {
        return named(name)
                .field(FILTERS)
                .field(KERNEL)
                .field(STRIDE)
                .field(PADDING)
                .field(DILATION)
                .field(each(KERNEL_SHAPE, rank, 1))
                .field(each(STRIDE_SHAPE, rank, 1))
                .field(each(PADDING_SHAPE, rank, 0))
                .field(each(DILATION_SHAPE, rank, 1));
    }

    /** Asks a list for one number an axis. */
    private static Field<Layer, List<Integer>> each(Field<Layer, List<Integer>> field, int rank, int least) {
        return field.constrained(lists(ints().atLeast(least)).sized(rank, rank).optional());
    }

    private static SymbolType<Layer> maxPooling(int rank) {
        return pooling("MaxPool", rank).constructor(a -> new Pooling(new Pooling.Statistic.Max(), poolWindow(rank, a)));
    }

    private static SymbolType<Layer> avgPooling(int rank) {
        return pooling("AvgPool", rank)
                .field(COUNT_INCLUDE_PAD)
                .constructor(
                        a -> new Pooling(new Pooling.Statistic.Mean(a.get(COUNT_INCLUDE_PAD)), poolWindow(rank, a)));
    }

    private static SymbolType<Layer> lpPooling(int rank) {
        return pooling("LpPool", rank)
                .field(NORM_TYPE)
                .constructor(a -> new Pooling(new Pooling.Statistic.Norm(a.get(NORM_TYPE)), poolWindow(rank, a)));
    }

    private static SymbolType.Builder<Layer> pooling(String name, int rank) {
        return named(name + rank + "d")
                .field(KERNEL)
                .field(POOL_STRIDE)
                .field(POOL_PADDING)
                .field(CEIL_MODE)
                .field(each(KERNEL_SHAPE, rank, 1))
                .field(each(STRIDE_SHAPE, rank, 1))
                .field(each(PADDING_SHAPE, rank, 0));
    }

    private static Window window(int rank, Args args) {
        return new Window(
                Sides.of(rank, args.get(KERNEL), args.find(KERNEL_SHAPE)),
                Sides.of(rank, args.get(STRIDE), args.find(STRIDE_SHAPE)),
                args.get(PADDING),
                args.find(PADDING_SHAPE).map(Sides::new),
                Sides.of(rank, args.get(DILATION), args.find(DILATION_SHAPE)),
                false);
    }

    private static Window plainWindow(Args args) {
        return new Window(2, args.get(KERNEL), args.get(STRIDE), args.get(PADDING), 1);
    }

    private static Window poolWindow(int rank, Args args) {
        Sides kernel = Sides.of(rank, args.get(KERNEL), args.find(KERNEL_SHAPE));
        Sides stride = args.find(POOL_STRIDE).map(all -> Sides.all(rank, all)).orElse(kernel);
        return new Window(
                kernel,
                args.find(STRIDE_SHAPE).map(Sides::new).orElse(stride),
                args.get(POOL_PADDING),
                args.find(PADDING_SHAPE).map(Sides::new),
                Sides.all(rank, 1),
                args.get(CEIL_MODE));
    }

    private static Normalization basics(Args args) {
        return new Normalization(args.get(EPSILON), args.get(CENTER), args.get(SCALE));
    }

    private static SymbolType<Layer> activation(Activated.Kind kind) {
        return named(kind.title()).constructor(a -> new Activated(kind, 0));
    }

    private static SymbolType<Layer> activation(Activated.Kind kind, Field<Layer, Double> field) {
        return named(kind.title()).field(field).constructor(a -> new Activated(kind, a.get(field)));
    }
}
