package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.hyper.Hypers.floatv;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assertj.core.data.Offset;
import org.espalier.build.Materializer;
import org.espalier.djl.DjlTypes;
import org.espalier.djl.engine.Engines;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each loss and figure against its formula, with every option. */
class LossFormulasTest {

    private static final Offset<Float> SMALL = within(1e-5f);

    private NDManager manager;
    private NDArray labels;
    private NDArray predictions;

    @BeforeEach
    void open() {
        manager = Engines.newManager(Device.cpu());
        labels = manager.create(new long[] {1, 0});
        predictions = manager.create(new float[][] {{0.2f, 0.9f, -0.4f}, {-0.3f, 0.1f, 0.6f}});
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void crossEntropyHasAWeightAndTakesLogarithms() {
        double expected = 0;
        for (int i = 0; i < 2; i++) {
            expected -= (score(i, (int) labels.getLong(i)) - Math.log(sumOfExponentials(i))) / 2;
        }
        assertThat(value(Losses.softmaxCrossEntropy())).isCloseTo((float) expected, SMALL);
        assertThat(value(Losses.softmaxCrossEntropy(l -> l.set(Losses.SPARSE_LABEL, false))))
                .isCloseTo((float) expected, SMALL);
        assertThat(value(Losses.softmaxCrossEntropy(l -> l.set(Losses.WEIGHT, 3.0))))
                .isCloseTo((float) (3 * expected), SMALL);
        predictions = predictions.logSoftmax(1);
        assertThat(value(Losses.softmaxCrossEntropy(l -> l.set(Losses.FROM_LOGIT, false))))
                .isCloseTo((float) expected, SMALL);
        labels = labels.oneHot(3);
        assertThat(value(Losses.softmaxCrossEntropy(
                        l -> l.set(Losses.FROM_LOGIT, false).set(Losses.SPARSE_LABEL, false))))
                .isCloseTo((float) expected, SMALL);
    }

    /** The same numbers with the classes on the middle axis. */
    @Test
    void classesMayStandOnAnyAxis() {
        NDArray last = manager.randomUniform(-1, 1, new ai.djl.ndarray.types.Shape(2, 4, 3));
        labels = manager.create(new long[] {0, 1, 2, 0, 2, 2, 1, 0}).reshape(2, 4);
        predictions = last;
        float expected = value(Losses.softmaxCrossEntropy(l -> l.set(Losses.SPARSE_LABEL, false)));
        float masked = value(Losses.maskedSoftmaxCrossEntropy());
        predictions = last.transpose(0, 2, 1);
        assertThat(value(Losses.softmaxCrossEntropy(l -> l.set(Losses.CLASS_AXIS, 1))))
                .isCloseTo(expected, SMALL);
        assertThat(value(Losses.maskedSoftmaxCrossEntropy(l -> l.set(Losses.CLASS_AXIS, 1))))
                .isCloseTo(masked, SMALL)
                .isCloseTo(expected, SMALL);
    }

    @Test
    void positionsWithoutLabelDoNotCount() {
        predictions = manager.randomUniform(-1, 1, new ai.djl.ndarray.types.Shape(1, 3, 4));
        labels = manager.create(new long[] {2, -1, -1}).reshape(1, 3);
        float first = -predictions.logSoftmax(2).getFloat(0, 0, 2);
        assertThat(value(Losses.maskedSoftmaxCrossEntropy())).isCloseTo(first / 3, SMALL);
        assertThat(value(Losses.maskedSoftmaxCrossEntropy(l -> l.set(Losses.WEIGHT, 2.0))))
                .isCloseTo(2 * first / 3, SMALL);
    }

    @Test
    void binaryCrossEntropyIsPositiveBeforeAndBehindTheSigmoid() {
        double expected = 0;
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < 3; k++) {
                double p = 1 / (1 + Math.exp(-score(i, k)));
                expected -= Math.log(labels.getLong(i) == k ? p : 1 - p) / 6;
            }
        }
        assertThat(value(Losses.sigmoidBinaryCrossEntropy())).isCloseTo((float) expected, SMALL);
        predictions = predictions.getNDArrayInternal().sigmoid();
        assertThat(value(Losses.sigmoidBinaryCrossEntropy(
                        l -> l.set(Losses.FROM_SIGMOID, true).set(Losses.WEIGHT, 2.0))))
                .isCloseTo((float) (2 * expected), SMALL);
    }

    @Test
    void distancesAreFromZerosAndOnes() {
        double absolute = 0;
        double squared = 0;
        double quantile = 0;
        double hinge = 0;
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < 3; k++) {
                double wanted = labels.getLong(i) == k ? 1 : 0;
                double off = score(i, k) - wanted;
                absolute += Math.abs(off) / 6;
                squared += off * off / 6;
                quantile += 2 * Math.abs(off * ((wanted <= score(i, k) ? 1 : 0) - 0.3)) / 6;
                hinge += Math.max(0, 2 - (2 * wanted - 1) * score(i, k)) / 6;
            }
        }
        assertThat(value(Losses.l1())).isCloseTo((float) absolute, SMALL);
        assertThat(value(Losses.l1(4))).isCloseTo((float) (4 * absolute), SMALL);
        assertThat(value(Losses.l2())).isCloseTo((float) (squared / 2), SMALL);
        assertThat(value(Losses.l2(3))).isCloseTo((float) (3 * squared), SMALL);
        assertThat(value(Losses.quantileL1(0.3))).isCloseTo((float) quantile, SMALL);
        assertThat(value(Losses.hinge(l -> l.set(Losses.MARGIN, 2).set(Losses.WEIGHT, 0.5))))
                .isCloseTo((float) (hinge / 2), SMALL);
        assertThat(value(Losses.composite(Losses.l1(), Losses.l2())))
                .isCloseTo((float) (absolute + squared / 2), SMALL);
    }

    @Test
    void figuresAreCountedOverAllMiniBatches() {
        NDArray more = manager.create(new float[][] {{0.5f, 0.3f, 0.4f}});
        NDArray moreLabels = manager.create(new long[] {2});
        assertThat(figure(Evaluators.accuracy(), more, moreLabels)).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(figure(Evaluators.topKAccuracy(2), more, moreLabels)).isCloseTo(2 / 3.0, within(1e-6));
        // right: 0.9 at the class, -0.4; -0.3 at the class is wrong, ...
        assertThat(figure(Evaluators.binaryAccuracy(), more, moreLabels)).isCloseTo(3 / 9.0, within(1e-6));
        // ones below 1 never, zeros below 0.2, 0.1, 0.6, 0.5 and 0.3
        assertThat(figure(Evaluators.coverage(), more, moreLabels)).isCloseTo(5 / 9.0, within(1e-6));
        double first = value(Losses.l1());
        double second =
                Materializer.build(Losses.l1()).evaluate(moreLabels, more).getFloat();
        assertThat(figure(Evaluators.meanLoss(Losses.l1()), more, moreLabels))
                .isCloseTo((2 * first + second) / 3, within(1e-6));
        assertThat(Materializer.build(Evaluators.accuracy()).start().value()).isNaN();
    }

    @Test
    void optionsCanBeSearched() {
        assertThat(Losses.l1(floatv(0.1, 1)).isConcrete()).isFalse();
        assertThat(DjlTypes.all()).containsAll(Losses.types()).containsAll(Evaluators.types());
    }

    private double figure(Symbol<EvaluatorRecipe> recipe, NDArray more, NDArray moreLabels) {
        EvaluatorRecipe.Count count = Materializer.build(recipe).start();
        count.add(labels, predictions);
        count.add(moreLabels, more);
        return count.value();
    }

    private float value(Symbol<LossRecipe> loss) {
        return Materializer.build(loss).evaluate(labels, predictions).getFloat();
    }

    private double score(int image, int type) {
        return predictions.getFloat(image, type);
    }

    private double sumOfExponentials(int image) {
        return Math.exp(score(image, 0)) + Math.exp(score(image, 1)) + Math.exp(score(image, 2));
    }
}
