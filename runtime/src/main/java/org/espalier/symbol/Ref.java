package org.espalier.symbol;

import java.util.List;
import java.util.Optional;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * A reference to another place of the tree: builds <em>the same object</em> that is built there, which is how weights
 * are tied.
 *
 * <p>The target is looked up from the nearest enclosing node in which its path exists, so a tree with references inside
 * can be moved as a whole.
 *
 * @param <T> what the target builds
 */
public final class Ref<T> extends Leaf implements Symbol<T> {
    private final Path target;

    private Ref(Path target) {
        this.target = target;
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
        return new Ref<>(target);
    }

    /** Returns the path of the target, relative to an enclosing node. */
    public Path target() {
        return target;
    }

    /**
     * Returns the absolute path of what this reference points to, for a reference that stands at {@code at} in
     * {@code root}; empty if no enclosing node has the target.
     */
    public Optional<Path> resolve(Symbol<?> root, Path at) {
        for (Path scope = at; !scope.isRoot(); ) {
            scope = scope.parent();
            Path candidate = scope.resolve(target);
            if (!candidate.equals(at) && root.find(candidate).isPresent()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
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
        return other instanceof Ref<?> that && target.equals(that.target);
    }

    @Override
    public int hashCode() {
        return 31 * target.hashCode() + 3;
    }
}
