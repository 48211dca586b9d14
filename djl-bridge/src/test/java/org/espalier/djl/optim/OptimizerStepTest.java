package org.espalier.djl.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares every optimizer with its formula, computed here by hand in double precision. */
class OptimizerStepTest {

    private static final double[] GRADIENTS = {0.5, -1.25, 2, 0.125, -0.75};
    private static final double START = 1.5;
    private static final double TOLERANCE = 2e-5;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = Engines.newManager(Device.cpu());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void sgdWithMomentumAndDecay() {
        double weight = START;
        double velocity = 0;
        for (double gradient : GRADIENTS) {
            velocity = 0.9 * velocity + 0.1 * (gradient + 0.01 * weight);
            weight -= velocity;
        }
        assertThat(run(new Sgd(0.1, 0.9, 0.01))).isCloseTo(weight, within(TOLERANCE));
    }

    @Test
    void plainSgd() {
        double weight = START;
        for (double gradient : GRADIENTS) {
            weight -= 0.1 * gradient;
        }
        assertThat(run(new Sgd(0.1))).isCloseTo(weight, within(TOLERANCE));
    }

    @Test
    void nag() {
        double weight = START;
        double velocity = 0;
        for (double gradient : GRADIENTS) {
            double d = gradient + 0.01 * weight;
            velocity = 0.9 * velocity + d;
            weight -= 0.1 * (d + 0.9 * velocity);
        }
        assertThat(run(new Nag(0.1, 0.9, 0.01))).isCloseTo(weight, within(TOLERANCE));
    }

    @Test
    void adamAndAdamW() {
        assertThat(run(new Adam(0.1, 0.8, 0.95, 1e-6, 0.02))).isCloseTo(adam(0.02, 0), within(TOLERANCE));
        assertThat(run(new AdamW(0.1, 0.8, 0.95, 1e-6, 0.02))).isCloseTo(adam(0, 0.02), within(TOLERANCE));
    }

