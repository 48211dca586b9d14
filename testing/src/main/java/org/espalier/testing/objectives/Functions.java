package org.espalier.testing.objectives;

import static org.espalier.hyper.Hypers.floatv;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.hyper.FloatV;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbols;

/** Search problems given by formulas: the usual test functions of continuous search, and one mixed conditional space. */
public final class Functions {
    private static final double[] HARTMANN_WEIGHTS = {1, 1.2, 3, 3.2};
    private static final double[][] HARTMANN_SCALES = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] HARTMANN_CENTRES = {
        {.1312, .1696, .5569, .0124, .8283, .5886},
        {.2329, .4135, .8307, .3736, .1004, .9991},
        {.2348, .1451, .3522, .2883, .3047, .6650},
        {.4047, .8828, .8732, .5743, .1091, .0381}
    };
    private static final double ACKLEY_BOUND = 32.768;
    private static final int ACKLEY_SIZE = 10;

    private Functions() {}

    /** Returns the function of Branin: 2 numbers, three equally good minima. */
    public static SearchTask branin() {
        return new SearchTask(
                "branin",
                numbers("x1", floatv(-5, 10), "x2", floatv(0, 15)),
                child -> new double[] {branin(number(child, "x1"), number(child, "x2"))},
                List.of(),
                0.39788735772973816);
    }

    /** Returns the function of Hartmann in 6 dimensions. */
    public static SearchTask hartmann6() {
        return new SearchTask(
                "hartmann6",
                box(6, 0, 1),
                child -> new double[] {hartmann6(vector(child, 6))},
                List.of(),
                -3.322368011415515);
    }

    /** Returns the function of Ackley in 10 dimensions; its minimum is the centre of the box, which flatters some searches. */
    public static SearchTask ackley10() {
        return ackley("ackley10", new double[ACKLEY_SIZE]);
    }

    /** Returns the function of Ackley in 10 dimensions with its minimum at {@code 10 sin(1.7 (i + 1))}. */
    public static SearchTask ackley10Shifted() {
        double[] shift = new double[ACKLEY_SIZE];
        Arrays.setAll(shift, i -> 10 * Math.sin(1.7 * (i + 1)));
        return ackley("ackley10s", shift);
    }

    /** Returns the sum of squares of {@code size} numbers in {@code [-5, 5]}, the minimum at {@code sin(1.7 (i + 1))}. */
    public static SearchTask sphere(int size) {
        return ellipsoid("sphere" + size, size, 1);
    }

    /** Returns the sphere with axes whose squared lengths differ by {@code 1e6}: the ellipsoid. */
    public static SearchTask ellipsoid(int size) {
        return ellipsoid("ellipsoid" + size, size, 1e6);
    }

    /** Returns the mixed conditional space of three kinds of models, which lures a search into the wrong one. */
    public static SearchTask condmix() {
        return new SearchTask(
                "condmix",
                SearchSpace.of(ConditionalMix.tree()),
                child -> new double[] {ConditionalMix.loss(child)},
                List.of(),
                0.05);
    }

    /**
     * Returns the problem ZDT1 with two objectives and {@code size} numbers (Zitzler, Deb, Thiele, Evolutionary
     * Computation 8(2), 2000); reference point (1.1, 6).
     */
    public static SearchTask zdt1(int size) {
        String name = size == 10 ? "zdt1" : "zdt1_" + size;
        return new SearchTask(
                name, box(size, 0, 1), child -> zdt1(vector(child, size)), List.of(1.1, 6.0), 6.6 - 1.0 / 3);
    }

    private static double branin(double x1, double x2) {
        double bend = x2 - 5.1 / (4 * Math.PI * Math.PI) * x1 * x1 + 5 / Math.PI * x1 - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x1) + 10;
    }

    private static double hartmann6(double[] x) {
        double sum = 0;
        for (int k = 0; k < HARTMANN_WEIGHTS.length; k++) {
            double distance = 0;
            for (int j = 0; j < x.length; j++) {
                double difference = x[j] - HARTMANN_CENTRES[k][j];
                distance += HARTMANN_SCALES[k][j] * difference * difference;
            }
            sum += HARTMANN_WEIGHTS[k] * Math.exp(-distance);
        }
        return -sum;
    }

    private static SearchTask ackley(String name, double[] shift) {
        return new SearchTask(
                name,
                box(ACKLEY_SIZE, -ACKLEY_BOUND, ACKLEY_BOUND),
                child -> new double[] {ackley(vector(child, ACKLEY_SIZE), shift)},
                List.of(),
                0);
    }

    private static double ackley(double[] x, double[] shift) {
        double squares = 0;
        double waves = 0;
        for (int i = 0; i < x.length; i++) {
            double z = x[i] - shift[i];
            squares += z * z;
            waves += Math.cos(2 * Math.PI * z);
        }
        return -20 * Math.exp(-0.2 * Math.sqrt(squares / x.length)) - Math.exp(waves / x.length) + 20 + Math.E;
    }

    private static SearchTask ellipsoid(String name, int size, double condition) {
        SearchTask.Function function = child -> {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                double z = number(child, "x" + i) - Math.sin(1.7 * (i + 1));
                sum += Math.pow(condition, size == 1 ? 0 : i / (size - 1.0)) * z * z;
            }
            return new double[] {sum};
        };
        return new SearchTask(name, box(size, -5, 5), function, List.of(), 0);
    }

    private static double[] zdt1(double[] x) {
        double sum = 0;
        for (int i = 1; i < x.length; i++) {
            sum += x[i];
        }
        double g = 1 + 9 * sum / (x.length - 1);
        return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))};
    }

    /** Returns the space of {@code x0 ... x(size - 1)}, all in {@code [min, max]}. */
    static SearchSpace<Map<String, Object>> box(int size, double min, double max) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            entries.put("x" + i, floatv(min, max));
        }
        return SearchSpace.of(Symbols.dict(entries));
    }

    private static SearchSpace<Map<String, Object>> numbers(String first, FloatV one, String second, FloatV other) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(first, one);
        entries.put(second, other);
        return SearchSpace.of(Symbols.dict(entries));
    }

    private static double[] vector(Map<String, Object> child, int size) {
        double[] x = new double[size];
        Arrays.setAll(x, i -> number(child, "x" + i));
        return x;
    }

    static double number(Map<String, Object> child, String name) {
        Object value = child.get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(name + ": expected a number, found " + value);
    }
}
