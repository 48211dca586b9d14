package org.espalier.djl.train;

import static org.espalier.schema.Specs.constants;
import static org.espalier.schema.Specs.floats;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/** The ways to start weights that come with the library; the formulas are DJL's. */
public final class WeightInits {

    /** Form of Xavier's distribution; normal unless given. */
    public static final Field<WeightInit, Distribution> DISTRIBUTION = Field.<WeightInit, Distribution>of(
                    "distribution", constants(Distribution.class))
            .defaulting(Distribution.NORMAL)
            .describedAs("form of the distribution");

    /** What Xavier's deviation is computed from; inputs unless given. */
    public static final Field<WeightInit, Fan> FAN = Field.<WeightInit, Fan>of("fan", constants(Fan.class))
            .defaulting(Fan.IN)
            .describedAs("what the deviation is computed from");

    /** Size of Xavier's numbers; 2 unless given. */
    public static final Field<WeightInit, Double> MAGNITUDE = Field.<WeightInit, Double>of(
                    "magnitude", floats().above(0))
            .defaulting(2.0)
            .describedAs("size");

    /** Deviation of normal numbers; 0.01 unless given. */
    public static final Field<WeightInit, Double> DEVIATION = Field.<WeightInit, Double>of(
                    "deviation", floats().above(0))
            .defaulting(0.01)
            .describedAs("deviation");

    /** Largest uniform number; 0.07 unless given. */
    public static final Field<WeightInit, Double> SCALE = Field.<WeightInit, Double>of("scale", floats().above(0))
            .defaulting(0.07)
            .describedAs("largest number");

    /** The number that all weights have. */
    public static final Field<WeightInit, Double> VALUE =
            Field.<WeightInit, Double>of("value", floats()).describedAs("the number that all weights have");

    /** {@link Xavier}. */
    public static final SymbolType<WeightInit> XAVIER = named("Xavier")
            .field(DISTRIBUTION)
            .field(FAN)
            .field(MAGNITUDE)
            .constructor(a -> new Xavier(a.get(DISTRIBUTION), a.get(FAN), a.get(MAGNITUDE)));

    /** {@link Normal}. */
    public static final SymbolType<WeightInit> NORMAL =
            named("Normal").field(DEVIATION).constructor(a -> new Normal(a.get(DEVIATION)));

    /** {@link TruncatedNormal}. */
    public static final SymbolType<WeightInit> TRUNCATED_NORMAL =
            named("TruncatedNormal").field(DEVIATION).constructor(a -> new TruncatedNormal(a.get(DEVIATION)));

    /** {@link Uniform}. */
    public static final SymbolType<WeightInit> UNIFORM =
            named("Uniform").field(SCALE).constructor(a -> new Uniform(a.get(SCALE)));

    /** {@link Constant}. */
    public static final SymbolType<WeightInit> CONSTANT =
            named("Constant").field(VALUE).constructor(a -> new Constant(a.get(VALUE)));

    private WeightInits() {}

    /**
     * Lists all types.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<WeightInit>> types() {
        return List.of(XAVIER, NORMAL, TRUNCATED_NORMAL, UNIFORM, CONSTANT);
    }

    /**
     * {@link Xavier} as DJL starts weights: normal numbers, fan of inputs, magnitude 2.
     *
     * @return the way to start weights
     */
    public static Symbol<WeightInit> xavier() {
        return XAVIER.symbol();
    }

    /**
     * {@link Xavier}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the way to start weights
     */
    public static Symbol<WeightInit> xavier(Consumer<SymbolType.Setter<WeightInit>> fields) {
        return XAVIER.symbol(fields);
    }

    /**
     * {@link Normal}.
     *
     * @param deviation in (0, inf)
     * @return the way to start weights
     */
    public static Symbol<WeightInit> normal(double deviation) {
        return NORMAL.symbol(deviation);
    }

    /**
     * {@link Normal}.
     *
     * @param deviation in (0, inf)
     * @return the way to start weights
     */
    public static Symbol<WeightInit> normal(Symbol<Double> deviation) {
        return NORMAL.symbol(deviation);
    }

    /**
     * {@link TruncatedNormal}.
     *
     * @param deviation in (0, inf)
     * @return the way to start weights
     */
    public static Symbol<WeightInit> truncatedNormal(double deviation) {
        return TRUNCATED_NORMAL.symbol(deviation);
    }

    /**
     * {@link TruncatedNormal}.
     *
     * @param deviation in (0, inf)
     * @return the way to start weights
     */
    public static Symbol<WeightInit> truncatedNormal(Symbol<Double> deviation) {
        return TRUNCATED_NORMAL.symbol(deviation);
    }

    /**
     * {@link Uniform}.
     *
     * @param scale in (0, inf)
     * @return the way to start weights
     */
    public static Symbol<WeightInit> uniform(double scale) {
        return UNIFORM.symbol(scale);
    }

