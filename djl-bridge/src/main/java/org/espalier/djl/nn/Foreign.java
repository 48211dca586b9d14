package org.espalier.djl.nn;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.function.Predicate;
import org.espalier.djl.engine.Engines;

/** Any other block of DJL or of the user; its shapes are found by trying, on the engine. */
record Foreign(Block made) implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            Shape batch = new Shape(1).addAll(input);
            made.initialize(manager, DataType.FLOAT32, batch);
            Shape output = made.getOutputShapes(new Shape[] {batch})[0];
            scope.cost(numbers(Parameter::requiresGradient), 0);
            scope.statistics(numbers(parameter -> !parameter.requiresGradient()));
            return output.slice(1);
        } catch (UnsupportedOperationException | IllegalArgumentException | ai.djl.engine.EngineException e) {
            throw scope.needs("an input it accepts (it answered: " + e.getMessage() + ")");
        } finally {
            made.clear();
        }
    }

    private long numbers(Predicate<Parameter> which) {
        return made.getParameters().values().stream()
                .filter(which)
                .mapToLong(parameter -> parameter.getShape().size())
                .sum();
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return made;
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        throw scope.refuses("what it computes is known to its own code only");
    }

    @Override
    public String toString() {
        return made.getClass().getSimpleName();
    }
}
