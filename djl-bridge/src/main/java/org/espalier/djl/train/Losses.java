package org.espalier.djl.train;

import static org.espalier.schema.Specs.bools;
import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;
import static org.espalier.schema.Specs.objects;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import java.util.List;
import java.util.function.Consumer;
import org.espalier.schema.Field;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The losses that come with the library; computed by DJL's, with DJL's options and defaults, where those are right.
 *
 * <p>Those that compare numbers rather than classes see a label as a row of zeros with a one at the
 * class.
 */
public final class Losses {

    /** What the loss is multiplied by; 1 unless given, 1/2 with L2. */
    public static final Field<LossRecipe, Double> WEIGHT = Field.<LossRecipe, Double>of("weight", floats().above(0))
            .defaulting(1.0)
            .describedAs("what the loss is multiplied by");

    /** Axis of the classes in the predictions, where 0 is the batch and -1 the last; -1 unless given. */
    public static final Field<LossRecipe, Integer> CLASS_AXIS = Field.<LossRecipe, Integer>of(
                    "classAxis", ints().atLeast(-1))
            .defaulting(-1)
            .describedAs("axis of the classes, where 0 is the batch and -1 the last");

    /** Whether labels are class numbers, not one number a class; yes unless given. */
    public static final Field<LossRecipe, Boolean> SPARSE_LABEL = Field.<LossRecipe, Boolean>of("sparseLabel", bools())
            .defaulting(true)
            .describedAs("whether labels are class numbers, not one number a class");

    /** Whether predictions come before the softmax, not as logarithms of probabilities; yes unless given. */
    public static final Field<LossRecipe, Boolean> FROM_LOGIT = Field.<LossRecipe, Boolean>of("fromLogit", bools())
            .defaulting(true)
            .describedAs("whether predictions come before the softmax, not as logarithms of probabilities");

    /** Whether predictions are probabilities, behind the sigmoid; no unless given. */
    public static final Field<LossRecipe, Boolean> FROM_SIGMOID = Field.<LossRecipe, Boolean>of("fromSigmoid", bools())
            .defaulting(false)
            .describedAs("whether predictions are probabilities, behind the sigmoid");

    /** What the right side of a hinge has to exceed; 1 unless given. */
    public static final Field<LossRecipe, Integer> MARGIN = Field.<LossRecipe, Integer>of("margin", ints().atLeast(0))
            .defaulting(1)
            .describedAs("what the right side has to exceed");

    /** The quantile to predict. */
    public static final Field<LossRecipe, Double> QUANTILE =
            Field.<LossRecipe, Double>of("quantile", floats().above(0).below(1)).describedAs("the quantile to predict");

    /** The losses of a sum. */
    public static final Field<LossRecipe, List<LossRecipe>> LOSSES = Field.<LossRecipe, List<LossRecipe>>of(
                    "losses", lists(objects(LossRecipe.class)).sized(1, Integer.MAX_VALUE))
            .describedAs("the losses of the sum");

    /** {@link SoftmaxCrossEntropy}. */
    public static final SymbolType<LossRecipe> SOFTMAX_CROSS_ENTROPY = named("SoftmaxCrossEntropy")
            .field(WEIGHT)
            .field(CLASS_AXIS)
            .field(SPARSE_LABEL)
            .field(FROM_LOGIT)
            .constructor(a ->
                    new SoftmaxCrossEntropy(a.get(WEIGHT), a.get(CLASS_AXIS), a.get(SPARSE_LABEL), a.get(FROM_LOGIT)));

    /** {@link MaskedSoftmaxCrossEntropy}. */
    public static final SymbolType<LossRecipe> MASKED_SOFTMAX_CROSS_ENTROPY = named("MaskedSoftmaxCrossEntropy")
            .field(WEIGHT)
            .field(CLASS_AXIS)
            .field(FROM_LOGIT)
            .constructor(a -> new MaskedSoftmaxCrossEntropy(a.get(WEIGHT), a.get(CLASS_AXIS), a.get(FROM_LOGIT)));

    /** Part of a label that is spread evenly over all classes. */
    public static final Field<LossRecipe, Double> SMOOTHING = Field.<LossRecipe, Double>of(
                    "smoothing", floats().atLeast(0).below(1))
            .describedAs("part of a label that is spread evenly over all classes");

    /** {@link SmoothedCrossEntropy}. */
    public static final SymbolType<LossRecipe> SMOOTHED_CROSS_ENTROPY = SymbolType.named(
                    "djl.train.SmoothedCrossEntropy", LossRecipe.class)
            .field(SMOOTHING)
            .constructor(a -> new SmoothedCrossEntropy(a.get(SMOOTHING)));

