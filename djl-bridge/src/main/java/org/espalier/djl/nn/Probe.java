package org.espalier.djl.nn;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.function.Predicate;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.Gradients;

/** Finds the output's shape of a block by trying it on zeros. */
final class Probe {

    private Probe() {}

    /**
     * Initializes and applies the block, reports its parameters, and clears it.
     *
     * @throws ShapeException if the block cannot take the input
     */
    static Shape shapeAfter(Block block, Shape input, LayerScope scope) {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            Shape batch = new Shape(1).addAll(input);
            block.initialize(manager, DataType.FLOAT32, batch);
            scope.cost(count(block, Parameter::requiresGradient), 0);
            scope.statistics(count(block, parameter -> !parameter.requiresGradient()));
            ParameterStore store = new ParameterStore(manager, false);
            Shape output = Gradients.withoutRecording(
                    manager.getEngine(), () -> block.forward(store, new NDList(manager.zeros(batch)), false)
                            .singletonOrThrow()
                            .getShape());
            return output.slice(1);
        } catch (UnsupportedOperationException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | ai.djl.engine.EngineException e) {
            throw scope.needs("an input it accepts (it answered: " + e.getMessage() + ")");
        } finally {
            block.clear();
        }
    }

    private static long count(Block block, Predicate<Parameter> which) {
        return block.getParameters().values().stream()
                .filter(which)
                .mapToLong(p -> p.getShape().size())
                .sum();
    }
}
