package org.espalier.trace;

/**
 * Ordinary code that asks for its decisions while it runs.
 *
 * <p>It must depend on nothing but the answers: the same answers, the same further questions and the same result. It is
 * run many times, also while the space is being discovered, so it should build something and leave training it to later.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface Program<T> {
    /** Runs with the decisions that {@code trace} answers. */
    T run(Trace trace);
}
