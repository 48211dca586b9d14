package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDManager;
import org.espalier.djl.data.Augmentation;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.train.BatchFeed;
import org.espalier.djl.train.BatchPlan;
import org.espalier.djl.train.MiniBatch;
import org.jspecify.annotations.Nullable;

/** Mini-batches of shuffled images without end, the same from each epoch on, however many were taken before it. */
final class Batches implements AutoCloseable {
    private static final int PASSES_OF_AN_EPOCH = 100_000;

    /** Which images, how many at a time, and how they are shuffled and changed. */
    record Source(ImageSet images, int size, Augmentation augmentation, long seed) {}

    private final Source source;
    private final BatchFeed feed;
    private int epoch;
    private int passes;
    private BatchFeed.@Nullable Pass pass;

    Batches(Source source, BatchFeed feed) {
        this.source = source;
        this.feed = feed;
    }

    /** Begins an epoch. */
    void startAt(int number) {
        epoch = number;
        passes = 0;
        pass = null;
    }

    /** Returns the next mini-batch, of a new pass if all images were taken. */
    MiniBatch next(NDManager manager) {
        BatchFeed.Pass current = pass;
        if (current == null || !current.hasNext()) {
            int number = passes == 0 ? epoch : passes * PASSES_OF_AN_EPOCH + epoch;
            current = feed.pass(
                    BatchPlan.shuffled(source.images(), source.size(), source.augmentation(), source.seed(), number));
            pass = current;
            passes++;
        }
        return current.next(manager);
    }

    @Override
    public void close() {
        feed.close();
    }
}
