package org.espalier.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.path.Path;
import org.espalier.path.PathPattern;
import org.espalier.schema.Field;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * Selects nodes of a tree, in the order of the tree, each with its place.
 *
 * <pre>{@code
 * Query.in(network).ofType(CONV2D).paths();                                   // layers[0], layers[2]
 * Query.in(network).matching(PathPattern.parse("layers[*].filters")).nodes();
 * Query.in(experiment).where(c -> c.node() instanceof Hyper).inside(MODEL).stream();
 * }</pre>
 *
 * Each method narrows the selection. Immutable.
 */
public final class Query {
    private final Symbol<?> tree;
    private final Predicate<Cursor> test;

    private Query(Symbol<?> tree, Predicate<Cursor> test) {
        this.tree = tree;
        this.test = test;
    }

    /** Returns the selection of all nodes of {@code tree}. */
    public static Query in(Symbol<?> tree) {
        return new Query(tree, cursor -> true);
    }

    /** Returns the nodes of this selection that satisfy {@code condition}. */
    public Query where(Predicate<Cursor> condition) {
        return new Query(tree, test.and(condition));
    }

    /** Returns the nodes of this selection whose path matches {@code pattern}. */
    public Query matching(PathPattern pattern) {
        return where(cursor -> pattern.matches(cursor.path()));
    }

    /** Returns the nodes of this selection whose path, as text, {@code regex} matches as a whole. */
    public Query matching(Pattern regex) {
        return where(cursor -> regex.matcher(cursor.path().toString()).matches());
    }

    /** Returns the nodes of this selection that describe objects of {@code type}, or a kind of it. */
    public Query ofType(SymbolType<?> type) {
        return where(cursor -> cursor.node() instanceof ObjectSymbol<?> object && type.includes(object.type()));
    }

    /** Returns the nodes of this selection that stand in {@code field}. */
    public Query in(Field<?, ?> field) {
        return where(cursor -> Rule.standsIn(cursor, field));
    }

    /** Returns the nodes of this selection that have an object of {@code type}, or a kind of it, above them. */
    public Query inside(SymbolType<?> type) {
        return where(cursor -> cursor.enclosing(type).isPresent());
    }

    /** Returns the selected nodes with their places, parents first. */
    public Stream<Cursor> stream() {
        return Cursor.of(tree).descendants(test);
    }

    /** Returns the places of the selected nodes. */
    public List<Path> paths() {
        return stream().map(Cursor::path).toList();
    }

    /** Returns the selected nodes. */
    public List<Symbol<?>> nodes() {
        return stream().<Symbol<?>>map(Cursor::node).toList();
    }

    /** Returns the first selected node with its place; empty if none is selected. */
    public Optional<Cursor> first() {
        return stream().findFirst();
    }

    /** Returns the last selected node with its place; empty if none is selected. */
    public Optional<Cursor> last() {
        return stream().reduce((before, after) -> after);
    }

    /** Returns one line for each selected node, such as {@code optimizer.rate: 0.01}; empty if none is selected. */
    @Override
    public String toString() {
        return stream().map(Cursor::toString).collect(Collectors.joining("\n"));
    }
}
