package org.espalier.djl.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.transformer.BertNextSentenceBlock;

/** Logarithms of the probabilities of no and yes, from the features of a pair of sentences, by DJL's block. */
record NextSentence() implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        if (input.dimension() != 1) {
            throw scope.needs("1 axis (feature)");
        }
        scope.cost(2 * input.get(0) + 2, 2 * input.get(0));
        return new Shape(2);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new BertNextSentenceBlock();
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String name = "01binaryClassifier_";
        OnnxNode product =
                OnnxNode.of("Gemm", input.name(), scope.weight(name + "weight"), scope.weight(name + "bias"));
        String scores = scope.add(product.integer("transB", 1));
        return scope.add(OnnxNode.of("LogSoftmax", scores).integer("axis", 1));
    }

    @Override
    public String toString() {
        return "BertNextSentence()";
    }
}
