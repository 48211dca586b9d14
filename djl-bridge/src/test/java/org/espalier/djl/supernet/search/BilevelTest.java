package org.espalier.djl.supernet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.SplittableRandom;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.Region;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.ParameterStepper;
import org.espalier.djl.optim.Piece;
import org.espalier.djl.optim.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two levels without any network: the problem of the paper's figure 2, and quadratic forms. */
class BilevelTest {
    @ParameterizedTest
    @CsvSource({"0, 2, 2", "0.1, 1.6667, 1.6667", "0.3, 1.25, 1.25", "0.5, 1, 1", "0.7, 0.8333, 0.8333"})
    void theProblemOfThePaperEndsAtItsFixedPoints(double xi, double alpha, double weight) {
        try (NDManager manager = Engines.newManager(ai.djl.Device.cpu())) {
            Piece a = piece(manager, "a", 2);
            Piece w = piece(manager, "w", -2);
            ParameterStepper lower = stepper(manager, new Sgd(0.1));
            ParameterStepper upper = stepper(manager, new Sgd(0.1));
            Bilevel.Loss validation = m ->
                    a.weight().mul(w.weight()).sub(a.weight().mul(2)).add(1).sum();
            Bilevel.Loss training = m -> w.weight().sub(a.weight()).pow(2).sum();
            try (Bilevel levels = new Bilevel(manager, lower, () -> List.of(w))) {
                for (int i = 0; i < 400; i++) {
                    if (xi == 0) {
                        levels.firstOrder(validation, List.of(a), List.of(w));
                    } else {
                        levels.secondOrder(training, validation, List.of(a), xi);
                    }
                    upper.stepPieces(List.of(a));
                    levels.descend(training, List.of(a));
                }
            }
            assertThat(a.weight().toDoubleArray()[0]).isCloseTo(alpha, within(1e-3));
            assertThat(w.weight().toDoubleArray()[0]).isCloseTo(weight, within(1e-3));
        }
    }

    @Test
    void theSecondOrderIsTheSlopeOfTheLossAfterOneStepWithMomentumAndDecay() {
        try (NDManager manager = Engines.newManager(ai.djl.Device.cpu())) {
            SplittableRandom random = new SplittableRandom(5);
            NDArray mix = manager.create(random.doubles(12, -1, 1).toArray(), new ai.djl.ndarray.types.Shape(4, 3));
            Piece a = piece(manager, "a", random.doubles(3, -1, 1).toArray());
            Piece w = piece(manager, "w", random.doubles(4, -1, 1).toArray());
            Bilevel.Loss training = m -> w.weight()
                    .sub(mix.matMul(a.weight()))
                    .pow(2)
                    .mul(w.weight().exp())
                    .sum();
            Bilevel.Loss validation =
                    m -> w.weight().pow(3).sum().add(a.weight().mul(a.weight()).sum());
            double xi = 0.05;
            ParameterStepper lower = stepper(manager, new Sgd(xi, 0.9, 0.01));
            try (Bilevel levels = new Bilevel(manager, lower, () -> List.of(w))) {
                levels.descend(training, List.of(a));
                double[] before = w.weight().toDoubleArray();
                levels.secondOrder(training, validation, List.of(a), xi);
                double[] found = a.weight().getGradient().toDoubleArray();
                assertThat(w.weight().toDoubleArray()).containsExactly(before);
                assertThat(w.weight().getGradient().toDoubleArray()).containsOnly(0);
                for (int i = 0; i < 3; i++) {
                    double slope = slope(levels, lower, training, validation, a, w, i, xi);
                    assertThat(found[i]).isCloseTo(slope, within(2e-5 * Math.max(1, Math.abs(slope))));
                }
                levels.firstOrder(validation, List.of(a), List.of(w));
                assertThat(Math.abs(a.weight().getGradient().toDoubleArray()[0] - found[0]))
                        .isGreaterThan(1e-3);
            }
        }
    }

    /** The numerical slope of L_val(w'(alpha), alpha) along one axis of alpha. */
    private static double slope(
            Bilevel levels,
            ParameterStepper lower,
            Bilevel.Loss training,
            Bilevel.Loss validation,
            Piece a,
            Piece w,
            int axis,
            double xi) {
        double h = 1e-5;
        double[] values = new double[2];
        for (int side = 0; side < 2; side++) {
            shift(a, axis, side == 0 ? h : -h);
            try (GradientTape tape = Gradients.record(Engine.getInstance())) {
                tape.backward(training.in(w.weight().getManager()));
            }
            try (var ahead = lower.lookAhead(List.of(w), xi)) {
                ahead.to(1);
                values[side] = validation.in(w.weight().getManager()).toDoubleArray()[0];
            }
            shift(a, axis, side == 0 ? -h : h);
        }
        return (values[0] - values[1]) / (2 * h);
    }

    private static void shift(Piece piece, int axis, double by) {
        double[] values = new double[Math.toIntExact(piece.weight().size())];
        values[axis] = by;
        Gradients.withoutRecording(Engine.getInstance(), () -> piece.weight()
                .addi(piece.weight().getManager().create(values)));
    }

    @Test
    void theVirtualStepIsTheNextStepOfTheOptimizer() {
        try (NDManager manager = Engines.newManager(ai.djl.Device.cpu())) {
            Piece w = piece(manager, "w", 1, -2, 3);
            ParameterStepper stepper = stepper(manager, new Sgd(0.1, 0.9, 0.05));
            Bilevel.Loss loss = m -> w.weight().pow(4).sum();
            try (Bilevel levels = new Bilevel(manager, stepper, () -> List.of(w))) {
                levels.descend(loss, List.of());
                levels.descend(loss, List.of());
                double[] start = w.weight().toDoubleArray();
                try (GradientTape tape = Gradients.record(Engine.getInstance())) {
                    tape.backward(loss.in(manager));
                }
                double[] ahead;
                try (var virtual = stepper.lookAhead(List.of(w), stepper.rate())) {
                    virtual.to(1);
                    ahead = w.weight().toDoubleArray();
                }
                assertThat(w.weight().toDoubleArray()).containsExactly(start);
                levels.descend(loss, List.of());
                assertThat(w.weight().toDoubleArray()).containsExactly(ahead, within(1e-15));
            }
        }
    }

    private static ParameterStepper stepper(NDManager manager, OptimizerRecipe recipe) {
        return new ParameterStepper(manager, recipe, Tracker.fixed((float) recipe.rate()), GradientClip.NONE);
    }

    private static Piece piece(NDManager manager, String name, double... values) {
        NDArray array = manager.create(values).toType(DataType.FLOAT64, false);
        array.setRequiresGradient(true);
        return new Piece(name, array, array, Region.all(array.getShape()));
    }
}
