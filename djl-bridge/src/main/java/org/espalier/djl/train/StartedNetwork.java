package org.espalier.djl.train;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.PlacedParameter;
import org.espalier.path.Path;

/** A network with its first weights, and the places of all of them in the experiment's tree. */
record StartedNetwork(Network network, List<PlacedParameter> parameters, Optional<Inheritance> inheritance) {

    /** Builds the network, gives it weights, and then those of its parent where they fit. */
    static StartedNetwork start(Layer model, NetworkPlan plan, Optional<PlacedWeights> parent) {
        Shape input = plan.input();
        BlockBuilder.Built built = BlockBuilder.trace(model, Path.ROOT.key("model"), input);
        Network network = Network.initialize(built.block(), plan);
        try {
            return new StartedNetwork(
                    network, built.parameters(), parent.map(weights -> weights.passTo(built.parameters())));
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }
}
