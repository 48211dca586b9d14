package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.espalier.djl.data.ImageSet;

/** Counts how many images a network names right. */
final class Evaluation {

    static final int BATCH = 256;

    private Evaluation() {}

    static double accuracy(Network network, ImageSet images, BatchFeed feed, BatchObserver observer) {
        BatchPlan plan = BatchPlan.inOrder(images, BATCH);
        BatchFeed.Pass pass = feed.pass(plan);
        int right = 0;
        int number = 0;
        while (pass.hasNext()) {
            try (NDManager step = network.manager().newSubManager()) {
                MiniBatch batch = pass.next(step);
                NDArray predictions = network.predict(batch.input());
                right += batch.correct(predictions);
                observer.saw(batch, predictions, ++number, plan.count());
            }
        }
        return right / (double) images.size();
    }
}
