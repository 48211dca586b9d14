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
        SOFT_SIGN("SoftSign"),
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
            case SOFT_SIGN -> Activation.softSignBlock();
            case SELU -> Activation.seluBlock();
            case GELU -> Activation.geluBlock();
            case MISH -> LambdaBlock.singleton(Activated::mish, "Mish");
            case LEAKY_RELU -> Activation.leakyReluBlock(number);
            case ELU -> Activation.eluBlock(number);
            case SWISH -> Activation.swishBlock(number);
        };
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        String x = input.name();
        return switch (kind) {
            case RELU -> scope.add(OnnxNode.of("Relu", x));
            case RELU6 -> scope.add(OnnxNode.of("Clip", x, scalar(scope, 0), scalar(scope, 6)));
            case SIGMOID -> scope.add(OnnxNode.of("Sigmoid", x));
            case TANH -> scope.add(OnnxNode.of("Tanh", x));
            case SOFT_PLUS -> scope.add(OnnxNode.of("Softplus", x));
            case SOFT_SIGN -> scope.add(OnnxNode.of("Softsign", x));
            case SELU -> scope.add(OnnxNode.of("Selu", x));
            case GELU -> gelu(x, scope);
            case MISH -> times(x, scope.add(OnnxNode.of("Tanh", scope.add(OnnxNode.of("Softplus", x)))), scope);
            case LEAKY_RELU -> scope.add(OnnxNode.of("LeakyRelu", x).number("alpha", parameter));
            case ELU -> scope.add(OnnxNode.of("Elu", x).number("alpha", parameter));
            case SWISH -> {
                String sharpened = parameter == 1 ? x : times(x, scalar(scope, parameter), scope);
                yield times(x, scope.add(OnnxNode.of("Sigmoid", sharpened)), scope);
            }
        };
    }

    /** x (1 + erf(x / sqrt 2)) / 2. */
    private static String gelu(String x, OnnxScope scope) {
        String error = scope.add(OnnxNode.of("Erf", times(x, scalar(scope, Math.sqrt(0.5)), scope)));
        String raised = scope.add(OnnxNode.of("Add", error, scalar(scope, 1)));
        return times(times(x, raised, scope), scalar(scope, 0.5), scope);
    }

    private static String times(String left, String right, OnnxScope scope) {
        return scope.add(OnnxNode.of("Mul", left, right));
    }

    private static String scalar(OnnxScope scope, double value) {
        return scope.constant(new Shape(), (float) value);
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