    /** {@link SigmoidBinaryCrossEntropy}. */
    public static final SymbolType<LossRecipe> SIGMOID_BINARY_CROSS_ENTROPY = named("SigmoidBinaryCrossEntropy")
            .field(WEIGHT)
            .field(FROM_SIGMOID)
            .constructor(a -> new SigmoidBinaryCrossEntropy(a.get(WEIGHT), a.get(FROM_SIGMOID)));

    /** {@link L1}. */
    public static final SymbolType<LossRecipe> ABSOLUTE =
            named("L1").field(WEIGHT).constructor(a -> new L1(a.get(WEIGHT)));

    /** {@link L2}; weight 1/2 unless given. */
    public static final SymbolType<LossRecipe> SQUARED =
            named("L2").field(WEIGHT.defaulting(0.5)).constructor(a -> new L2(a.get(WEIGHT)));

    /** {@link QuantileL1}. */
    public static final SymbolType<LossRecipe> QUANTILE_L1 =
            named("QuantileL1").field(QUANTILE).constructor(a -> new QuantileL1(a.get(QUANTILE)));

    /** {@link Hinge}. */
    public static final SymbolType<LossRecipe> HINGE =
            named("Hinge").field(MARGIN).field(WEIGHT).constructor(a -> new Hinge(a.get(MARGIN), a.get(WEIGHT)));

    /** {@link Composite}. */
    public static final SymbolType<LossRecipe> COMPOSITE =
            named("Composite").field(LOSSES).constructor(a -> new Composite(a.get(LOSSES)));

    private Losses() {}

    /**
     * Lists all types of losses.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<LossRecipe>> types() {
        return List.of(
                SOFTMAX_CROSS_ENTROPY,
                SMOOTHED_CROSS_ENTROPY,
                MASKED_SOFTMAX_CROSS_ENTROPY,
                SIGMOID_BINARY_CROSS_ENTROPY,
                ABSOLUTE,
                SQUARED,
                QUANTILE_L1,
                HINGE,
                COMPOSITE);
    }

    /**
     * {@link SoftmaxCrossEntropy}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> softmaxCrossEntropy() {
        return SOFTMAX_CROSS_ENTROPY.symbol();
    }

    /**
     * {@link SmoothedCrossEntropy}.
     *
     * @param smoothing part of a label that is spread evenly over all classes, in [0, 1)
     * @return the loss
     */
    public static Symbol<LossRecipe> smoothedCrossEntropy(double smoothing) {
        return SMOOTHED_CROSS_ENTROPY.symbol(smoothing);
    }

    /**
     * {@link SmoothedCrossEntropy}.
     *
     * @param smoothing part of a label that is spread evenly over all classes, in [0, 1)
     * @return the loss
     */
    public static Symbol<LossRecipe> smoothedCrossEntropy(Symbol<Double> smoothing) {
        return SMOOTHED_CROSS_ENTROPY.symbol(smoothing);
    }

    /**
     * {@link SigmoidBinaryCrossEntropy}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> sigmoidBinaryCrossEntropy() {
        return SIGMOID_BINARY_CROSS_ENTROPY.symbol();
    }

    /**
     * {@link L1}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> l1() {
        return ABSOLUTE.symbol();
    }

    /**
     * {@link L2}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> l2() {
        return SQUARED.symbol();
    }

    /**
     * {@link Hinge}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> hinge() {
        return HINGE.symbol();
    }

    /**
     * {@link SoftmaxCrossEntropy}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the loss
     */
    public static Symbol<LossRecipe> softmaxCrossEntropy(Consumer<SymbolType.Setter<LossRecipe>> fields) {
        return SOFTMAX_CROSS_ENTROPY.symbol(fields);
    }

    /**
     * {@link MaskedSoftmaxCrossEntropy}.
     *
     * @return the loss
     */
    public static Symbol<LossRecipe> maskedSoftmaxCrossEntropy() {
        return MASKED_SOFTMAX_CROSS_ENTROPY.symbol();
    }

    /**
     * {@link MaskedSoftmaxCrossEntropy}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the loss
     */
    public static Symbol<LossRecipe> maskedSoftmaxCrossEntropy(Consumer<SymbolType.Setter<LossRecipe>> fields) {
        return MASKED_SOFTMAX_CROSS_ENTROPY.symbol(fields);
    }

    /**
     * {@link SigmoidBinaryCrossEntropy}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the loss
     */
    public static Symbol<LossRecipe> sigmoidBinaryCrossEntropy(Consumer<SymbolType.Setter<LossRecipe>> fields) {
        return SIGMOID_BINARY_CROSS_ENTROPY.symbol(fields);
    }

