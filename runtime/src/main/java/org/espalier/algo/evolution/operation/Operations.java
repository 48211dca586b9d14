package org.espalier.algo.evolution.operation;

import java.util.List;
import org.espalier.algo.evolution.scalar.Scalar;

/** Operations that combine others of one type of items, and those that need no other. */
public final class Operations {
    private Operations() {}

    /** Returns the operation whose output is its input. */
    public static <T> Operation<T, T> identity() {
        return new Flow.Identity<>();
    }

    /** Returns the inversion: the inputs that are not among the output of {@code operation}. */
    public static <T> Operation<T, T> not(Operation<T, T> operation) {
        return new Sets.Inversion<>(operation);
    }

    /** Returns the pipeline of {@code exponent} times the same operation; 0 times is {@link #identity}. */
    public static <T> Operation<T, T> power(Operation<T, T> operation, int exponent) {
        return power(operation, Scalar.of(exponent));
    }

    /** Returns the pipeline of {@code exponent} times the same operation; 0 times is {@link #identity}. */
    public static <T> Operation<T, T> power(Operation<T, T> operation, Scalar exponent) {
        return new Flow.Power<>(operation, exponent);
    }

    /** Returns {@code operation}, run again on the same input until its output differs, at most {@code attempts} times. */
    public static <T> Operation<T, T> untilChange(Operation<T, T> operation, int attempts) {
        return new Flow.UntilChange<>(operation, Scalar.of(attempts));
    }

    /** Returns {@code operation}, applied with a probability; else the output is the input. */
    public static <T> Operation<T, T> withProbability(double probability, Operation<T, T> operation) {
        return choose(1, List.of(Option.of(operation, probability)));
    }

    /** Returns {@code operation}, applied with a probability that may change; else the output is the input. */
    public static <T> Operation<T, T> withProbability(Scalar probability, Operation<T, T> operation) {
        return choose(1, List.of(new Option<>(operation, probability)));
    }

    /**
     * Returns the pipeline in which each option is applied with its own probability, until {@code limit} of them were applied.
     *
     * @param limit how many are applied at most, in {@code [0, inf)}
     */
    public static <T> Operation<T, T> choose(int limit, List<Option<T>> options) {
        return choose(Scalar.of(limit), options);
    }

    /** Returns the pipeline in which each option is applied with its own probability, until {@code limit} were applied. */
    public static <T> Operation<T, T> choose(Scalar limit, List<Option<T>> options) {
        return new Flow.Choice<>(List.copyOf(options), limit);
    }

    /** Returns {@code operation} where {@code condition} holds, and {@link #identity} otherwise. */
    public static <T> Operation<T, T> when(Condition<T> condition, Operation<T, T> operation) {
        return when(condition, operation, identity());
    }

    /** Returns {@code then} where {@code condition} holds, and {@code otherwise} where it does not. */
    public static <A, B> Operation<A, B> when(Condition<A> condition, Operation<A, B> then, Operation<A, B> otherwise) {
        return new Flow.Conditional<>(condition, then, otherwise);
    }

    /** Returns the operation that makes one list of several. */
    public static <T> Operation<List<T>, T> flatten() {
        return new Flow.Flatten<>();
    }

    /** Returns the operation whose output is what {@code slot} holds, whatever its input. */
    public static <A, B> Operation<A, B> recall(Slot<List<B>> slot) {
        return new Flow.Recall<>(slot);
    }
}
