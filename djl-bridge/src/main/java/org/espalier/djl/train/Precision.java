package org.espalier.djl.train;

import ai.djl.ndarray.types.DataType;

/**
 * Number type of a network's weights and arithmetic.
 *
 * <p>There is no BFLOAT16: the native library of the engine version in use aborts the whole process on it. There is no
 * automatic choice of types operation by operation either: the engine's conversions cannot be differentiated.
 */
public enum Precision {

    /** 32 bits; the usual. */
    FLOAT32(DataType.FLOAT32),

    /** 64 bits, for checks of gradients and of rounding; a step takes about 1.5 times as long on a CPU. */
    FLOAT64(DataType.FLOAT64),

    /**
     * Mixed: weights, arithmetic and gradients in 16 bits, and the optimizer in 32 bits on a copy of the weights, with
     * a loss that is enlarged as far as gradients allow (Micikevicius et al., ICLR 2018). Half the memory for what the
     * network computes. On a CPU a step takes
     * more than twice as long as in 32 bits.
     */
    FLOAT16(DataType.FLOAT16);

    private final DataType type;

    Precision(DataType type) {
        this.type = type;
    }

    /**
     * Returns the engine's number type.
     *
     * @return type of weights and arithmetic
     */
    public DataType type() {
        return type;
    }
}
