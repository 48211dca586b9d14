package org.espalier.djl.data;

import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;
import static org.espalier.schema.Specs.objects;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.espalier.schema.Field;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for changes of training images, with their fields and symbol types; all are plain Java, without the engine.
 *
 * <pre>{@code
 * augmentAll(shift(2), flip(), cutOut(oneOf(4, 8)))
 * }</pre>
 */
public final class Augmentations {

    /** Largest distance of a shift in pixels. */
    public static final Field<Augmentation, Integer> PIXELS =
            Field.<Augmentation, Integer>of("pixels", ints().atLeast(0)).describedAs("largest distance in pixels");

    /** How often images are flipped; 0.5 unless given. */
    public static final Field<Augmentation, Double> PROBABILITY = Field.<Augmentation, Double>of(
                    "probability", floats().atLeast(0).atMost(1))
            .defaulting(0.5)
            .describedAs("part of the images that is changed");

    /** Largest angle of a rotation in degrees. */
    public static final Field<Augmentation, Double> DEGREES = Field.<Augmentation, Double>of(
                    "degrees", floats().atLeast(0).atMost(180))
            .describedAs("largest angle in degrees");

    /** Standard deviation of noise. */
    public static final Field<Augmentation, Double> DEVIATION = Field.<Augmentation, Double>of(
                    "deviation", floats().atLeast(0))
            .describedAs("standard deviation of the noise");

    /** Length of the sides of a cut-out square in pixels. */
    public static final Field<Augmentation, Integer> SIZE =
            Field.<Augmentation, Integer>of("size", ints().atLeast(1)).describedAs("length of the square's sides");

    /** Changes made one after the other. */
    public static final Field<Augmentation, List<Augmentation>> STEPS = Field.<Augmentation, List<Augmentation>>of(
                    "steps", lists(objects(Augmentation.class)))
            .describedAs("one after the other");

    /** {@link None}. */
    public static final SymbolType<Augmentation> NONE = named("NoAugmentation").constructor(a -> new None());

    /** {@link Shift}. */
    public static final SymbolType<Augmentation> SHIFT =
            named("Shift").field(PIXELS).constructor(a -> new Shift(a.get(PIXELS)));

    /** {@link Flip}. */
    public static final SymbolType<Augmentation> FLIP =
            named("Flip").field(PROBABILITY).constructor(a -> new Flip(a.get(PROBABILITY)));

    /** {@link Rotation}. */
    public static final SymbolType<Augmentation> ROTATION =
            named("Rotation").field(DEGREES).constructor(a -> new Rotation(a.get(DEGREES)));

    /** {@link Noise}. */
    public static final SymbolType<Augmentation> NOISE =
            named("Noise").field(DEVIATION).constructor(a -> new Noise(a.get(DEVIATION)));

    /** {@link CutOut}. */
    public static final SymbolType<Augmentation> CUT_OUT =
            named("CutOut").field(SIZE).constructor(a -> new CutOut(a.get(SIZE)));

    /** {@link InTurn}. */
    public static final SymbolType<Augmentation> IN_TURN =
            named("AugmentAll").field(STEPS).constructor(a -> new InTurn(a.get(STEPS)));

    private Augmentations() {}

    /**
     * Lists all types of augmentations.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Augmentation>> types() {
        return List.of(NONE, SHIFT, FLIP, ROTATION, NOISE, CUT_OUT, IN_TURN);
    }

    /**
     * {@link None}: images stay as they are.
     *
     * @return the augmentation
     */
    public static Symbol<Augmentation> noAugmentation() {
        return NONE.symbol();
    }

    /**
     * {@link Shift}.
     *
     * @param pixels largest distance, at least 0
     * @return the augmentation
     */
    public static Symbol<Augmentation> shift(int pixels) {
        return SHIFT.symbol(pixels);
    }

    /**
     * {@link Shift}.
     *
     * @param pixels largest distance, at least 0
     * @return the augmentation
     */
    public static Symbol<Augmentation> shift(Symbol<Integer> pixels) {
        return SHIFT.symbol(pixels);
    }

