package org.espalier.djl.train;

/**
 * What one pass over the training images gave.
 *
 * @param epoch number of the pass, starting with 1
 * @param loss mean training loss of the pass
 * @param trainAccuracy part of the training images named right while passing, in [0, 1]
 * @param validationAccuracy part of the validation images named right afterwards, in [0, 1]
 * @param seconds wall time since training began
 */
public record EpochResult(int epoch, double loss, double trainAccuracy, double validationAccuracy, double seconds) {}
