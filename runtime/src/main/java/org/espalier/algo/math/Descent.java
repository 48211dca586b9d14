package org.espalier.algo.math;

import com.github.lbfgs4j.liblbfgs.Lbfgs;
import com.github.lbfgs4j.liblbfgs.LbfgsConstant.LBFGS_Param;
import com.github.lbfgs4j.liblbfgs.LbfgsConstant.LineSearch;
import com.github.lbfgs4j.liblbfgs.MutableDouble;
import org.espalier.internal.Checks;

/**
 * Minimises smooth functions of many variables by L-BFGS (Liu and Nocedal, "On the limited memory BFGS method for large
 * scale optimization", Math. Programming 45, 1989), with backtracking to the strong Wolfe conditions.
 *
 * @param iterations most steps, in {@code [1, inf)}
 * @param tolerance ends where the gradient's length is at most this times the larger of 1 and the length of the place, in
 *     {@code (0, inf)}
 */
public record Descent(int iterations, double tolerance) {
    private static final int MEMORY = 8;
    private static final int LINE_SEARCH = 20;

    /** @throws IllegalArgumentException if {@code iterations < 1} or the tolerance is not in {@code (0, inf)} */
    public Descent {
        Checks.atLeast("iterations", iterations, 1);
        if (!(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance: expected float in (0, inf), found " + tolerance);
        }
    }

    /** A differentiable function of several variables. */
    @FunctionalInterface
    public interface Smooth {
        /** Returns the value at {@code x}, and writes the derivatives to {@code gradient}. */
        double at(double[] x, double[] gradient);
    }

    /**
     * Returns the best place that was visited on the way down from {@code start}; a copy of {@code start} if nothing was
     * better, or the function is not a number there.
     */
    public double[] minimize(Smooth function, double[] start) {
        Visits visits = new Visits(function, start.clone());
        if (start.length > 0) {
            LBFGS_Param settings = Lbfgs.defaultParams();
            settings.m = MEMORY;
            settings.epsilon = tolerance;
            settings.max_iterations = iterations;
            settings.max_linesearch = LINE_SEARCH;
            settings.lineSearch = LineSearch.LBFGS_LINESEARCH_BACKTRACKING_STRONG_WOLFE;
            Lbfgs.lbfgs(
                    start.length,
                    start.clone(),
                    new MutableDouble(),
                    (data, x, gradient, n, step) -> visits.at(x, gradient),
                    null,
                    null,
                    settings);
        }
        return visits.best;
    }

    /** Remembers the best place: the library ends where it last was, whatever its verdict. */
    private static final class Visits {
        private final Smooth function;
        private double[] best;
        private double least = Double.POSITIVE_INFINITY;

        Visits(Smooth function, double[] start) {
            this.function = function;
            this.best = start;
        }

        double at(double[] x, double[] gradient) {
            double value = function.at(x, gradient);
            if (value < least) {
                least = value;
                best = x.clone();
            }
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
        }
    }
}
