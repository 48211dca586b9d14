package org.espalier.algo.evolution.operation;

import java.util.List;
import org.espalier.algo.evolution.scalar.Scalar;

/**
 * A step of evolution: makes a list of items from a list of items.
 *
 * <p>Operations have no state: all chance and all memory come with the turn. Ways to combine operations that keep the type
 * of their items are in {@link Operations}.
 *
 * @param <A> type of the inputs
 * @param <B> type of the outputs
 */
@FunctionalInterface
public interface Operation<A, B> {
    /** Returns the outputs for {@code inputs}, which are not changed. */
    List<B> apply(List<A> inputs, Turn turn);

    /** Returns the pipeline: {@code next} of the output of this. */
    default <C> Operation<A, C> then(Operation<B, C> next) {
        return new Flow.Pipeline<>(this, next);
    }

    /** Returns the concatenation: the outputs of both on the same input, one after the other. */
    default Operation<A, B> plus(Operation<A, B> other) {
        return new Flow.Concatenation<>(this, other);
    }

    /** Returns the union of the outputs on the same input: each object once, in order of appearance. */
    default Operation<A, B> or(Operation<A, B> other) {
        return new Sets.Union<>(this, other);
    }

    /** Returns the intersection: the output of this that {@code other} gives too. */
    default Operation<A, B> and(Operation<A, B> other) {
        return new Sets.Intersection<>(this, other);
    }

    /** Returns the difference: the output of this that {@code other} does not give. */
    default Operation<A, B> minus(Operation<A, B> other) {
        return new Sets.Difference<>(this, other);
    }

    /** Returns the symmetric difference: objects that exactly one of the two gives, each once, in order of appearance. */
    default Operation<A, B> xor(Operation<A, B> other) {
        return new Sets.SymmetricDifference<>(this, other);
    }

    /** Returns the repetition: the outputs of {@code count} runs on the same input, one after the other. */
    default Operation<A, B> times(int count) {
        return times(Scalar.of(count));
    }

    /** Returns the repetition: the outputs of {@code count} runs on the same input, one after the other. */
    default Operation<A, B> times(Scalar count) {
        return new Flow.Repeat<>(this, count);
    }

    /** Returns this operation with only a part of its output. */
    default Operation<A, B> slice(Bounds bounds) {
        return new Flow.Slice<>(this, bounds);
    }

    /** Returns this operation with only the output at {@code position}: negative counts from the end; nothing if outside. */
    default Operation<A, B> at(int position) {
        return at(Scalar.of(position));
    }

    /** Returns this operation with only the output at {@code position}: negative counts from the end; nothing if outside. */
    default Operation<A, B> at(Scalar position) {
        return new Flow.At<>(this, position);
    }

    /** Returns the operation that applies this one to each of several lists. */
    default Operation<List<A>, List<B>> each() {
        return new Flow.Each<>(this);
    }

    /** Returns the operation that puts the output of this one into {@code slot} and has no output itself. */
    default <C> Operation<A, C> remember(Slot<List<B>> slot) {
        return new Flow.Remember<>(this, slot);
    }

    /** Returns this operation, which also puts {@code value} into {@code slot}. */
    default <T> Operation<A, B> setting(Slot<T> slot, T value) {
        return new Flow.Setting<>(this, slot, value);
    }
}
