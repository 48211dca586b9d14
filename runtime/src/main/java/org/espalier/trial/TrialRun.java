package org.espalier.trial;

import java.time.Duration;
import java.time.Instant;

/**
 * When and where a trial ran.
 *
 * @param started when it was handed out, in milliseconds precision
 * @param elapsed from then until it ended
 * @param worker who evaluated it, such as the name of a thread
 * @param provenance where the study comes from; shared by its trials
 */
public record TrialRun(Instant started, Duration elapsed, String worker, Provenance provenance) {}
