package org.espalier.symbol;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plain value: number, text, boolean, enum constant, {@code null}, or an opaque immutable object. Builds itself.
 *
 * <p>Numbers of different types are different: {@code 1} is neither {@code 1.0} nor {@code true}.
 *
 * @param <T> type of the value
 */
public final class Literal<T> extends Leaf implements Symbol<T> {
    private static final Literal<?> NONE = new Literal<>(null);

    private final @Nullable T value;

    private Literal(@Nullable T value) {
        this.value = value;
    }

    /**
     * Returns the node of {@code value}.
     *
     * @throws IllegalArgumentException if {@code value} is itself a node, a collection or a map: those have nodes of
     *     their own
     */
    public static <T> Literal<T> of(T value) {
        if (value instanceof Symbol<?>
                || value instanceof Iterable<?> && !(value instanceof java.nio.file.Path)
                || value instanceof java.util.Map<?, ?>) {
            throw new IllegalArgumentException("literal: expected a plain value, found "
                    + value.getClass().getSimpleName() + ". Use Symbols.lift for lists and maps");
        }
        return new Literal<>(value);
    }

    /** Returns the node of {@code null}. */
    @SuppressWarnings("unchecked") // null is a value of every type
    public static <T> Literal<T> none() {
        return (Literal<T>) NONE;
    }

    /** Returns the value; {@code null} for {@link #none()}. */
    public @Nullable T value() {
        return value;
    }

    /** Returns the value; empty for {@link #none()}. */
    public Optional<T> asOptional() {
        return Optional.ofNullable(value);
    }

    /** Returns whether the value is {@code null}. */
    public boolean isNone() {
        return value == null;
    }

    @Override
    public Literal<T> withChildren(List<? extends Symbol<?>> children) {
        requireNone(children);
        return this;
    }

    @Override
    public <R> R accept(SymbolVisitor<R> visitor) {
        return visitor.visitLiteral(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Literal<?> that && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }
}
