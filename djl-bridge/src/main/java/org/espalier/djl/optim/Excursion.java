package org.espalier.djl.optim;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.espalier.djl.engine.Gradients;

/**
 * Weights that are moved along one direction for a while, and put back bit by bit as they were when it is closed.
 *
 * <p>Pieces of one owner that overlap move together, by the sum of what they ask for.
 */
public final class Excursion implements AutoCloseable {
    private final NDManager scratch;
    private final Engine engine;
    private final List<Leg> legs = new ArrayList<>();

    /** Starts without any weights; closes the scratch manager with itself. */
    Excursion(NDManager scratch) {
        this.scratch = scratch;
        this.engine = scratch.getEngine();
    }

    /**
     * Takes the gradients of weights as the direction, without moving yet. Gradients are cleared.
     *
     * @param pieces weights with gradients
     * @param parent the manager below which copies are kept
     * @return the weights, where they are
     */
    public static Excursion alongGradients(Collection<Piece> pieces, NDManager parent) {
        NDManager scratch = parent.newSubManager();
        Excursion excursion = new Excursion(scratch);
        return Gradients.withoutRecording(scratch.getEngine(), () -> {
            for (Change change : Change.of(pieces, scratch)) {
                NDArray direction = change.gradient().duplicate();
                direction.attach(scratch);
                excursion.add(change.weight(), direction);
            }
            pieces.forEach(piece -> Gradients.clear(scratch.getEngine(), piece.weight()));
            return excursion;
        });
    }

    void add(NDArray weight, NDArray direction) {
        NDArray start = weight.duplicate();
        start.attach(scratch);
        legs.add(new Leg(weight, start, direction));
    }

    /**
     * Computes the length of the direction, in FLOAT64 whatever the weights' type.
     *
     * @return a number in [0, inf)
     */
    public double length() {
        return Gradients.withoutRecording(engine, () -> {
            double sum = 0;
            for (Leg leg : legs) {
                sum += GradientClip.squaredLength(leg.direction);
            }
            return Math.sqrt(sum);
        });
    }

    /**
     * Moves the weights to their start plus a multiple of the direction; rounding does not add up over several moves.
     *
     * @param multiple any finite number; 0 for the start
     */
    public void to(double multiple) {
        Gradients.withoutRecording(engine, () -> {
            for (Leg leg : legs) {
                leg.weight.subi(leg.weight).addi(leg.start);
                if (multiple != 0) {
                    try (NDArray way = leg.direction.mul(multiple)) {
                        leg.weight.addi(way);
                    }
                }
            }
            return legs;
        });
    }

    /** Puts the weights back and frees the copies; does nothing when called again. */
    @Override
    public void close() {
        if (scratch.isOpen()) {
            to(0);
            legs.clear();
            scratch.close();
        }
    }

    private record Leg(NDArray weight, NDArray start, NDArray direction) {}
}
