package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;

/** A function of each element, by DJL's {@code Activation}. */
record Activated(Kind kind, double parameter) implements Layer {

    static final Activated RELU6 = new Activated(Kind.RELU6, 0);

    /** Which function. */
    enum Kind {
        RELU("Relu"),
        RELU6("Relu6"),
        SIGMOID("Sigmoid"),
        TANH("Tanh"),
        SOFT_PLUS("SoftPlus"),
        SELU("Selu"),
        GELU("Gelu"),
        MISH("Mish"),
        LEAKY_RELU("LeakyRelu"),
        ELU("Elu"),
        SWISH("Swish");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        return input;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        float number = (float) parameter;
        return switch (kind) {
            case RELU -> Activation.reluBlock();
            case RELU6 -> Activation.relu6Block();
            case SIGMOID -> Activation.sigmoidBlock();
            case TANH -> Activation.tanhBlock();
            case SOFT_PLUS -> Activation.softPlusBlock();
            case SELU -> Activation.seluBlock();
            case GELU -> Activation.geluBlock();
            case MISH -> LambdaBlock.singleton(Activated::mish, "Mish");
            case LEAKY_RELU -> Activation.leakyReluBlock(number);
            case ELU -> Activation.eluBlock(number);
            case SWISH -> Activation.swishBlock(number);
        };
    }

    /** DJL's own Mish on PyTorch takes the logarithm to base 2 instead of the natural one. */
    private static NDArray mish(NDArray x) {
        return x.mul(Activation.softPlus(x).tanh());
    }

    @Override
    public String toString() {
        return kind.title() + "()";
    }
}
