package org.espalier.djl.train;

import ai.djl.Device;
import java.util.List;

/** Tells that a network computed something else when it was asked the same again. No step was made. */
public final class NotDeterministicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param device where the network was
     * @param differing what differed, such as {@code the gradient of 01Conv2d_weight}; at least one
     */
    public NotDeterministicException(Device device, List<String> differing) {
        super(
                "deterministic training: expected the same numbers from the same mini-batch, weights and seeds, found others"
                        + " in " + differing.get(0)
                        + (differing.size() > 1 ? " and " + (differing.size() - 1) + " more arrays" : "") + " on "
                        + device
                        + "; a layer may draw from the engine's own generator, as DJL's Dropout does: use dropout() of this"
                        + " library, or a block that implements Seeded"
                        + (device.isGpu() ? "; or the device adds in no fixed order: use cpu" : ""));
    }
}
