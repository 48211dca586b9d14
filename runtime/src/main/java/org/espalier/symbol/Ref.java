package org.espalier.symbol;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.jspecify.annotations.Nullable;

/**
 * A reference to another place of the tree: builds <em>the same object</em> that is built there, which is how weights
 * are tied and how values follow other values.
 *
 * <p>There are two forms. {@link #to} names a path, which is looked up from the nearest enclosing node in which it exists,
 * so a tree with references inside can be moved as a whole. {@link #inherited} names a field of whatever encloses the
 * reference: the nearest object or map around it that has such a field lends its value, and a default may stand in where
 * nothing does.
 *
 * <p>Neither form finds a place that contains the reference itself, so {@code dropout = inherited(dropout)} reads the
 * next {@code dropout} further out. Calls of a {@link SymbolFunction} are passed over: a reference in an argument is read
 * as if it stood in the place of the call.
 *
 * @param <T> what the target builds
 */
public final class Ref<T> extends Leaf implements Symbol<T> {
    private final Path target;
    private final boolean inherited;
    private final @Nullable Literal<T> fallback;

    private Ref(Path target, boolean inherited, @Nullable Literal<T> fallback) {
        this.target = target;
        this.inherited = inherited;
        this.fallback = fallback;
    }

    /**
     * Returns a reference to {@code target}.
     *
     * @throws IllegalArgumentException if {@code target} is the root: a tree cannot contain itself
     */
    public static <T> Ref<T> to(Path target) {
        if (target.isRoot()) {
            throw new IllegalArgumentException("target: expected a path below the root, found the root itself");
        }
        return new Ref<>(target, false, null);
    }

    /** Returns a reference to the field or entry called {@code name} of the nearest enclosing object or map that has one. */
    public static <T> Ref<T> inherited(String name) {
        return new Ref<>(Path.ROOT.child(new Step.Key(name)), true, null);
    }

    /**
     * Returns this reference with a plain value to take where nothing that encloses it has such a field.
     *
     * @throws IllegalArgumentException if this reference is not {@link #inherited}, or {@code value} is not plain
     */
    public Ref<T> otherwise(T value) {
        return otherwise(Literal.of(value));
    }

    /**
     * Returns this reference with the value of a node to take where nothing that encloses it has such a field.
     *
     * @throws IllegalArgumentException if this reference is not {@link #inherited}
     */
    public Ref<T> otherwise(Literal<T> value) {
        if (!inherited) {
            throw new IllegalArgumentException("otherwise: expected an inherited value, found ref(" + target + ")");
        }
        return new Ref<>(target, true, value);
    }

    /** Returns the path of the target, relative to an enclosing node; one key if this reference is inherited. */
    public Path target() {
        return target;
    }

    /** Returns whether this is a field of whatever encloses it. */
    public boolean isInherited() {
        return inherited;
    }

    /** Returns what stands in where nothing encloses this reference that has such a field; empty for nothing. */
    public Optional<Literal<T>> fallback() {
        return Optional.ofNullable(fallback);
    }

    /**
     * Returns the absolute path of what this reference points to, for a reference that stands at {@code at} in
     * {@code root}; empty if no enclosing node has the target.
     */
    public Optional<Path> resolve(Symbol<?> root, Path at) {
        return RefSearch.of(this, root, at).found();
    }

    @Override
    public boolean hasRef() {
        return true;
    }

    @Override
    public Ref<T> withChildren(List<? extends Symbol<?>> children) {
        requireNone(children);
        return this;
    }

    @Override
    public <R> R accept(SymbolVisitor<R> visitor) {
        return visitor.visitRef(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref<?> that
                && target.equals(that.target)
                && inherited == that.inherited
                && Objects.equals(fallback, that.fallback);
    }

    @Override
    public int hashCode() {
        return 31 * target.hashCode() + (inherited ? 5 : 3);
    }
}
