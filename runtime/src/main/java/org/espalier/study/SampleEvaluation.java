package org.espalier.study;

/**
 * Measures one child and reports by itself: for several metrics, intermediate measurements and early stopping.
 *
 * @param <T> what children build
 */
@FunctionalInterface
public interface SampleEvaluation<T> {
    /**
     * Evaluates {@code sample} and ends it by a report, by skipping, or as infeasible.
     *
     * @throws Exception if the evaluation fails; the trial is then recorded as failed and the study goes on
     */
    void evaluate(Sample<T> sample) throws Exception;
}