    private static double adam(double coupled, double decoupled) {
        double weight = START;
        double mean = 0;
        double square = 0;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            weight -= 0.1 * decoupled * weight;
            double d = GRADIENTS[t - 1] + coupled * weight;
            mean = 0.8 * mean + 0.2 * d;
            square = 0.95 * square + 0.05 * d * d;
            double rate = 0.1 * Math.sqrt(1 - Math.pow(0.95, t)) / (1 - Math.pow(0.8, t));
            weight -= rate * mean / (Math.sqrt(square) + 1e-6);
        }
        return weight;
    }

    @Test
    void rmsPropBothForms() {
        double weight = START;
        double square = 0;
        for (double gradient : GRADIENTS) {
            double d = gradient + 0.02 * weight;
            square = 0.9 * square + 0.1 * d * d;
            weight -= 0.1 * d / Math.sqrt(square + 1e-6);
        }
        assertThat(run(new RmsProp(0.1, 0.9, 0, 1e-6, 0.02))).isCloseTo(weight, within(TOLERANCE));
        weight = START;
        square = 0;
        double mean = 0;
        double step = 0;
        for (double d : GRADIENTS) {
            square = 0.9 * square + 0.1 * d * d;
            mean = 0.9 * mean + 0.1 * d;
            step = 0.5 * step - 0.1 * d / Math.sqrt(square - mean * mean + 1e-6);
            weight += step;
        }
        assertThat(run(new RmsProp(0.1, 0.9, 0.5, 1e-6, 0))).isCloseTo(weight, within(TOLERANCE));
    }

    /** Momentum and centring are options of their own. */
    @Test
    void rmsPropWithOneOfBoth() {
        for (boolean centered : new boolean[] {true, false}) {
            double momentum = centered ? 0 : 0.5;
            double weight = START;
            double square = 0;
            double mean = 0;
            double step = 0;
            for (double d : GRADIENTS) {
                square = 0.9 * square + 0.1 * d * d;
                mean = 0.9 * mean + 0.1 * d;
                double below = centered ? square - mean * mean : square;
                step = momentum * step - 0.1 * d / Math.sqrt(below + 1e-6);
                weight += step;
            }
            assertThat(run(new RmsProp(0.1, 0.9, momentum, 1e-6, 0, centered))).isCloseTo(weight, within(TOLERANCE));
        }
    }

    /** Descent on the loss plus l1 |w| + l2 w^2. */
    @Test
    void penaltiesAddTheirGradients() {
        double weight = START;
        for (double gradient : GRADIENTS) {
            weight -= 0.1 * (gradient + 0.3 * Math.signum(weight) + 2 * 0.2 * weight);
        }
        assertThat(run(new Penalized(new Sgd(0.1), 0.3, 0.2))).isCloseTo(weight, within(TOLERANCE));
        assertThat(Materializer.build(Regularizers.elasticNetWeightDecay(0.3, 0.2, Optimizers.sgd(0.1))))
                .isEqualTo(new Penalized(new Sgd(0.1), 0.3, 0.2));
        assertThat(Materializer.build(Regularizers.l1WeightDecay(0.3, Optimizers.sgd(0.1))))
                .isEqualTo(new Penalized(new Sgd(0.1), 0.3, 0));
        assertThat(run(new Penalized(new Sgd(0.1), 0, 0.2))).isCloseTo(run(new Sgd(0.1, 0, 0.4)), within(TOLERANCE));
        assertThatThrownBy(() -> new Penalized(new Sgd(0.1), -1, 0))
                .hasMessage("Penalized.l1: expected float in [0, inf), found -1.0");
    }

    @Test
    void adagradAndAdadelta() {
        double weight = START;
        double sum = 0;
        for (double gradient : GRADIENTS) {
            double d = gradient + 0.02 * weight;
            sum += d * d;
            weight -= 0.1 * d / Math.sqrt(sum + 1e-8);
        }
        assertThat(run(new Adagrad(0.1, 1e-8, 0.02))).isCloseTo(weight, within(TOLERANCE));
        weight = START;
        double square = 0;
        double steps = 0;
        for (double d : GRADIENTS) {
            square = 0.9 * square + 0.1 * d * d;
            double step = Math.sqrt(steps + 1e-3) / Math.sqrt(square + 1e-3) * d;
            steps = 0.9 * steps + 0.1 * step * step;
            weight -= 2 * step;
        }
        assertThat(run(new Adadelta(2, 0.9, 1e-3, 0))).isCloseTo(weight, within(TOLERANCE));
    }

    /** DJL's clipping is one-sided on PyTorch: of gradients -5 and +5 cut at 1 it leaves -5 and 1. */
    @Test
    void clippingByValueIsSymmetric() {
        Parameter parameter = parameter(0, 0, 0);
        try (ParameterStepper stepper = stepper(new Sgd(1), new GradientClip(1, 0))) {
            backward(parameter, -5, 5, 0.5f);
            stepper.step(List.of(parameter));
        }
        assertThat(parameter.getArray().toFloatArray()).containsExactly(1, -1, -0.5f);
    }

    @Test
    void clippingByNormScalesAllParametersTogether() {
        Parameter first = parameter(0);
        Parameter second = parameter(0);
        try (ParameterStepper stepper = stepper(new Sgd(1), new GradientClip(0, 1))) {
            backward(first, 3);
            backward(second, -4);
            stepper.step(List.of(first, second));
            assertThat(first.getArray().getFloat()).isCloseTo(-0.6f, within(1e-6f));
            assertThat(second.getArray().getFloat()).isCloseTo(0.8f, within(1e-6f));
            backward(first, 0.5f);
            stepper.step(List.of(first));
            assertThat(first.getArray().getFloat()).isCloseTo(-1.1f, within(1e-6f));
        }
    }

    /** A copy of an array in the type that it has already is the array itself on PyTorch: nothing may be squared in place. */
    @Test
    void clippingByNormMeasuresFloat64WithoutChangingIt() {
        NDArray array = manager.create(new double[] {0, 0});
        array.setRequiresGradient(true);
        try (GradientTape tape = Gradients.record(Engine.getInstance())) {
            tape.backward(array.mul(manager.create(new double[] {3, -4})).sum());
        }
        try (ParameterStepper stepper = stepper(new Sgd(1), new GradientClip(0, 1))) {
            stepper.stepPieces(List.of(new Piece("array", array, array, Region.all(array.getShape()))));
        }
        assertThat(array.toDoubleArray()).containsExactly(new double[] {-0.6, 0.8}, within(1e-15));
    }

    /** DJL's trainer steps every parameter: momentum moves those that took no part. */
    @Test
    void parametersThatTookNoPartStay() {
        for (OptimizerRecipe recipe : List.of(
                new Sgd(0.1, 0.9, 0.1),
                new Adam(0.1),
                new Nag(1, 0.9, 0),
                new RmsProp(0.1),
                new Adagrad(0.1),
                new Adadelta(),
                new AdamW(0.1))) {
            Parameter used = parameter(1);
            Parameter idle = parameter(1);
            try (ParameterStepper stepper = stepper(recipe, GradientClip.NONE)) {
                backward(idle, 1);
                stepper.step(List.of(idle));
                float before = idle.getArray().getFloat();
                for (int i = 0; i < 5; i++) {
                    backward(used, 1);
                    stepper.step(List.of(used));
                }
                assertThat(idle.getArray().getFloat()).as(recipe.toString()).isEqualTo(before);
                assertThat(stepper.steps(used)).isEqualTo(5);
                assertThat(stepper.steps(idle)).isEqualTo(1);
                assertThat(stepper.steps()).isEqualTo(6);
            }
        }
    }

    /** With DJL's single counter the first step of a late parameter is 0.2515 instead of 0.1. */
    @Test
    void biasCorrectionCountsTheStepsOfTheParameter() {
        Parameter early = parameter(1);
        Parameter late = parameter(1);
        try (ParameterStepper stepper = stepper(new Adam(0.1), GradientClip.NONE)) {
            for (int i = 0; i < 1000; i++) {
                backward(early, 1);
                stepper.step(List.of(early));
            }
            backward(late, 1);
            stepper.step(List.of(late));
        }
        assertThat(1 - late.getArray().getFloat()).isCloseTo(0.1f, within(1e-5f));
    }

    /** DJL's Adam leaves two arrays of each parameter's size behind: nothing ever frees them. */
    @Test
    void closingFreesAllStateAndStepsLeaveNothingBehind() {
        Parameter parameter = parameter(1, 2, 3);
        int before = manager.getManagedArrays().size();
        for (OptimizerRecipe recipe :
                List.of(new Adam(0.1), new RmsProp(0.1, 0.9, 0.5, 1e-8, 0.1), new Adadelta(), new Nag(0.1, 0.9, 0.1))) {
            try (ParameterStepper stepper = stepper(recipe, new GradientClip(1, 1))) {
                for (int i = 0; i < 3; i++) {
                    backward(parameter, 1, 2, 3);
                    stepper.step(List.of(parameter));
                    assertThat(manager.getManagedArrays())
                            .as(recipe.toString())
                            .hasSize(before + recipe.rule().stateCount());
                }
            }
            assertThat(manager.getManagedArrays()).as(recipe.toString()).hasSize(before);
        }
        assertThat(parameter.getArray().getGradient().toFloatArray()).containsExactly(0, 0, 0);
    }

    @Test
    void frozenParametersAreLeftAlone() {
        Parameter frozen = parameter(1);
        frozen.freeze(true);
        try (ParameterStepper stepper = stepper(new Adam(0.1), GradientClip.NONE)) {
            stepper.step(List.of(frozen));
            assertThat(stepper.steps(frozen)).isZero();
        }
        assertThat(frozen.getArray().getFloat()).isEqualTo(1);
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new Adam(0)).hasMessage("Adam.rate: expected float in (0, inf), found 0.0");
        assertThatThrownBy(() -> new Sgd(1, 1, 0)).hasMessage("Sgd.momentum: expected float in [0, 1), found 1.0");
        assertThatThrownBy(() -> new RmsProp(1, 0.9, 0, 0, 0))
                .hasMessage("RmsProp.epsilon: expected float in (0, inf), found 0.0");
        assertThatThrownBy(() -> new GradientClip(-1, 0))
                .hasMessage("clip.value: expected float in [0, inf), found -1.0");
        assertThatThrownBy(() -> new Adagrad(Double.NaN))
                .hasMessage("Adagrad.rate: expected float in (0, inf), found NaN");
    }

    private double run(OptimizerRecipe recipe) {
        Parameter parameter = parameter((float) START);
        try (ParameterStepper stepper = stepper(recipe, GradientClip.NONE)) {
            for (double gradient : GRADIENTS) {
                backward(parameter, (float) gradient);
                stepper.step(List.of(parameter));
            }
        }
        return parameter.getArray().getFloat();
    }

    private ParameterStepper stepper(OptimizerRecipe recipe, GradientClip clip) {
        return new ParameterStepper(manager, recipe, Tracker.fixed((float) recipe.rate()), clip);
    }

    private Parameter parameter(float... values) {
        Parameter parameter = Parameter.builder()
                .setName("w")
                .setType(Parameter.Type.OTHER)
                .optArray(manager.create(values))
                .build();
        parameter.getArray().setRequiresGradient(true);
        return parameter;
    }

    /** Gives the parameter this gradient: the derivative of the sum of products. */
    private void backward(Parameter parameter, float... gradient) {
        try (NDManager step = manager.newSubManager();
                GradientTape tape = Gradients.record(manager.getEngine())) {
            NDArray loss = step.create(gradient).mul(parameter.getArray()).sum();
            tape.backward(loss);
        }
    }
}
