package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Keeps gradients small.
 *
 * @param value each element is cut to [-value, value]; 0 for no cut
 * @param norm if the length of all gradients together is larger, all are scaled to this length; 0
 *     for no scaling. Applied after {@code value}
 */
public record GradientClip(double value, double norm) {

    /** Leaves gradients as they are. */
    public static final GradientClip NONE = new GradientClip(0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public GradientClip {
        Checked.notNegative("clip.value", value);
        Checked.notNegative("clip.norm", norm);
    }

    /** Returns gradients after cutting and scaling; new arrays belong to the scratch manager. */
    NDList apply(NDList gradients, NDManager scratch) {
        NDList result = gradients;
        if (value > 0) {
            result = new NDList(gradients.size());
            for (NDArray gradient : gradients) {
                result.add(gradient.clip(-value, value));
            }
            result.attach(scratch);
        }
        if (norm > 0) {
            double length = length(result);
            if (length > norm) {
                result.forEach(g -> g.muli(norm / length));
            }
        }
        return result;
    }

    /** Computes the length of all gradients seen as one vector. */
    private static double length(NDList gradients) {
        double sum = 0;
        for (NDArray gradient : gradients) {
            sum += squaredLength(gradient);
        }
        return Math.sqrt(sum);
    }

    /** Computes the squared length in FLOAT64; an array that has this type is its own "copy" on PyTorch, so not in place. */
    static double squaredLength(NDArray array) {
        try (NDArray exact = array.toType(DataType.FLOAT64, true);
                NDArray squares = exact.mul(exact);
                NDArray total = squares.sum()) {
            return total.getDouble();
        }
    }
}