    /**
     * {@link L1}.
     *
     * @param weight what the loss is multiplied by, in (0, inf)
     * @return the loss
     */
    public static Symbol<LossRecipe> l1(double weight) {
        return ABSOLUTE.symbol(weight);
    }

    /**
     * {@link L1}.
     *
     * @param weight what the loss is multiplied by, in (0, inf)
     * @return the loss
     */
    public static Symbol<LossRecipe> l1(Symbol<Double> weight) {
        return ABSOLUTE.symbol(weight);
    }

    /**
     * {@link L2}.
     *
     * @param weight what the loss is multiplied by, in (0, inf)
     * @return the loss
     */
    public static Symbol<LossRecipe> l2(double weight) {
        return SQUARED.symbol(weight);
    }

    /**
     * {@link L2}.
     *
     * @param weight what the loss is multiplied by, in (0, inf)
     * @return the loss
     */
    public static Symbol<LossRecipe> l2(Symbol<Double> weight) {
        return SQUARED.symbol(weight);
    }

    /**
     * {@link QuantileL1}.
     *
     * @param quantile the quantile to predict, in (0, 1)
     * @return the loss
     */
    public static Symbol<LossRecipe> quantileL1(double quantile) {
        return QUANTILE_L1.symbol(quantile);
    }

    /**
     * {@link QuantileL1}.
     *
     * @param quantile the quantile to predict, in (0, 1)
     * @return the loss
     */
    public static Symbol<LossRecipe> quantileL1(Symbol<Double> quantile) {
        return QUANTILE_L1.symbol(quantile);
    }

    /**
     * {@link Hinge}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the loss
     */
    public static Symbol<LossRecipe> hinge(Consumer<SymbolType.Setter<LossRecipe>> fields) {
        return HINGE.symbol(fields);
    }

