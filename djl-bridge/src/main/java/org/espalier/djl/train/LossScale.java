package org.espalier.djl.train;

import ai.djl.ndarray.types.DataType;

/**
 * How much a loss is enlarged before gradients are computed, so that small gradients survive in 16-bit numbers
 * (Micikevicius et al., ICLR 2018, section 3.2).
 *
 * <p>Starts large, is halved whenever a gradient was too large for the number type, and doubled after {@value #PATIENCE}
 * steps without. Always 1 for wider numbers.
 *
 * @param factor what the loss is multiplied by, a power of 2 in [1, 2^15]
 * @param calm steps since the last change
 */
record LossScale(double factor, int calm) {

    static final int PATIENCE = 1000;
    private static final double LARGEST = 1 << 15;

    static LossScale first(DataType type) {
        return new LossScale(type == DataType.FLOAT16 ? LARGEST : 1, 0);
    }

    /** Returns the scale for the next step. */
    LossScale after(boolean finite) {
        if (!finite) {
            return new LossScale(Math.max(1, factor / 2), 0);
        }
        boolean grows = factor < LARGEST && calm + 1 >= PATIENCE;
        return grows ? new LossScale(2 * factor, 0) : new LossScale(factor, calm + 1);
    }

    String toText() {
        return factor + " " + calm;
    }

    static LossScale ofText(String text) {
        String[] parts = text.split(" ", -1);
        return new LossScale(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]));
    }
}
