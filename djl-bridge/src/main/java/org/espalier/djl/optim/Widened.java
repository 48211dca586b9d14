package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;

/**
 * Steps on 16-bit weights in 32-bit numbers (Micikevicius et al., ICLR 2018, section 3.1): the optimizer changes a wide
 * copy of the weights by widened gradients, and the weights are the copy rounded. Wider weights change themselves.
 */
final class Widened {

    private Widened() {}

    static boolean applies(NDArray weight) {
        return weight.getDataType() == DataType.FLOAT16;
    }

    /** Returns gradients in at least 32 bits, divided by a scale; new arrays belong to the scratch manager. */
    static NDList gradients(NDList gradients, double scale, NDManager scratch) {
        NDList wide = new NDList(gradients.size());
        for (NDArray gradient : gradients) {
            if (applies(gradient)) {
                NDArray copy = gradient.toType(DataType.FLOAT32, true);
                copy.attach(scratch);
                wide.add(scale == 1 ? copy : copy.divi(scale));
            } else {
                wide.add(scale == 1 ? gradient : gradient.divi(scale));
            }
        }
        return wide;
    }

    /** Tells whether no gradient of 16-bit weights was too large for its numbers. */
    static boolean isFinite(NDList found, NDList wide) {
        for (int i = 0; i < wide.size(); i++) {
            if (applies(found.get(i))) {
                try (NDArray sum = wide.get(i).sum()) {
                    if (!Float.isFinite(sum.getFloat())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Makes the wide copy that the optimizer changes; the weight itself if it is wide enough. */
    static NDArray copy(NDArray weight, NDManager manager) {
        if (!applies(weight)) {
            return weight;
        }
        NDArray copy = weight.toType(DataType.FLOAT32, true);
        copy.detach();
        copy.attach(manager);
        return copy;
    }

    /** Rounds the wide copy into the weight. */
    static void round(NDArray copy, NDArray weight) {
        if (copy != weight) {
            try (NDArray rounded = copy.toType(weight.getDataType(), true)) {
                weight.set(new NDIndex(":"), rounded);
            }
        }
    }
}
