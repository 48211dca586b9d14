package org.espalier.study;

/**
 * Measures one child.
 *
 * @param <T> what children build
 */
@FunctionalInterface
public interface Evaluation<T> {
    /**
     * Returns the value of the objective for {@code value}, in the user's own sign.
     *
     * @throws Exception if the evaluation fails; the trial is then recorded as failed and the study goes on
     */
    double evaluate(T value) throws Exception;
}
