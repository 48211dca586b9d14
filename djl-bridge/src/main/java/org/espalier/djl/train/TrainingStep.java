package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.optim.ParameterStepper;

/** Changes the weights of a network by the gradient of the loss on one mini-batch. */
final class TrainingStep {

    private final Network network;
    private final LossRecipe loss;
    private final ParameterStepper stepper;
    private LossScale scale;

    TrainingStep(Network network, LossRecipe loss, ParameterStepper stepper) {
        this.network = network;
        this.loss = loss;
        this.stepper = stepper;
        this.scale = LossScale.first(network.type());
    }

    /** Returns what is made small. */
    LossRecipe loss() {
        return loss;
    }

    /** Tells how much losses are enlarged in the next step. */
    LossScale scale() {
        return scale;
    }

    /** Goes on with a scale that another run came to. */
    void scale(LossScale other) {
        scale = other;
    }

    /** Makes one step, and adds loss and accuracy to the sums. */
    NDArray step(MiniBatch batch, PassSums sums) {
        NDArray output;
        NDArray value;
        try (GradientTape tape = Gradients.record(network.manager().getEngine())) {
            output = network.train(batch.input());
            value = loss.evaluate(batch.label(), output);
            tape.backward(value, scale.factor());
        }
        scale = scale.after(stepper.step(network.takeActive(), scale.factor()));
        sums.add(batch.size(), value.toType(DataType.FLOAT32, false).getFloat(), batch.correct(output));
        return output;
    }
}
