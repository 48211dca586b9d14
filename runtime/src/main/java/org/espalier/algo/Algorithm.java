package org.espalier.algo;

/**
 * A search algorithm with its settings: immutable, printable, comparable, normally a record.
 *
 * <p>Starting it twice gives two independent runs. Nothing in it may create randomness: all chance comes with the
 * {@link Request}.
 */
@FunctionalInterface
public interface Algorithm {
    /**
     * Starts a run. Call {@link Problem#start} instead, which first checks that this algorithm can handle the problem.
     *
     * @throws IllegalArgumentException if this algorithm cannot search the space of {@code problem}, with the reason
     */
    Proposer start(Problem problem);
}
