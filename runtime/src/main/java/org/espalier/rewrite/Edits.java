package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.jspecify.annotations.Nullable;

/**
 * Changes at named places of a tree, applied together: either all are made, or none and every problem is named.
 *
 * <p>All paths refer to the tree as it was, so {@code delete("layers[0]")} and {@code delete("layers[1]")} delete the
 * first two layers in whichever order they are written. Immutable: every method returns new edits.
 */
public final class Edits implements Rewrite {
    /** No change. */
    public static final Edits NONE = new Edits(Map.of());

    private final Map<Path, Edit> edits;

    private Edits(Map<Path, Edit> edits) {
        this.edits = edits;
    }

    /** What happens at one place: a value set, values inserted before it, or the place deleted. */
    private sealed interface Edit {
        record Put(Symbol<?> value) implements Edit {}

        record Insert(List<Symbol<?>> values) implements Edit {}

        record Delete() implements Edit {}
    }

    /**
     * Returns the edit that sets the value at {@code path}; a map takes a new key.
     *
     * @throws org.espalier.path.PathFormatException if {@code path} is not a path
     */
    public static Edits set(String path, @Nullable Object value) {
        return NONE.andSet(Path.parse(path), value);
    }

    /** As {@link #set(String, Object)}, with a path at hand. */
    public static Edits set(Path path, @Nullable Object value) {
        return NONE.andSet(path, value);
    }

    /** As {@link #set(String, Object)}, after the edits so far. */
    public Edits andSet(String path, @Nullable Object value) {
        return andSet(Path.parse(path), value);
    }

    /** Returns these edits, and {@code value} (a plain value or a tree) set at {@code path}. */
    public Edits andSet(Path path, @Nullable Object value) {
        return and(path, new Edit.Put(Symbols.lift(value)));
    }

    /**
     * Returns these edits, and {@code value} inserted into a list before the element at {@code path}; the position after
     * the last element appends. Several insertions at one place stand in the order in which they are written.
     */
    public Edits andInsert(Path path, @Nullable Object value) {
        List<Symbol<?>> values = new ArrayList<>();
        if (edits.get(path) instanceof Edit.Insert before) {
            values.addAll(before.values());
        }
        values.add(Symbols.lift(value));
        return and(path, new Edit.Insert(values));
    }

    /**
     * Returns these edits, and the place at {@code path} deleted: an element or an entry disappears, a field takes its
     * default.
     */
    public Edits andDelete(Path path) {
        return and(path, new Edit.Delete());
    }

    private Edits and(Path path, Edit edit) {
        Map<Path, Edit> more = new LinkedHashMap<>(edits);
        Edit before = more.put(path, edit);
        if (before != null && !(before instanceof Edit.Insert && edit instanceof Edit.Insert)) {
            throw new IllegalArgumentException("edits: expected one edit for each place, found two for '" + path + "'");
        }
        return new Edits(more);
    }

    /** Returns whether there is nothing to change. */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /**
     * Returns {@code tree} with all edits made; {@code tree} itself if that changes nothing.
     *
     * @throws org.espalier.symbol.SymbolException if a path does not exist, two edits are at odds, or a value does not
     *     fit; lists all problems, and nothing is changed
     */
    @Override
    public <T> Symbol<T> apply(Symbol<T> tree) {
        Rebuild rebuild = new Rebuild();
        EditTree root = new EditTree();
        edits.forEach((path, edit) -> arrange(root.at(path.steps()), edit));
        return rebuild.finish(new EditWalk(rebuild).apply(tree, root, Path.ROOT));
    }

    private static void arrange(EditTree place, Edit edit) {
        if (edit instanceof Edit.Put put) {
            place.put(put.value());
        } else if (edit instanceof Edit.Insert insert) {
            insert.values().forEach(place::insert);
        } else {
            place.delete();
        }
    }
}
