package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.random.RandomGenerator;

/**
 * How far samples of a Gumbel softmax are from picking one candidate: from large (all alike) to small (one has all the
 * weight), in a straight line over the search.
 *
 * @param first temperature at the beginning, in (0, inf)
 * @param last temperature at the end, in (0, inf)
 */
public record Temperature(double first, double last) {
    /** That of GDAS: 10 to 0.1. */
    public static final Temperature GDAS = new Temperature(10, 0.1);

    /** That of Gumbel softmax as it is usual: 1 to 0.33. */
    public static final Temperature SNAS = new Temperature(1, 0.33);

    /** @throws IllegalArgumentException if a number is outside its range */
    public Temperature {
        check("first", first);
        check("last", last);
    }

    private static void check(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": expected float in (0, inf), found " + value);
        }
    }

    /**
     * Returns the temperature at a moment.
     *
     * @param progress part of the search that is over, in [0, 1]
     */
    public double at(double progress) {
        return first + (last - first) * Math.min(1, Math.max(0, progress));
    }

    /** Draws from the standard Gumbel distribution: adding it to logits and taking the largest samples their softmax. */
    static double[] gumbel(int size, RandomGenerator random) {
        double[] noise = new double[size];
        for (int i = 0; i < size; i++) {
            noise[i] = -Math.log(-Math.log(Math.max(random.nextDouble(), Double.MIN_NORMAL)));
        }
        return noise;
    }

    /** Makes an array, axis (candidate), of a number type. */
    static NDArray array(NDManager scratch, double[] values, DataType type) {
        return scratch.create(values).toType(type, false);
    }
}
