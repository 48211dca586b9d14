package org.espalier.study;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far a study is.
 *
 * @param done number of trials that have ended
 * @param total number of trials that are planned; empty if that is open
 * @param failed how many of those that have ended failed
 * @param bestTrial id of the best trial; empty as long as none has a score
 * @param best its value of the first objective, in the user's own sign
 * @param elapsed time since the study was started
 * @param here number of trials that ended since then; less than {@code done} if the study continues an earlier one
 */
public record Progress(
        long done,
        OptionalLong total,
        long failed,
        OptionalLong bestTrial,
        OptionalDouble best,
        Duration elapsed,
        long here) {}
