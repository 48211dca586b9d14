package org.espalier.djl.cost;

import ai.djl.ndarray.types.Shape;
import org.espalier.djl.shape.ShapeReport.LayerShapes;

/**
 * How many multiplications with an addition one image takes: those of convolutions and matrix products.
 *
 * <p>Normalisation, functions of each element, pooling, biases and additions of arrays count nothing. That is how the
 * figures of published networks are counted (He et al., CVPR 2016, table 1; Sandler et al., CVPR 2018, table 4), and at
 * inference a normalisation over the mini-batch is part of the convolution before it.
 *
 * @param input shape of one image, without the batch
 */
public record MultiplyAdds(Shape input) implements NetworkCost {

    @Override
    public String name() {
        return "multiplyAdds";
    }

    @Override
    public long of(LayerShapes layer) {
        return layer.multiplyAdds();
    }
}
