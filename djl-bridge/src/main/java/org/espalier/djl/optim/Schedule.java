package org.espalier.djl.optim;

import ai.djl.training.tracker.Tracker;

/**
 * Says how the learning rate changes while training goes on.
 *
 * <p>Schedules are relative: they multiply the optimizer's rate, so that rate and schedule can be
 * searched independently. Steps are mini-batches of the whole run.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * Makes DJL's tracker for one run.
     *
     * @param rate the optimizer's rate, in (0, inf)
     * @param totalSteps mini-batches of the whole run, at least 1
     * @return the rate as a function of the number of steps done, starting with 0
     */
    Tracker tracker(double rate, int totalSteps);
}
