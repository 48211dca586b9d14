package org.espalier.djl.train;

import org.espalier.djl.device.DeviceLease;

/** A trained network that is still in memory; close it to free the weights and the device. */
public final class TrainedNetwork implements AutoCloseable {

    private final Network network;
    private final DeviceLease lease;
    private final TrainingReport report;

    TrainedNetwork(Network network, DeviceLease lease, TrainingReport report) {
        this.network = network;
        this.lease = lease;
        this.report = report;
    }

    /**
     * Returns the network, for predictions or for its weights.
     *
     * @return the network; it is closed with this object
     */
    public Network network() {
        return network;
    }

    /**
     * Returns what training gave.
     *
     * @return history and accuracies
     */
    public TrainingReport report() {
        return report;
    }

    /** Frees weights and device; does nothing when called again. */
    @Override
    public void close() {
        network.close();
        lease.close();
    }
}
