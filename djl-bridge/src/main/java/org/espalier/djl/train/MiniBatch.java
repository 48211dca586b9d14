package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Some images with their labels, in the engine's memory and the labels once more in Java's.
 *
 * @param input pixels, axes (image, channel, row, column)
 * @param label class numbers, axes (image), type INT64
 * @param expected the same class numbers; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record MiniBatch(NDArray input, NDArray label, int[] expected) {

    /**
     * Counts the images.
     *
     * @return at least 1
     */
    public int size() {
        return expected.length;
    }

    /**
     * Counts the rows whose largest number stands at the label; the first of several equal ones counts.
     *
     * @param predictions axes (image, class)
     * @return number in [0, size]
     */
    public int correct(NDArray predictions) {
        float[] scores = predictions.toType(DataType.FLOAT32, false).toFloatArray();
        int classes = scores.length / expected.length;
        int right = 0;
        for (int i = 0; i < expected.length; i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                if (scores[i * classes + k] > scores[i * classes + best]) {
                    best = k;
                }
            }
            if (best == expected[i]) {
                right++;
            }
        }
        return right;
    }
}
