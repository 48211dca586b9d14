package org.espalier.djl.train;

import java.util.List;
import java.util.Optional;
import org.espalier.djl.device.DeviceLease;
import org.espalier.djl.nn.PlacedParameter;

/** A trained network that is still in memory; close it to free the weights and the device. */
public final class TrainedNetwork implements AutoCloseable {

    private final Network network;
    private final DeviceLease lease;
    private final TrainingReport report;
    private final List<PlacedParameter> parameters;
    private final Optional<Inheritance> inheritance;

    TrainedNetwork(StartedNetwork started, DeviceLease lease, TrainingReport report) {
        this.network = started.network();
        this.parameters = started.parameters();
        this.inheritance = started.inheritance();
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

    /**
     * Copies the weights by their places in the tree, for children of this network.
     *
     * @return a copy that outlives the network
     */
    public PlacedWeights weights() {
        return PlacedWeights.of(parameters);
    }

    /**
     * Tells what the network took over before it was trained.
     *
     * @return layers with and without the parent's weights; empty without a parent
     */
    public Optional<Inheritance> inheritance() {
        return inheritance;
    }

    /** Frees weights and device; does nothing when called again. */
    @Override
    public void close() {
        network.close();
        lease.close();
    }
}
