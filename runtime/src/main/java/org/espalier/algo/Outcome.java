package org.espalier.algo;

import java.util.List;

/** What came out of a trial, as an algorithm sees it: a closed set. */
public sealed interface Outcome {

    /** Returns the outcome of an evaluation with one objective. */
    static Outcome scored(double score) {
        return new Scored(List.of(score));
    }

    /**
     * Returns the first score, or negative infinity if there is none: so failures rank last.
     *
     * <p>A {@link Skipped} trial has no rank at all; algorithms leave it out before they compare.
     */
    default double score() {
        return Double.NEGATIVE_INFINITY;
    }

    /**
     * The trial was evaluated.
     *
     * @param values one score for each objective, in the order of the problem; larger is always better
     */
    record Scored(List<Double> values) implements Outcome {
        /** @throws IllegalArgumentException if there is no score or one is NaN */
        public Scored {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values: expected at least 1 score, found none");
            }
            for (double value : values) {
                if (Double.isNaN(value)) {
                    throw new IllegalArgumentException(
                            "values: expected numbers, found " + values + ". Report NaN as infeasible");
                }
            }
        }

        @Override
        public double score() {
            return values.get(0);
        }
    }

    /** The child program is not valid, or its score was NaN; the algorithm should avoid it. */
    record Infeasible(String reason) implements Outcome {}

    /** The user did not evaluate the trial; it says nothing about the DNA. */
    record Skipped(String reason) implements Outcome {}

    /** The evaluation threw an exception; the algorithm should avoid the DNA. */
    record Failed(String message) implements Outcome {}
}
