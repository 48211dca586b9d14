package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;
import java.util.List;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The losses that come with the library; all are computed by DJL's.
 *
 * <p>Those that compare numbers rather than classes see a label as a row of zeros with a one at the
 * class.
 */
public final class Losses {

    /** {@link SoftmaxCrossEntropy}. */
    public static final SymbolType<LossRecipe> SOFTMAX_CROSS_ENTROPY = SymbolType.named(
                    "djl.train.SoftmaxCrossEntropy", LossRecipe.class)
            .constructor(a -> new SoftmaxCrossEntropy());

    /** {@link SigmoidBinaryCrossEntropy}. */
    public static final SymbolType<LossRecipe> SIGMOID_BINARY_CROSS_ENTROPY = SymbolType.named(
                    "djl.train.SigmoidBinaryCrossEntropy", LossRecipe.class)
            .constructor(a -> new SigmoidBinaryCrossEntropy());

    /** {@link L1}. */
    public static final SymbolType<LossRecipe> ABSOLUTE =
            SymbolType.named("djl.train.L1", LossRecipe.class).constructor(a -> new L1());

    /** {@link L2}. */
    public static final SymbolType<LossRecipe> SQUARED =
            SymbolType.named("djl.train.L2", LossRecipe.class).constructor(a -> new L2());

    /** {@link Hinge}. */
    public static final SymbolType<LossRecipe> HINGE =
            SymbolType.named("djl.train.Hinge", LossRecipe.class).constructor(a -> new Hinge());

    private Losses() {}

    /**
     * Lists all types of losses.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<LossRecipe>> types() {
        return List.of(SOFTMAX_CROSS_ENTROPY, SIGMOID_BINARY_CROSS_ENTROPY, ABSOLUTE, SQUARED, HINGE);
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

    /** Cross entropy of the softmax of the predictions; the usual loss of a classifier. */
    public record SoftmaxCrossEntropy() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.softmaxCrossEntropyLoss(), labels, predictions);
        }
    }

    /** Cross entropy of the sigmoid of each prediction: every class a question of its own. */
    public record SigmoidBinaryCrossEntropy() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.sigmoidBinaryCrossEntropyLoss(), oneHot(labels, predictions), predictions);
        }
    }

    /** Mean distance of predictions from zeros and ones. */
    public record L1() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.l1Loss(), oneHot(labels, predictions), predictions);
        }
    }

    /** Half the mean squared distance of predictions from zeros and ones. */
    public record L2() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            return apply(Loss.l2Loss(), oneHot(labels, predictions), predictions);
        }
    }

    /** Hinge loss with margin 1: the right class shall exceed 1, all others fall below -1. */
    public record Hinge() implements LossRecipe {

        @Override
        public NDArray evaluate(NDArray labels, NDArray predictions) {
            NDArray sides = oneHot(labels, predictions).muli(2).subi(1);
            return apply(Loss.hingeLoss(), sides, predictions);
        }
    }

    private static NDArray apply(Loss loss, NDArray labels, NDArray predictions) {
        return loss.evaluate(new NDList(labels), new NDList(predictions));
    }

    private static NDArray oneHot(NDArray labels, NDArray predictions) {
        int classes = Math.toIntExact(predictions.getShape().get(1));
        DataType type = predictions.getDataType();
        return labels.oneHot(classes, type);
    }
}