    /**
     * {@link Uniform}.
     *
     * @param scale in (0, inf)
     * @return the way to start weights
     */
    public static Symbol<WeightInit> uniform(Symbol<Double> scale) {
        return UNIFORM.symbol(scale);
    }

    /**
     * {@link Constant}.
     *
     * @param value any finite number
     * @return the way to start weights
     */
    public static Symbol<WeightInit> constant(double value) {
        return CONSTANT.symbol(value);
    }

    /**
     * {@link Constant}.
     *
     * @param value any finite number
     * @return the way to start weights
     */
    public static Symbol<WeightInit> constant(Symbol<Double> value) {
        return CONSTANT.symbol(value);
    }

    private static SymbolType.Builder<WeightInit> named(String name) {
        return SymbolType.named("djl.train." + name, WeightInit.class);
    }

    /** What Xavier's deviation is computed from. */
    public enum Fan {
        /** Number of inputs of a unit. */
        IN,
        /** Number of outputs of a unit. */
        OUT,
        /** Mean of both. */
        AVERAGE
    }

    /** The form of a distribution. */
    public enum Distribution {
        /** Normal, mean 0. */
        NORMAL,
        /** Uniform around 0. */
        UNIFORM
    }

    /**
     * Random numbers that keep the size of signals from layer to layer (Glorot and Bengio, AISTATS
     * 2010; with {@code IN} and magnitude 2: He et al., ICCV 2015, eq. 10).
     *
     * <p>s = sqrt(magnitude / fan); numbers have deviation s (normal) or lie in [-s, s] (uniform).
     *
     * @param distribution form of the distribution
     * @param fan what to divide by
     * @param magnitude in (0, inf)
     */
    public record Xavier(Distribution distribution, Fan fan, double magnitude) implements WeightInit {

        /** DJL's start of weights: normal numbers, fan of inputs, magnitude 2. */
        public static final Xavier DEFAULT = new Xavier(Distribution.NORMAL, Fan.IN, 2);

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code magnitude} lies outside (0, inf)
         */
        public Xavier {
            requirePositive("Xavier.magnitude", magnitude);
        }

        @Override
        public void fill(float[] values, long[] shape, RandomGenerator random) {
            double area = 1;
            for (int i = 2; i < shape.length; i++) {
                area *= shape[i];
            }
            double inputs = shape.length < 2 ? 1 : shape[1] * area;
            double outputs = shape[0] * area;
            double size =
                    switch (fan) {
                        case IN -> inputs;
                        case OUT -> outputs;
                        case AVERAGE -> (inputs + outputs) / 2;
                    };
            double scale = Math.sqrt(magnitude / size);
            if (distribution == Distribution.NORMAL) {
                fillNormal(values, scale, random);
            } else {
                fillUniform(values, scale, random);
            }
        }
    }

    /**
     * Normal numbers with mean 0.
     *
     * @param deviation in (0, inf)
     */
    public record Normal(double deviation) implements WeightInit {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code deviation} lies outside (0, inf)
         */
        public Normal {
            requirePositive("Normal.deviation", deviation);
        }

        @Override
        public void fill(float[] values, long[] shape, RandomGenerator random) {
            fillNormal(values, deviation, random);
        }
    }

    /**
     * Normal numbers with mean 0, drawn again while they lie beyond two deviations.
     *
     * @param deviation in (0, inf)
     */
    public record TruncatedNormal(double deviation) implements WeightInit {

        private static final double LIMIT = 2;

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code deviation} lies outside (0, inf)
         */
        public TruncatedNormal {
            requirePositive("TruncatedNormal.deviation", deviation);
        }

        @Override
        public void fill(float[] values, long[] shape, RandomGenerator random) {
            for (int i = 0; i < values.length; i++) {
                double draw = random.nextGaussian();
                while (Math.abs(draw) > LIMIT) {
                    draw = random.nextGaussian();
                }
                values[i] = (float) (deviation * draw);
            }
        }
    }

    /**
     * Uniform numbers in [-scale, scale].
     *
     * @param scale in (0, inf)
     */
    public record Uniform(double scale) implements WeightInit {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code scale} lies outside (0, inf)
         */
        public Uniform {
            requirePositive("Uniform.scale", scale);
        }

        @Override
        public void fill(float[] values, long[] shape, RandomGenerator random) {
            fillUniform(values, scale, random);
        }
    }

    /**
     * The same number everywhere.
     *
     * @param value any finite number
     */
    public record Constant(double value) implements WeightInit {

        @Override
        public void fill(float[] values, long[] shape, RandomGenerator random) {
            Arrays.fill(values, (float) value);
        }
    }

    private static void fillNormal(float[] values, double deviation, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
    }

    private static void fillUniform(float[] values, double scale, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * (2 * random.nextDouble() - 1));
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(name + ": expected float in (0, inf), found " + value);
        }
    }
}
