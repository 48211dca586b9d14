package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.djl.data.Augmentation;
import org.espalier.djl.data.Augmentations.None;
import org.espalier.djl.data.Augmentations.Shift;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageShape;
import org.espalier.djl.engine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFeedTest {

    private static final ImageShape SHAPE = new ImageShape(1, 2, 2);

    private final ImageSet images = numbers(11);

    @Test
    void everyImageComesOnceInAnOrderOfTheEpoch() {
        List<float[]> first = pass(BatchPlan.shuffled(images, 4, new None(), 7, 1), false);
        assertThat(first).extracting(b -> b.length).containsExactly(16, 16, 12);
        TreeSet<Float> seen = new TreeSet<>();
        first.forEach(batch -> {
            for (int i = 0; i < batch.length; i += 4) {
                seen.add(batch[i]);
            }
        });
        assertThat(seen).hasSize(11);
        assertThat(pass(BatchPlan.shuffled(images, 4, new None(), 7, 2), false).get(0))
                .isNotEqualTo(first.get(0));
        assertThat(pass(BatchPlan.inOrder(images, 4), false).get(0)).startsWith(1, 1, 1, 1, 2);
    }

    @Test
    void aSingleImageIsLeftOutOfTrainingOnly() {
        assertThat(BatchPlan.shuffled(images, 5, new None(), 1, 1).count()).isEqualTo(2);
        assertThat(BatchPlan.inOrder(images, 5).count()).isEqualTo(3);
        assertThat(BatchPlan.shuffled(images, 20, new None(), 1, 1).count()).isEqualTo(1);
        assertThat(BatchPlan.count(1, 5)).isEqualTo(1);
    }

    @Test
    void prefetchingChangesNothing() {
        for (int epoch = 1; epoch < 4; epoch++) {
            BatchPlan plan = BatchPlan.shuffled(images, 2, new Shift(1), 3, epoch);
            assertThat(pass(plan, true)).usingRecursiveComparison().isEqualTo(pass(plan, false));
        }
    }

    /** How an image is changed depends on seed, epoch and its number, not on the order in which images come. */
    @Test
    void theChangeOfAnImageDoesNotDependOnItsMiniBatch() {
        Augmentation stamp = (pixels, shape, random) -> pixels[1] = random.nextInt(1 << 20);
        float[] pairs = flat(pass(BatchPlan.shuffled(images, 2, stamp, 3, 1), false));
        float[] fours = flat(pass(BatchPlan.shuffled(images, 4, stamp, 3, 1), true));
        for (int i = 0; i < 10; i++) {
            assertThat(pairs[4 * i + 1]).isEqualTo(fours[4 * i + 1]);
        }
        float[] later = flat(pass(BatchPlan.shuffled(images, 2, stamp, 3, 2), false));
        float[] seeded = flat(pass(BatchPlan.shuffled(images, 2, stamp, 4, 1), false));
        assertThat(stamps(pairs)).doesNotContainAnyElementsOf(stamps(later));
        assertThat(stamps(pairs)).doesNotContainAnyElementsOf(stamps(seeded)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailureReachesTheCallerAndTheFeedGoesOn(boolean prefetch) {
        AtomicInteger calls = new AtomicInteger();
        Augmentation failing = (pixels, shape, random) -> {
            if (calls.incrementAndGet() > 5) {
                throw new IllegalStateException("bad image");
            }
        };
        try (NDManager manager = Engines.newManager(Device.cpu());
                BatchFeed feed = new BatchFeed(SHAPE, 4, DataType.FLOAT32, prefetch)) {
            BatchFeed.Pass broken = feed.pass(BatchPlan.shuffled(images, 4, failing, 1, 1));
            broken.next(manager);
            assertThatThrownBy(() -> broken.next(manager)).hasMessage("bad image");
            BatchFeed.Pass fine = feed.pass(BatchPlan.inOrder(images, 4));
            assertThat(fine.next(manager).expected()).containsExactly(0, 1, 2, 3);
            BatchFeed.Pass again = feed.pass(BatchPlan.inOrder(images, 3));
            assertThat(again.next(manager).expected()).containsExactly(0, 1, 2);
            while (again.hasNext()) {
                again.next(manager);
            }
            assertThatThrownBy(() -> again.next(manager))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("all 4 mini-batches were handed out");
        }
    }

    @Test
    void anInterruptedWaitSaysSo() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        Augmentation stuck = (pixels, shape, random) -> {
            if (calls.incrementAndGet() > 4) {
                uninterruptibly(goOn);
            }
        };
        try (NDManager manager = Engines.newManager(Device.cpu());
                BatchFeed feed = new BatchFeed(SHAPE, 4, DataType.FLOAT32, true)) {
            BatchFeed.Pass pass = feed.pass(BatchPlan.shuffled(images, 4, stuck, 1, 1));
            pass.next(manager);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pass.next(manager)).hasMessage("interrupted while waiting for a mini-batch");
            assertThat(Thread.interrupted()).isTrue();
            goOn.countDown();
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Float> stamps(float[] pixels) {
        List<Float> stamps = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            stamps.add(pixels[4 * i + 1]);
        }
        return stamps;
    }

    private static float[] flat(List<float[]> batches) {
        float[] all = new float[batches.stream().mapToInt(b -> b.length).sum()];
        int at = 0;
        for (float[] batch : batches) {
            System.arraycopy(batch, 0, all, at, batch.length);
            at += batch.length;
        }
        return all;
    }

    private static List<float[]> pass(BatchPlan plan, boolean prefetch) {
        List<float[]> batches = new ArrayList<>();
        try (NDManager manager = Engines.newManager(Device.cpu());
                BatchFeed feed = new BatchFeed(SHAPE, 5, DataType.FLOAT32, prefetch)) {
            BatchFeed.Pass pass = feed.pass(plan);
            while (pass.hasNext()) {
                batches.add(pass.next(manager).input().toFloatArray());
            }
        }
        return batches;
    }

    /** Image number i has the value i + 1 everywhere and the label i. */
    private static ImageSet numbers(int count) {
        float[] values = new float[count * 4];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            Arrays.fill(values, 4 * i, 4 * i + 4, i + 1);
            labels[i] = i;
        }
        return ImageSet.of(SHAPE, count, values, labels);
    }
}