    /**
     * {@link Flip} of every second image.
     *
     * @return the augmentation
     */
    public static Symbol<Augmentation> flip() {
        return FLIP.symbol();
    }

    /**
     * {@link Flip}.
     *
     * @param probability part of the images, in [0, 1]
     * @return the augmentation
     */
    public static Symbol<Augmentation> flip(double probability) {
        return FLIP.symbol(probability);
    }

    /**
     * {@link Flip}.
     *
     * @param probability part of the images, in [0, 1]
     * @return the augmentation
     */
    public static Symbol<Augmentation> flip(Symbol<Double> probability) {
        return FLIP.symbol(probability);
    }

    /**
     * {@link Rotation}.
     *
     * @param degrees largest angle, in [0, 180]
     * @return the augmentation
     */
    public static Symbol<Augmentation> rotation(double degrees) {
        return ROTATION.symbol(degrees);
    }

    /**
     * {@link Rotation}.
     *
     * @param degrees largest angle, in [0, 180]
     * @return the augmentation
     */
    public static Symbol<Augmentation> rotation(Symbol<Double> degrees) {
        return ROTATION.symbol(degrees);
    }

    /**
     * {@link Noise}.
     *
     * @param deviation standard deviation, in [0, inf)
     * @return the augmentation
     */
    public static Symbol<Augmentation> noise(double deviation) {
        return NOISE.symbol(deviation);
    }

    /**
     * {@link Noise}.
     *
     * @param deviation standard deviation, in [0, inf)
     * @return the augmentation
     */
    public static Symbol<Augmentation> noise(Symbol<Double> deviation) {
        return NOISE.symbol(deviation);
    }

    /**
     * {@link CutOut}.
     *
     * @param size length of the square's sides in pixels, at least 1
     * @return the augmentation
     */
    public static Symbol<Augmentation> cutOut(int size) {
        return CUT_OUT.symbol(size);
    }

    /**
     * {@link CutOut}.
     *
     * @param size length of the square's sides in pixels, at least 1
     * @return the augmentation
     */
    public static Symbol<Augmentation> cutOut(Symbol<Integer> size) {
        return CUT_OUT.symbol(size);
    }

    /**
     * {@link InTurn}.
     *
     * @param steps first to last
     * @return the augmentation
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Symbol<Augmentation> augmentAll(Symbol<? extends Augmentation>... steps) {
        return augmentAllOf(ListSymbol.of(List.of(steps)));
    }

    /**
     * {@link InTurn}, from a list that may itself be undecided.
     *
     * @param steps first to last
     * @return the augmentation
     */
    public static Symbol<Augmentation> augmentAllOf(Symbol<? extends List<? extends Augmentation>> steps) {
        return IN_TURN.symbol(steps);
    }

    private static SymbolType.Builder<Augmentation> named(String name) {
        return SymbolType.named("djl.data." + name, Augmentation.class);
    }

    /** Images stay as they are. */
    public record None() implements Augmentation {

        @Override
        public void apply(float[] pixels, ImageShape shape, RandomGenerator random) {
            // nothing to change
        }
    }

    /**
     * Moves the image by up to a distance along both axes; what comes in from outside is 0. The same as padding with
     * zeros and cropping at random.
     *
     * @param pixels largest distance, at least 0
     */
    public record Shift(int pixels) implements Augmentation {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code pixels} is negative
         */
        public Shift {
            require(pixels >= 0, "Shift.pixels: expected int >= 0, found " + pixels);
        }