    /**
     * {@link Composite}.
     *
     * @param losses at least one
     * @return the loss
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Symbol<LossRecipe> composite(Symbol<? extends LossRecipe>... losses) {
        return COMPOSITE.symbol(ListSymbol.of(List.of(losses)));
    }

    private static SymbolType.Builder<LossRecipe> named(String name) {
        return SymbolType.named("djl.train." + name, LossRecipe.class);
    }

    /**
     * Cross entropy of the softmax of the predictions; the usual loss of a classifier.
     *
     * <p>Labels are class numbers, or one number a class if they have the axes of the predictions.
     *
     * @param weight what the loss is multiplied by
     * @param classAxis axis of the classes, where 0 is the batch and -1 the last
     * @param sparseLabel whether labels are class numbers, not one number a class; numbers where one number a class is
     *     asked for are converted
     * @param fromLogit whether predictions come before the softmax, not as logarithms of probabilities
     */
    public record SoftmaxCrossEntropy(double weight, int classAxis, boolean sparseLabel, boolean fromLogit)
            implements LossRecipe {

        /** DJL's defaults: weight 1, classes on the last axis, before the softmax. */
        public SoftmaxCrossEntropy() {
            this(1, -1, true, true);
        }

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            boolean numbers = sparseLabel && classAxis == -1;
            Loss loss = Loss.softmaxCrossEntropyLoss("loss", (float) weight, classAxis, numbers, fromLogit);
            return apply(loss, numbers ? labels : oneHot(labels, predictions, classAxis), predictions);
        }
    }

    /**
     * Cross entropy of the softmax of the predictions with smoothed labels (Szegedy et al., CVPR 2016, section 7): the
     * right class is expected with probability 1 - smoothing + smoothing / classes, every other with smoothing / classes.
     *
     * @param smoothing part of a label that is spread evenly over all classes, in [0, 1)
     */
    public record SmoothedCrossEntropy(double smoothing) implements LossRecipe {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code smoothing} lies outside [0, 1)
         */
        public SmoothedCrossEntropy {
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new IllegalArgumentException(
                        "SmoothedCrossEntropy.smoothing: expected a number in [0, 1), found " + smoothing);
            }
        }

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            int classes = Math.toIntExact(predictions.getShape().get(1));
            NDArray smooth = oneHot(labels, predictions, -1).mul(1 - smoothing).add(smoothing / classes);
            return apply(new SoftmaxCrossEntropyLoss("smoothed", 1, -1, false, true), smooth, predictions);
        }
    }

    /**
     * Cross entropy of the softmax at each position of a sequence; a position with a negative label does not count.
     *
     * <p>Labels have axes (image, position), predictions (image, position, class). DJL's wants the lengths of sequences
     * as a second array of labels, does not run on PyTorch, and means the opposite by {@code fromLogit} of what its other
     * losses mean; here it means the same everywhere. The mean goes over all positions, as DJL's.
     *
     * @param weight what the loss is multiplied by
     * @param classAxis axis of the classes, where 0 is the batch and -1 the last
     * @param fromLogit whether predictions come before the softmax, not as logarithms of probabilities
     */
    public record MaskedSoftmaxCrossEntropy(double weight, int classAxis, boolean fromLogit) implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            NDArray logarithms = fromLogit ? predictions.logSoftmax(classAxis) : predictions;
            NDArray counts = labels.gte(0).toType(predictions.getDataType(), false);
            NDArray classes = oneHot(labels.maximum(0), predictions, classAxis);
            NDArray losses = logarithms.mul(classes).sum(new int[] {classAxis}).neg();
            return losses.mul(counts).mul((float) weight).mean();
        }
    }

    /**
     * Cross entropy of the sigmoid of each prediction: every class a question of its own.
     *
     * @param weight what the loss is multiplied by
     * @param fromSigmoid whether predictions are probabilities, behind the sigmoid
     */
    public record SigmoidBinaryCrossEntropy(double weight, boolean fromSigmoid) implements LossRecipe {

        /** DJL's defaults: weight 1, before the sigmoid. */
        public SigmoidBinaryCrossEntropy() {
            this(1, false);
        }

        /** DJL forgets the minus in front of the sum of logarithms of probabilities. */
        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            Loss loss = Loss.sigmoidBinaryCrossEntropyLoss("loss", (float) weight, fromSigmoid);
            NDArray value = apply(loss, oneHot(labels, predictions, -1), predictions);
            return fromSigmoid ? value.neg() : value;
        }
    }

    /**
     * Mean distance of predictions from zeros and ones.
     *
     * @param weight what the loss is multiplied by
     */
    public record L1(double weight) implements LossRecipe {

        /** DJL's default: weight 1. */
        public L1() {
            this(1);
        }

        /** DJL's own weight takes the place of the distance. */
        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.l1Loss(), oneHot(labels, predictions, -1), predictions)
                    .mul((float) weight);
        }
    }

    /**
     * Mean squared distance of predictions from zeros and ones, times a weight.
     *
     * @param weight what the loss is multiplied by
     */
    public record L2(double weight) implements LossRecipe {

        /** DJL's default: weight 1/2. */
        public L2() {
            this(0.5);
        }

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.l2Loss("loss", (float) weight), oneHot(labels, predictions, -1), predictions);
        }
    }

    /**
     * Distance of predictions from zeros and ones, where too much and too little weigh differently (Koenker and Bassett,
     * 1978); least at the quantile.
     *
     * @param quantile the quantile to predict, in (0, 1)
     */
    public record QuantileL1(double quantile) implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.quantileL1Loss((float) quantile), oneHot(labels, predictions, -1), predictions);
        }
    }

    /**
     * Hinge loss: the right class shall exceed a margin, all others fall below its negative.
     *
     * @param margin at least 0
     * @param weight what the loss is multiplied by
     */
    public record Hinge(int margin, double weight) implements LossRecipe {

        /** DJL's defaults: margin 1, weight 1. */
        public Hinge() {
            this(1, 1);
        }

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            NDArray sides = oneHot(labels, predictions, -1).mul(2).sub(1);
            return apply(Loss.hingeLoss("loss", margin, (float) weight), sides, predictions);
        }
    }

    /**
     * The sum of several losses, as DJL's {@code SimpleCompositeLoss}.
     *
     * @param losses at least one
     */
    public record Composite(List<LossRecipe> losses) implements LossRecipe {

        /** Copies the list. */
        public Composite {
            losses = List.copyOf(losses);
        }

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            NDArray sum = losses.get(0).evaluate(labels, predictions);
            for (LossRecipe loss : losses.subList(1, losses.size())) {
                sum = sum.add(loss.evaluate(labels, predictions));
            }
            return sum;
        }
    }

    private static NDArray apply(Loss loss, NDArray labels, NDArray predictions) {
        return loss.evaluate(new NDList(labels), new NDList(predictions));
    }

    /** Makes one number a class of class numbers, on the axis of the classes; leaves labels that have all axes. */
    static NDArray oneHot(NDArray labels, NDArray predictions, int classAxis) {
        Shape shape = predictions.getShape();
        if (labels.getShape().equals(shape)) {
            return labels.toType(predictions.getDataType(), false);
        }
        int axis = Math.floorMod(classAxis, shape.dimension());
        int classes = Math.toIntExact(shape.get(axis));
        NDArray last = labels.oneHot(classes, predictions.getDataType());
        int[] order = new int[shape.dimension()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i < axis ? i : i == axis ? order.length - 1 : i - 1;
        }
        return last.transpose(order);
    }
}
