package org.espalier.study;

/** Is told when a trial has ended. Called by the thread that ended it, outside of all locks. */
@FunctionalInterface
public interface ProgressListener {
    /** Takes note of how far the study is; with several workers, calls may come at the same time and out of order. */
    void onProgress(Progress progress);

    /** Takes note that a loop or run is over; the study may be continued. */
    default void onPause() {}
}
