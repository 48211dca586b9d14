package org.espalier.djl.deploy;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.PlacedParameter;
import org.espalier.djl.train.Checkpoint;
import org.espalier.djl.train.Network;
import org.espalier.path.Path;

/** Weights on their way between a network and their places in its tree. */
final class Places {

    private Places() {}

    /** Copies the weights of a network under the keys of their places. */
    static Checkpoint copy(Layer layer, Shape input, Network network) {
        BlockBuilder.Built twin = BlockBuilder.trace(layer, Path.ROOT, input);
        Map<Parameter, String> names = new IdentityHashMap<>();
        twin.block().getParameters().forEach(pair -> names.putIfAbsent(pair.getValue(), pair.getKey()));
        Map<String, Parameter> trained = network.parameters();
        requireSame(new LinkedHashSet<>(twin.block().getParameters().keys()), trained.keySet());
        Map<String, HostArray> copied = new LinkedHashMap<>();
        for (PlacedParameter placed : twin.parameters()) {
            String name = Objects.requireNonNull(names.get(placed.parameter()), placed::key);
            copied.put(
                    placed.key(),
                    HostArray.of(Objects.requireNonNull(trained.get(name), name).getArray()));
        }
        return Checkpoint.of(copied);
    }

    private static void requireSame(Set<String> described, Set<String> trained) {
        List<String> problems = new ArrayList<>();
        described.stream()
                .filter(name -> !trained.contains(name))
                .forEach(name -> problems.add(name + ": in the tree, not in the network"));
        trained.stream()
                .filter(name -> !described.contains(name))
                .forEach(name -> problems.add(name + ": in the network, not in the tree"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("network: expected the one that was built from this tree, found other"
                    + " parameters:\n  " + String.join("\n  ", problems));
        }
    }

    /** Builds the network of a saved model and gives it its weights. */
    static Model open(SavedModel saved, Device device) {
        Engines.newManager(device).close(); // tells in plain words what is wrong with engine or device
        Model model = Engine.getInstance().newModel("espalier", device);
        try {
            BlockBuilder.Built built = BlockBuilder.trace(saved.network(), Path.ROOT, saved.input());
            Map<String, Parameter> parameters = new LinkedHashMap<>();
            for (PlacedParameter placed : built.parameters()) {
                Parameter parameter = placed.parameter();
                parameter.freeze(true);
                parameter.setInitializer((manager, shape, type) -> manager.zeros(shape, type));
                parameters.put(placed.key(), parameter);
            }
            DataType type = numberType(saved.weights());
            built.block().initialize(model.getNDManager(), type, new Shape(1).addAll(saved.input()));
            saved.weights().loadInto(parameters);
            model.setBlock(built.block());
            model.setDataType(type);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Returns the type of the weights, which is that of all arrays of a pass. */
    static DataType numberType(Checkpoint weights) {
        return weights.arrays().values().stream()
                .findFirst()
                .map(HostArray::type)
                .orElse(DataType.FLOAT32);
    }
}
