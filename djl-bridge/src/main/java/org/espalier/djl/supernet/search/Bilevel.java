package org.espalier.djl.supernet.search;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.function.Supplier;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.optim.Excursion;
import org.espalier.djl.optim.ParameterStepper;
import org.espalier.djl.optim.Piece;

/**
 * Gradients of an upper level (architecture, alpha) whose loss depends on a lower level (weights, w) that has a loss of
 * its own: min over alpha of L_val(w*(alpha), alpha), where w*(alpha) minimises L_train(w, alpha) (Liu, Simonyan and Yang,
 * DARTS, ICLR 2019, eq. 3 and 4).
 *
 * <p>Knows nothing of networks: a level is a list of arrays, a loss is a function.
 *
 * <p>Numbers: the second order is a difference of two gradients that are nearly equal, divided by a small number. The
 * step is 0.01 in length whatever the gradient's, weights are put back exactly, and lengths are added up in FLOAT64; in
 * FLOAT32 some three digits of the difference remain. What makes the two losses differ by chance (dropout) spoils it.
 */
final class Bilevel implements AutoCloseable {
    /** Length of the step to either side in the finite difference, as in the paper. */
    static final double STEP = 0.01;

    private final ParameterStepper lower;
    private final Supplier<? extends List<Piece>> takeActive;
    private final Engine engine;
    private final NDManager manager;

    /** A function of both levels. */
    @FunctionalInterface
    interface Loss {
        /**
         * Computes the loss, while operations are recorded.
         *
         * @param scratch manager for everything made on the way
         * @return one number
         */
        NDArray in(NDManager scratch);
    }

    /**
     * Prepares.
     *
     * @param parent the manager below which work is done
     * @param lower takes the steps of the lower level: plain gradient descent, with momentum and weight decay if wanted
     * @param takeActive returns the arrays of the lower level in which the last loss left gradients
     */
    Bilevel(NDManager parent, ParameterStepper lower, Supplier<? extends List<Piece>> takeActive) {
        this.lower = lower;
        this.takeActive = takeActive;
        this.manager = parent.newSubManager();
        this.engine = parent.getEngine();
    }

    /**
     * Changes the lower level by one step of its optimizer.
     *
     * @param training loss of the lower level
     * @param upper arrays of the upper level; their gradients are cleared
     * @return the loss before the step
     */
    double descend(Loss training, List<Piece> upper) {
        double loss = pass(training);
        lower.stepPieces(takeActive.get());
        clear(upper);
        return loss;
    }

    /**
     * Computes d L_val(w, alpha) / d alpha, first order: w is taken for the best there is.
     *
     * @param validation loss of the upper level
     * @param upper its arrays, in which the gradients are left
     * @param fixed arrays of the lower level, for which no gradients are computed
     * @return the loss
     */
    double firstOrder(Loss validation, List<Piece> upper, List<Piece> fixed) {
        clear(upper);
        return without(fixed, validation);
    }

    /**
     * Computes d L_val(w', alpha) / d alpha, where w' = w - xi (momentum + d L_train / d w + decay w) is one step of the
     * lower level (eq. 6 to 8): d L_val(w') / d alpha - xi (g(w+) - g(w-)) / (2 eps), where g = d L_train / d alpha,
     * w+- = w +- eps v, v = d L_val(w') / d w' and eps = 0.01 / |v|. Four passes. Nothing changes but the gradients.
     *
     * @param training loss of the lower level
     * @param validation loss of the upper level
     * @param upper its arrays, in which the gradients are left
     * @param xi rate of the virtual step, in (0, inf)
     * @return the loss of the upper level at w'
     */
    double secondOrder(Loss training, Loss validation, List<Piece> upper, double xi) {
        try (NDManager scratch = manager.newSubManager()) {
            pass(training);
            List<Piece> active = takeActive.get();
            double loss;
            try (Excursion virtual = lower.lookAhead(active, xi)) {
                virtual.to(1);
                clear(upper);
                loss = pass(validation);
                takeActive.get();
            }
            NDList total = gradients(upper, scratch);
            try (Excursion along = Excursion.alongGradients(active, scratch)) {
                double length = along.length();
                if (length > 0) {
                    double eps = STEP / length;
                    along.to(eps);
                    clear(upper);
                    without(active, training);
                    NDList above = gradients(upper, scratch);
                    along.to(-eps);
                    clear(upper);
                    without(active, training);
                    NDList below = gradients(upper, scratch);
                    subtract(total, above, below, xi / (2 * eps));
                }
            }
            write(upper, total);
            return loss;
        }
    }

    /** Makes a pass without gradients of the lower level, which cost half as much as all others. */
    private double without(List<Piece> fixed, Loss loss) {
        List<NDArray> learning =
                fixed.stream().map(Piece::weight).filter(NDArray::hasGradient).toList();
        learning.forEach(weight -> weight.setRequiresGradient(false));
        try {
            return pass(loss);
        } finally {
            learning.forEach(weight -> weight.setRequiresGradient(true));
            takeActive.get();
        }
    }

    private void subtract(NDList total, NDList above, NDList below, double factor) {
        Gradients.withoutRecording(engine, () -> {
            for (int i = 0; i < total.size(); i++) {
                total.get(i).subi(above.get(i).subi(below.get(i)).muli(factor));
            }
            return total;
        });
    }

    /** Adds the gradients of a loss to whatever takes part in it. */
    private double pass(Loss loss) {
        try (NDManager scratch = manager.newSubManager();
                GradientTape tape = Gradients.record(engine)) {
            NDArray value = loss.in(scratch);
            value.attach(scratch);
            tape.backward(value);
            try (NDArray exact = value.toType(DataType.FLOAT64, true)) {
                return exact.getDouble();
            }
        }
    }

    private NDList gradients(List<Piece> pieces, NDManager scratch) {
        return Gradients.withoutRecording(engine, () -> {
            NDList copies = new NDList(pieces.size());
            for (Piece piece : pieces) {
                try (NDArray gradient = piece.weight().getGradient()) {
                    NDArray copy = gradient.duplicate();
                    copy.attach(scratch);
                    copies.add(copy);
                }
            }
            return copies;
        });
    }

    private void write(List<Piece> pieces, NDList values) {
        Gradients.withoutRecording(engine, () -> {
            for (int i = 0; i < pieces.size(); i++) {
                try (NDArray gradient = pieces.get(i).weight().getGradient()) {
                    gradient.subi(gradient).addi(values.get(i));
                }
            }
            return values;
        });
    }

    private void clear(List<Piece> pieces) {
        pieces.forEach(piece -> Gradients.clear(engine, piece.weight()));
    }

    /** Frees what was needed on the way. */
    @Override
    public void close() {
        manager.close();
    }
}
