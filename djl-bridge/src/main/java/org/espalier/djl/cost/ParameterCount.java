package org.espalier.djl.cost;

import ai.djl.ndarray.types.Shape;
import org.espalier.djl.shape.ShapeReport.LayerShapes;

/**
 * How many numbers training changes; shared ones count once, running means do not count.
 *
 * @param input shape of one image, without the batch
 */
public record ParameterCount(Shape input) implements NetworkCost {

    @Override
    public String name() {
        return "parameters";
    }

    @Override
    public long of(LayerShapes layer) {
        return layer.parameters();
    }
}
