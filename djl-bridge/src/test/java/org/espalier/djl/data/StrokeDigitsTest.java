package org.espalier.djl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrokeDigitsTest {

    /** Hashes of the first 64 images of seed 7, recorded once: they must be the same on every machine. */
    private static final Map<Difficulty, String> RECORDED = Map.of(
            Difficulty.EASY, "69afb8773ebeff83",
            Difficulty.MEDIUM, "e75b84f26879db96",
            Difficulty.HARD, "0e5d911a546deb17");

    @Test
    void imagesAreTheRecordedOnes() {
        RECORDED.forEach((difficulty, hash) ->
                assertThat(hash(difficulty)).as(difficulty.name()).isEqualTo(hash));
    }

    @Test
    void anImageDependsOnSeedAndIndexOnly() {
        StrokeDigits digits = new StrokeDigits(Difficulty.MEDIUM, 3);
        ImageSet many = digits.images(100, 20);
        for (int i = 0; i < 20; i++) {
            ImageSet one = new StrokeDigits(Difficulty.MEDIUM, 3).images(100 + i, 1);
            assertThat(one.image(0)).isEqualTo(many.image(i));
            assertThat(one.label(0)).isEqualTo(many.label(i)).isEqualTo(digits.label(100 + i));
        }
        assertThat(new StrokeDigits(Difficulty.MEDIUM, 4).images(100, 1).image(0))
                .isNotEqualTo(many.image(0));
        assertThat(many.image(1)).isNotEqualTo(many.image(0));
    }

    @Test
    void labelsAreEquallyOftenAndPixelsAreFractions() {
        ImageSet images = new StrokeDigits(Difficulty.HARD, 11).images(0, 5000);
        // Each count is binomial(5000, 0.1): mean 500, deviation 21. Five deviations are left by one of
        // ten counts with a chance below 1e-5.
        for (int count : images.labelCounts()) {
            assertThat(count).isBetween(394, 606);
        }
        for (int i = 0; i < 50; i++) {
            for (float value : images.image(i)) {
                assertThat(value).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void negativeIndicesAndForeignCanvases() {
        StrokeDigits digits = new StrokeDigits(Difficulty.EASY, 0);
        assertThat(digits.label(-5)).isBetween(0, 9);
        assertThatThrownBy(() -> digits.draw(0, new float[10])).hasMessage("canvas: expected 784 values, found 10");
    }

    @Test
    void theSourceDrawsThreePartsWithoutCommonImages() {
        ImageSplits splits = new StrokeDigitsSource(Difficulty.EASY, new SplitSizes(30, 20, 10), 5).load();
        StrokeDigits digits = new StrokeDigits(Difficulty.EASY, 5);
        assertThat(splits.train().image(29)).isEqualTo(digits.images(29, 1).image(0));
        assertThat(splits.validation().image(0)).isEqualTo(digits.images(30, 1).image(0));
        assertThat(splits.test().image(9)).isEqualTo(digits.images(59, 1).image(0));
    }

    private static String hash(Difficulty difficulty) {
        ImageSet images = new StrokeDigits(difficulty, 7).images(0, 64);
        ByteBuffer bytes = ByteBuffer.allocate(64 * (784 * Float.BYTES + Integer.BYTES));
        for (int i = 0; i < 64; i++) {
            bytes.putInt(images.label(i));
            for (float value : images.image(i)) {
                bytes.putFloat(value);
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
