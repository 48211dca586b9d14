package org.espalier.djl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.data.Augmentations.augmentAll;
import static org.espalier.djl.data.Augmentations.cutOut;
import static org.espalier.djl.data.Augmentations.flip;
import static org.espalier.djl.data.Augmentations.noise;
import static org.espalier.djl.data.Augmentations.rotation;
import static org.espalier.djl.data.Augmentations.shift;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.espalier.build.Materializer;
import org.espalier.djl.data.Augmentations.CutOut;
import org.espalier.djl.data.Augmentations.Flip;
import org.espalier.djl.data.Augmentations.InTurn;
import org.espalier.djl.data.Augmentations.Noise;
import org.espalier.djl.data.Augmentations.Rotation;
import org.espalier.djl.data.Augmentations.Shift;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

class AugmentationsTest {

    private static final ImageShape SMALL = new ImageShape(2, 3, 3);

    /** Two channels; the pixel in row r and column c is rc, and 100 more in the second channel. */
    private final float[] image = {
        11, 12, 13, 21, 22, 23, 31, 32, 33, //
        111, 112, 113, 121, 122, 123, 131, 132, 133
    };

    @Test
    void aShiftMovesAllChannelsTogetherAndFillsWithZeros() {
        Set<String> seen = new TreeSet<>();
        for (int seed = 0; seed < 400; seed++) {
            float[] moved = changed(new Shift(1), seed);
            seen.add(Arrays.toString(moved));
            for (int i = 0; i < 9; i++) {
                assertThat(moved[9 + i]).isEqualTo(moved[i] == 0 ? 0 : moved[i] + 100);
            }
        }
        assertThat(seen)
                .as("all nine places; each is missed with a probability below 9 (8/9)^400 < 1e-19")
                .hasSize(9)
                .contains(Arrays.toString(
                        new float[] {0, 11, 12, 0, 21, 22, 0, 31, 32, 0, 111, 112, 0, 121, 122, 0, 131, 132}));
        assertThat(changed(new Shift(0), 1)).isEqualTo(image);
    }

    @Test
    void aFlipSwapsLeftAndRightAsOftenAsAsked() {
        assertThat(changed(new Flip(1), 5))
                .containsExactly(13, 12, 11, 23, 22, 21, 33, 32, 31, 113, 112, 111, 123, 122, 121, 133, 132, 131);
        assertThat(changed(new Flip(0), 5)).isEqualTo(image);
        int flipped = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            flipped += changed(new Flip(0.3), seed)[0] == 13 ? 1 : 0;
        }
        assertThat(flipped)
                .as("five standard deviations of a binomial: false alarm 6e-7")
                .isBetween(2770, 3230);
    }

    @Test
    void aQuarterTurnMovesPixelsAndASmallTurnKeepsTheMiddle() {
        double[] angle = {Math.toRadians(90)};
        float[] turned = image.clone();
        new Rotation(180).apply(turned, SMALL, fixed((angle[0] / Math.PI + 1) / 2));
        for (int i = 0; i < 9; i++) {
            assertThat(turned[i]).isCloseTo(new float[] {31, 21, 11, 32, 22, 12, 33, 23, 13}[i], within(1e-4f));
        }
        for (int seed = 0; seed < 50; seed++) {
            float[] small = changed(new Rotation(10), seed);
            assertThat(small[4]).isCloseTo(22, within(1e-4f));
            assertThat(small).isNotEqualTo(image);
        }
        assertThat(changed(new Rotation(0), 3)).isEqualTo(image);
    }

    @Test
    void noiseHasItsDeviationAndACutOutItsArea() {
        ImageShape large = new ImageShape(1, 100, 100);
        float[] noisy = new float[large.size()];
        new Noise(0.5).apply(noisy, large, new SplittableRandom(1));
        double sum = 0;
        for (float value : noisy) {
            sum += (double) value * value;
        }
        assertThat(Math.sqrt(sum / noisy.length))
                .as("relative deviation 1/sqrt(2n) = 0.7 %")
                .isBetween(0.475, 0.525);
        Set<Integer> areas = new TreeSet<>();
        for (int seed = 0; seed < 200; seed++) {
            float[] ones = new float[large.size()];
            Arrays.fill(ones, 1);
            new CutOut(10).apply(ones, large, new SplittableRandom(seed));
            int zeros = 0;
            for (float value : ones) {
                zeros += value == 0 ? 1 : 0;
            }
            areas.add(zeros);
        }
        assertThat(areas).contains(100).allMatch(a -> a >= 25 && a <= 100);
    }

    @Test
    void theSameGeneratorMakesTheSameChange() {
        Augmentation all =
                new InTurn(List.of(new Shift(1), new Flip(0.5), new Rotation(20), new Noise(0.1), new CutOut(1)));
        assertThat(changed(all, 4)).isEqualTo(changed(all, 4)).isNotEqualTo(changed(all, 5));
        Augmentation other =
                new InTurn(List.of(new Noise(0), new Flip(0.5), new Rotation(20), new Noise(0.1), new CutOut(1)));
        Augmentation less =
                new InTurn(List.of(new Shift(0), new Flip(0.5), new Rotation(20), new Noise(0.1), new CutOut(1)));
        assertThat(changed(other, 4)).as("each step has a stream of its own").isEqualTo(changed(less, 4));
        assertThat(changed(new InTurn(List.of()), 4)).isEqualTo(image);
    }

    @Test
    void augmentationsAreSymbolsThatCanBeSearched() {
        Symbol<Augmentation> space = oneOf(
                augmentAll(shift(intv(1, 3)), flip(), rotation(floatv(1, 20)), noise(0.1), cutOut(oneOf(4, 8))),
                shift(2));
        assertThat(SearchSpace.of(space).spec().points()).hasSize(1);
        assertThat(Materializer.build(augmentAll(shift(2), flip(0.25))))
                .isEqualTo(new InTurn(List.of(new Shift(2), new Flip(0.25))));
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new Shift(-1)).hasMessage("Shift.pixels: expected int >= 0, found -1");
        assertThatThrownBy(() -> new Flip(2)).hasMessage("Flip.probability: expected a number in [0, 1], found 2.0");
        assertThatThrownBy(() -> new Rotation(181))
                .hasMessage("Rotation.degrees: expected a number in [0, 180], found 181.0");
        assertThatThrownBy(() -> new Noise(Double.NaN))
                .hasMessage("Noise.deviation: expected a finite number >= 0, found NaN");
        assertThatThrownBy(() -> new CutOut(0)).hasMessage("CutOut.size: expected int >= 1, found 0");
        assertThatThrownBy(() -> shift(-1)).hasMessageContaining("pixels");
    }

    private float[] changed(Augmentation augmentation, long seed) {
        float[] copy = image.clone();
        augmentation.apply(copy, SMALL, new SplittableRandom(seed));
        return copy;
    }

    private static org.assertj.core.data.Offset<Float> within(float distance) {
        return org.assertj.core.data.Offset.offset(distance);
    }

    /** Always draws the same fraction. */
    private static java.util.random.RandomGenerator fixed(double fraction) {
        return new java.util.random.RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return fraction;
            }
        };
    }
}
