package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDManager;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.djl.train.BatchFeed;
import org.espalier.djl.train.BatchPlan;
import org.espalier.djl.train.MiniBatch;
import org.espalier.djl.train.Network;
import org.espalier.geno.Dna;

/** Measures networks on validation images, in the same mini-batches each time. */
final class Judge implements AutoCloseable {
    private static final int BATCH = 256;
    private static final long ORDER = 5;

    private final SuperNetwork network;
    private final Paths paths;
    private final SuperSetup setup;
    private final BatchFeed feed;
    private final int[] order;
    private long measured;

    Judge(SuperNetwork network, Paths paths, SuperSetup setup) {
        this.network = network;
        this.paths = paths;
        this.setup = setup;
        int images = setup.data().validation().size();
        this.order = ImageSplits.permutation(images, ORDER);
        int capacity = Math.max(Math.min(BATCH, images), setup.settings().batch());
        this.feed = new BatchFeed(setup.data().shape(), capacity, setup.plan().type(), false);
    }

    /**
     * Counts how many validation images the network of a DNA names right, with batch statistics.
     *
     * @param limit how many images are looked at; 0 for all
     * @return part of them, in [0, 1]
     */
    double accuracy(Dna dna, int limit) {
        return accuracy(limit, batch -> batch.correct(paths.of(dna).measure(batch.input())));
    }

    /** Counts the same for a copy of the network whose running means are renewed by training batches. */
    double recalibrated(Dna dna, int limit, int batches) {
        try (Network copy = network.inherit(dna)) {
            renew(copy, batches);
            return accuracy(limit, batch -> batch.correct(copy.predict(batch.input())));
        }
    }

    /** Sends training images through a network so that its normalisation knows their means. */
    void renew(Network child, int batches) {
        int done = 0;
        for (int pass = 1; done < batches; pass++) {
            BatchFeed.Pass images = feed.pass(BatchPlan.shuffled(
                    setup.data().train(),
                    setup.settings().batch(),
                    new Augmentations.None(),
                    setup.settings().seed(),
                    pass));
            for (; images.hasNext() && done < batches; done++) {
                try (NDManager scope = child.manager().newSubManager()) {
                    MiniBatch batch = images.next(scope);
                    Gradients.withoutRecording(child.manager().getEngine(), () -> child.train(batch.input()));
                    measured += batch.size();
                }
            }
        }
        child.takeActive();
    }

    /** Returns how many images were sent forward by this judge. */
    long measured() {
        return measured;
    }

    /** Counts right ones in a mini-batch. */
    private interface Count {
        int right(MiniBatch batch);
    }

    private double accuracy(int limit, Count count) {
        ImageSet images = images(limit);
        int parts = (images.size() + BATCH - 1) / BATCH;
        int size = (images.size() + parts - 1) / parts;
        BatchFeed.Pass pass = feed.pass(BatchPlan.inOrder(images, size));
        int right = 0;
        while (pass.hasNext()) {
            try (NDManager scope = network.manager().newSubManager()) {
                right += count.right(pass.next(scope));
            }
        }
        measured += images.size();
        return right / (double) images.size();
    }

    private ImageSet images(int limit) {
        int some = limit == 0 ? order.length : Math.min(limit, order.length);
        return setup.data().validation().subset(java.util.Arrays.copyOf(order, some));
    }

    @Override
    public void close() {
        feed.close();
    }
}
