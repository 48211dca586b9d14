package org.espalier.djl.train;

import java.util.random.RandomGenerator;

/**
 * Says how the weights of a layer start.
 *
 * <p>Numbers come from the given generator alone, so that a seed decides all weights, in any number
 * of parallel threads. (DJL's initializers draw from one generator of the whole process.)
 */
@FunctionalInterface
public interface WeightInit {

    /**
     * Fills a parameter.
     *
     * @param values receives the numbers, in row-major order
     * @param shape axes of the parameter: (outputs, inputs, kernel extents...) for weights
     * @param random where to draw from
     */
    void fill(float[] values, long[] shape, RandomGenerator random);
}
