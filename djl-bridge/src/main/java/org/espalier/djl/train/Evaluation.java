package org.espalier.djl.train;

import ai.djl.ndarray.NDManager;
import org.espalier.djl.data.ImageSet;

/** Counts how many images a network names right. */
final class Evaluation {

    static final int BATCH = 256;

    private Evaluation() {}

    static double accuracy(Network network, ImageSet images, BatchFeed feed) {
        BatchFeed.Pass pass = feed.pass(BatchPlan.inOrder(images, BATCH));
        int right = 0;
        while (pass.hasNext()) {
            try (NDManager step = network.manager().newSubManager()) {
                MiniBatch batch = pass.next(step);
                right += batch.correct(network.predict(batch.input()));
            }
        }
        return right / (double) images.size();
    }
}
