package org.espalier.samples.casestudy;

import org.espalier.djl.supernet.search.SuperListener;
import org.espalier.study.ProgressListener;

/**
 * How long searches may take, and who is told how far they are.
 *
 * @param trials networks that a search trains alone, in {@code [1, inf)}
 * @param workers how many of them at the same time, in {@code [1, inf)}
 * @param passes passes of shared weights over the training images, in {@code [1, inf)}
 * @param onTrial is told of each trial
 * @param onPass is told of each pass
 */
public record Budget(long trials, int workers, int passes, ProgressListener onTrial, SuperListener onPass) {
    private static final int WINDOW = 4;

    /** Returns how many trials may be under way: the same on all machines, so that a seed gives the same trials. */
    public int window() {
        return Math.max(WINDOW, workers);
    }
}
