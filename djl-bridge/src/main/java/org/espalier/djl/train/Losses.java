package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;

/**
 * The losses that come with the library; all are computed by DJL's.
 *
 * <p>Those that compare numbers rather than classes see a label as a row of zeros with a one at the
 * class.
 */
public final class Losses {

    private Losses() {}

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
