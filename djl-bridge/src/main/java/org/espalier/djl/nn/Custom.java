package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.symbol.Args;

/**
 * A layer of the user's own.
 *
 * @param name name of its type
 * @param fields the built values of its fields
 * @param maker makes a new block
 * @param shapes the output's shape; found by trying if none
 */
record Custom(String name, Args fields, Function<? super Args, ? extends Block> maker, Optional<ShapeRule> shapes)
        implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        return shapes.isPresent()
                ? shapes.get().infer(input, fields, scope)
                : Probe.shapeAfter(maker.apply(fields), input, scope);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return maker.apply(fields);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        throw scope.refuses("what its block computes is known to its own code only");
    }

    @Override
    public String toString() {
        return name + "()";
    }
}
