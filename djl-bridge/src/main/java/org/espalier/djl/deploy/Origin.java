package org.espalier.djl.deploy;

import org.espalier.trial.Trial;

/**
 * The trial that a model comes from.
 *
 * @param study name of the study
 * @param trial its number, decisions, final values, and where and when it ran, with the versions of everything
 */
public record Origin(String study, Trial trial) {}
