package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;

/** Layers without weights that do little: all axes into one, nothing, and zeros. */
enum Reshaping implements Layer {
    FLATTEN("Flatten()") {
        @Override
        public Shape infer(Shape input, LayerScope scope) {
            return new Shape(input.size());
        }

        @Override
        public Block block(Shape input, BlockBuilder blocks) {
            return Blocks.batchFlattenBlock();
        }

        @Override
        public String onnx(OnnxValue input, OnnxScope scope) {
            return scope.add(OnnxNode.of("Flatten", input.name()).integer("axis", 1));
        }
    },

    IDENTITY("Identity()") {
        @Override
        public Block block(Shape input, BlockBuilder blocks) {
            return Blocks.identityBlock();
        }

        @Override
        public String onnx(OnnxValue input, OnnxScope scope) {
            return input.name();
        }
    },

    /** Multiplies by zero, so that gradients (all zero) still reach the layers before. */
    ZERO("Zero()") {
        @Override
        public Block block(Shape input, BlockBuilder blocks) {
            return LambdaBlock.singleton(array -> array.mul(0), "zero");
        }

        @Override
        public String onnx(OnnxValue input, OnnxScope scope) {
            return scope.add(OnnxNode.of("Mul", input.name(), scope.constant(new Shape(), 0)));
        }
    };

    private final String text;

    Reshaping(String text) {
        this.text = text;
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        return input;
    }

    @Override
    public String toString() {
        return text;
    }
}
