package org.espalier.djl.train;

import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.HostArray;

/** Tries whether a network computes the same twice, and leaves it as it was. */
final class Determinism {

    private Determinism() {}

    /**
     * Computes output and gradients of one mini-batch twice, with the same weights and random numbers.
     *
     * @throws NotDeterministicException if a single bit differs
     */
    static void require(Network network, LossRecipe loss, MiniBatch batch) {
        Checkpoint weights = Checkpoint.of(network);
        List<Long> seeds = network.seeds();
        Map<String, HostArray> first = compute(network, loss, batch);
        weights.loadInto(network);
        network.seeds(seeds);
        Map<String, HostArray> second = compute(network, loss, batch);
        weights.loadInto(network);
        network.seeds(seeds);
        List<String> differing = first.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(second.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (!differing.isEmpty()) {
            throw new NotDeterministicException(network.device(), differing);
        }
    }

    private static Map<String, HostArray> compute(Network network, LossRecipe loss, MiniBatch batch) {
        Map<String, HostArray> computed = new LinkedHashMap<>();
        try (GradientTape tape = Gradients.record(network.manager().getEngine())) {
            var output = network.train(batch.input());
            computed.put("the output", HostArray.of(output));
            tape.backward(loss.evaluate(batch.label(), output));
        }
        var active = network.takeActive();
        for (Map.Entry<String, Parameter> entry : network.parameters().entrySet()) {
            Parameter parameter = entry.getValue();
            if (parameter.requiresGradient() && active.contains(parameter)) {
                try (var gradient = parameter.getArray().getGradient()) {
                    computed.put("the gradient of " + entry.getKey(), HostArray.of(gradient));
                }
                Gradients.clear(network.manager().getEngine(), parameter.getArray());
            }
        }
        return computed;
    }
}