        @Override
        public void apply(float[] image, ImageShape shape, RandomGenerator random) {
            int down = random.nextInt(2 * pixels + 1) - pixels;
            int right = random.nextInt(2 * pixels + 1) - pixels;
            Planes.replace(image, shape, (plane, row, column) -> plane.at(row - down, column - right));
        }
    }

    /**
     * Swaps left and right.
     *
     * @param probability part of the images that is flipped, in [0, 1]
     */
    public record Flip(double probability) implements Augmentation {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code probability} lies outside [0, 1]
         */
        public Flip {
            require(
                    probability >= 0 && probability <= 1,
                    "Flip.probability: expected a number in [0, 1], found " + probability);
        }

        @Override
        public void apply(float[] image, ImageShape shape, RandomGenerator random) {
            if (random.nextDouble() < probability) {
                int last = shape.width() - 1;
                Planes.replace(image, shape, (plane, row, column) -> plane.at(row, last - column));
            }
        }
    }

    /**
     * Turns the image about its centre, between neighbouring pixels by weighted means; what comes in from outside is 0.
     *
     * @param degrees largest angle in either direction, in [0, 180]
     */
    public record Rotation(double degrees) implements Augmentation {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code degrees} lies outside [0, 180]
         */
        public Rotation {
            require(
                    degrees >= 0 && degrees <= 180,
                    "Rotation.degrees: expected a number in [0, 180], found " + degrees);
        }

        @Override
        public void apply(float[] image, ImageShape shape, RandomGenerator random) {
            double angle = Math.toRadians(degrees * (2 * random.nextDouble() - 1));
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            double middleRow = (shape.height() - 1) / 2.0;
            double middleColumn = (shape.width() - 1) / 2.0;
            Planes.replace(image, shape, (plane, row, column) -> {
                double down = row - middleRow;
                double right = column - middleColumn;
                return plane.between(middleRow + cos * down - sin * right, middleColumn + sin * down + cos * right);
            });
        }
    }

    /**
     * Adds independent normal noise to every value. Values may leave the range they had.
     *
     * @param deviation standard deviation, in [0, inf)
     */
    public record Noise(double deviation) implements Augmentation {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code deviation} is negative or not finite
         */
        public Noise {
            require(
                    deviation >= 0 && Double.isFinite(deviation),
                    "Noise.deviation: expected a finite number >= 0, found " + deviation);
        }

        @Override
        public void apply(float[] image, ImageShape shape, RandomGenerator random) {
            for (int i = 0; i < image.length; i++) {
                image[i] += (float) (deviation * random.nextGaussian());
            }
        }
    }

    /**
     * Sets a square to 0 in all channels (DeVries and Taylor, 2017, arXiv:1708.04552). Its middle is any pixel of the
     * image, so that it may reach over the border.
     *
     * @param size length of the sides in pixels, at least 1
     */
    public record CutOut(int size) implements Augmentation {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code size} is below 1
         */
        public CutOut {
            require(size >= 1, "CutOut.size: expected int >= 1, found " + size);
        }

        @Override
        public void apply(float[] image, ImageShape shape, RandomGenerator random) {
            int top = random.nextInt(shape.height()) - size / 2;
            int left = random.nextInt(shape.width()) - size / 2;
            int from = Math.max(0, left);
            int to = Math.min(shape.width(), left + size);
            for (int channel = 0; channel < shape.channels(); channel++) {
                for (int row = Math.max(0, top); row < Math.min(shape.height(), top + size); row++) {
                    int start = (channel * shape.height() + row) * shape.width();
                    Arrays.fill(image, start + from, start + to, 0);
                }
            }
        }
    }

    /**
     * Makes several changes one after the other. Each draws from a stream of its own, so that changing one of them
     * leaves what the others draw as it is.
     *
     * @param steps first to last; none leaves images as they are
     */
    public record InTurn(List<Augmentation> steps) implements Augmentation {

        /** Copies the list. */
        public InTurn {
            steps = List.copyOf(steps);
        }

        @Override
        public void apply(float[] image, ImageShape shape, RandomGenerator random) {
            for (Augmentation step : steps) {
                step.apply(image, shape, new SplittableRandom(random.nextLong()));
            }
        }
    }

    private static void require(boolean fine, String message) {
        if (!fine) {
            throw new IllegalArgumentException(message);
        }
    }
}
