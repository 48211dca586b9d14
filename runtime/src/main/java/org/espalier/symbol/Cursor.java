package org.espalier.symbol;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.jspecify.annotations.Nullable;

/**
 * A node together with where it stands: the step that leads to it and the cursor of the node above. Exists during a walk
 * only; the tree itself knows nothing of places.
 */
public final class Cursor {
    private final Symbol<?> node;
    private final @Nullable Cursor above;
    private final @Nullable Step step;

    private Cursor(Symbol<?> node, @Nullable Cursor above, @Nullable Step step) {
        this.node = node;
        this.above = above;
        this.step = step;
    }

    /** Returns the cursor at the root of a tree. */
    public static Cursor of(Symbol<?> root) {
        return new Cursor(root, null, null);
    }

    /** Returns the node. */
    public Symbol<?> node() {
        return node;
    }

    /** Returns the cursor of another node at this place; the nodes above are the ones that were. */
    public Cursor withNode(Symbol<?> other) {
        return new Cursor(other, above, step);
    }

    /** Returns the step that leads here from the parent; empty at the root. */
    public Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    /** Returns the cursor of the node above; empty at the root. */
    public Optional<Cursor> parent() {
        return Optional.ofNullable(above);
    }

    /** Returns the path from the root. */
    public Path path() {
        return above == null || step == null ? Path.ROOT : above.path().child(step);
    }

    /** Returns the cursor of child {@code index}. */
    public Cursor child(int index) {
        return new Cursor(node.children().get(index), this, node.stepTo(index));
    }

    /** Returns the cursors of the nodes directly below. */
    public Stream<Cursor> children() {
        return Stream.iterate(0, i -> i < node.children().size(), i -> i + 1).map(this::child);
    }

    /** Returns this cursor and all below it that satisfy {@code test}, in the order of the tree, parents first. */
    public Stream<Cursor> descendants(Predicate<Cursor> test) {
        Stream<Cursor> below = children().flatMap(child -> child.descendants(test));
        return test.test(this) ? Stream.concat(Stream.of(this), below) : below;
    }

    /** Returns the nearest node above that describes an object of {@code type} or a kind of it; empty if none does. */
    public <T> Optional<ObjectSymbol<T>> enclosing(SymbolType<T> type) {
        for (Cursor at = above; at != null; at = at.above) {
            if (at.node instanceof ObjectSymbol<?> object && type.includes(object.type())) {
                @SuppressWarnings("unchecked") // a kind of the type builds what the type builds
                ObjectSymbol<T> found = (ObjectSymbol<T>) object;
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Returns the path and the node. */
    @Override
    public String toString() {
        return path() + ": " + SymbolText.compact(node, 80);
    }
}
