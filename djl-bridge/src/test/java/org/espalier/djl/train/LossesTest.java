package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.junit.jupiter.api.Test;

class LossesTest {

    private static final double[][] SCORES = {{1, -2, 0.5}, {0, 3, -1}};
    private static final long[] LABELS = {2, 1};

    @Test
    void smoothedLabelsAreTheFormula() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            NDArray scores = manager.create(new float[] {1, -2, 0.5f, 0, 3, -1}, new Shape(2, 3));
            NDArray labels = manager.create(LABELS);
            assertThat(new Losses.SmoothedCrossEntropy(0.1)
                            .evaluate(labels, scores)
                            .getFloat())
                    .isCloseTo((float) byHand(0.1), within(1e-6f));
            assertThat(new Losses.SmoothedCrossEntropy(0)
                            .evaluate(labels, scores)
                            .getFloat())
                    .isCloseTo(
                            new Losses.SoftmaxCrossEntropy()
                                    .evaluate(labels, scores)
                                    .getFloat(),
                            within(1e-6f));
        }
    }

    private static double byHand(double smoothing) {
        double loss = 0;
        for (int i = 0; i < LABELS.length; i++) {
            double sum = 0;
            for (double score : SCORES[i]) {
                sum += Math.exp(score);
            }
            for (int k = 0; k < 3; k++) {
                double wanted = smoothing / 3 + (k == LABELS[i] ? 1 - smoothing : 0);
                loss -= wanted * (SCORES[i][k] - Math.log(sum)) / LABELS.length;
            }
        }
        return loss;
    }

    /** The gradient of a cross entropy is softmax minus label; smoothing moves the label. */
    @Test
    void smoothingReachesTheGradient() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            NDArray scores = manager.zeros(new Shape(1, 4));
            scores.setRequiresGradient(true);
            try (GradientTape tape = Gradients.record(manager.getEngine())) {
                tape.backward(new Losses.SmoothedCrossEntropy(0.2).evaluate(manager.create(new long[] {1}), scores));
            }
            float[] gradient = scores.getGradient().toFloatArray();
            assertThat(gradient[0]).isCloseTo(0.25f - 0.05f, within(1e-6f));
            assertThat(gradient[1]).isCloseTo(0.25f - 0.85f, within(1e-6f));
        }
    }

    @Test
    void smoothingIsAFieldWithARange() {
        assertThat(Materializer.build(Losses.smoothedCrossEntropy(0.1)))
                .isEqualTo(new Losses.SmoothedCrossEntropy(0.1));
        assertThatThrownBy(() -> Losses.smoothedCrossEntropy(1)).hasMessageContaining("smoothing");
        assertThatThrownBy(() -> new Losses.SmoothedCrossEntropy(-0.1))
                .hasMessage("SmoothedCrossEntropy.smoothing: expected a number in [0, 1), found -0.1");
    }
}
