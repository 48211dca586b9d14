package org.espalier.djl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImageSetTest {

    private static final ImageShape SHAPE = new ImageShape(1, 1, 2);

    @Test
    void subsetsShareStorageAndNest() {
        ImageSet all = numbers(10);
        ImageSet some = all.subset(7, 3, 3).subset(1, 0);
        assertThat(some.size()).isEqualTo(2);
        assertThat(some.image(0)).containsExactly(3, 3.5f);
        assertThat(some.label(1)).isEqualTo(7);
        assertThat(some).hasToString("ImageSet[2 images of 1x1x2, 10 classes]");
    }

    @Test
    void wrongArraysAreRejected() {
        assertThatThrownBy(() -> ImageSet.of(SHAPE, 2, new float[3], new int[2]))
                .hasMessage("values: expected 2 images of 1x1x2, found 3 values");
        assertThatThrownBy(() -> ImageSet.of(SHAPE, 2, new float[4], new int[] {0, 2}))
                .hasMessage("labels[1]: expected int in [0, 2), found 2");
        assertThatThrownBy(() -> new ImageShape(0, 1, 1))
                .hasMessage("image channels: expected int in [1, 32768], found 0");
        assertThatThrownBy(() -> ImageSet.of(SHAPE, 0, new float[0], new int[0]))
                .hasMessage("classes: expected int >= 1, found 0");
    }

    @Test
    void aSplitIsDisjointCompleteAndReproducible() {
        ImageSplits first = ImageSplits.of(numbers(50), SplitSizes.AUTOMATIC, 1);
        ImageSplits again = ImageSplits.of(numbers(50), SplitSizes.AUTOMATIC, 1);
        ImageSplits other = ImageSplits.of(numbers(50), SplitSizes.AUTOMATIC, 2);
        TreeSet<Integer> seen = new TreeSet<>();
        for (ImageSet part : new ImageSet[] {first.train(), first.validation(), first.test()}) {
            for (int i = 0; i < part.size(); i++) {
                assertThat(seen.add(part.label(i))).isTrue();
            }
        }
        assertThat(seen).hasSize(50);
        assertThat(first.train().size()).isEqualTo(40);
        assertThat(first.test().size()).isEqualTo(5);
        assertThat(labels(first.train())).isEqualTo(labels(again.train()));
        assertThat(labels(first.train())).isNotEqualTo(labels(other.train()));
    }

    @Test
    void tooManyImagesAskedFor() {
        assertThatThrownBy(() -> ImageSplits.of(numbers(10), new SplitSizes(8, 2, 1), 0))
                .isInstanceOf(DataException.class)
                .hasMessage("split 8/2/1: needs 11 images, found 10; ask for fewer");
        assertThatThrownBy(() -> new SplitSizes(8, 0, 1))
                .hasMessage("split: expected three counts >= 1 (or all 0 for 80/10/10 percent), found 8/0/1");
        assertThatThrownBy(() -> ImageSplits.of(numbers(2), SplitSizes.AUTOMATIC, 0))
                .hasMessage("split: expected at least 3 images to make three parts, found 2");
    }

    @Test
    void theCacheLoadsEqualSourcesOnceAndForgetsTheOldest() {
        AtomicInteger loads = new AtomicInteger();
        DataCache cache = new DataCache(1);
        DataSource first = counting(loads);
        DataSource second = counting(loads);
        assertThat(cache.get(first)).isSameAs(cache.get(first));
        assertThat(loads).hasValue(1);
        cache.get(second);
        cache.get(first);
        assertThat(loads).hasValue(3);
        assertThatThrownBy(() -> new DataCache(0)).hasMessage("capacity: expected int >= 1, found 0");
    }

    private static DataSource counting(AtomicInteger loads) {
        return () -> {
            loads.incrementAndGet();
            return ImageSplits.of(numbers(10), SplitSizes.AUTOMATIC, 0);
        };
    }

    /** Image i holds i and i + 1/2, and has label i. */
    private static ImageSet numbers(int count) {
        float[] values = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            values[2 * i] = i;
            values[2 * i + 1] = i + 0.5f;
            labels[i] = i;
        }
        return ImageSet.of(SHAPE, count, values, labels);
    }

    private static int[] labels(ImageSet set) {
        int[] labels = new int[set.size()];
        Arrays.setAll(labels, set::label);
        return labels;
    }
}
