package org.espalier.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Hole;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;
import org.jspecify.annotations.Nullable;

/**
 * Builds the object that a finished tree describes, depth first: fields before the constructor that takes them.
 *
 * <p>Sharing a node is not sharing an object: a node that stands three times in a tree builds three objects (three layers
 * with weights of their own). Only a {@link Ref} shares: it builds the same object that is built at its target.
 */
public final class Materializer {
    private final Symbol<?> root;
    private final BuildContext context;
    /** Objects by path, kept only if the tree has references; null marks what is being built. */
    private final @Nullable Map<Path, @Nullable Object> built;

    private Materializer(Symbol<?> root, BuildContext context) {
        this.root = root;
        this.context = context;
        this.built = root.hasRef() ? new HashMap<>() : null;
    }

    /**
     * Returns the object that {@code symbol} describes, without services.
     *
     * @throws BuildException as {@link #build(Symbol, BuildContext)}
     */
    public static <T> T build(Symbol<T> symbol) {
        return build(symbol, BuildContext.EMPTY);
    }

    /**
     * Returns the object that {@code symbol} describes.
     *
     * @throws BuildException if something is undecided or missing (all places are listed), a reference has no target or
     *     leads back to itself, or a constructor threw; then with its place and cause
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // a Symbol<T> builds T; null only for the literal null
    public static <T> T build(Symbol<T> symbol, BuildContext context) {
        if (!symbol.isConcrete()) {
            throw unfinished(symbol);
        }
        return (T) new Materializer(symbol, context).build(symbol, new Place(null, -1));
    }

    private static BuildException unfinished(Symbol<?> symbol) {
        List<Violation> open = Cursor.of(symbol)
                .descendants(c -> c.node() instanceof Hyper || c.node() instanceof Hole)
                .filter(c -> c.path().steps().stream().noneMatch(s -> s instanceof org.espalier.path.Step.Branch))
                .map(c -> c.node() instanceof Hole
                        ? new Violation(c.path(), "a value", "nothing", "Give it with tree.with(path, value)")
                        : new Violation(
                                c.path(),
                                "a decided value",
                                SymbolText.compact(c.node(), 80),
                                "Bind a DNA first, or sample the rest in an inner search"))
                .toList();
        return new BuildException("Tree to build", open, null);
    }

    /** A place as the chain of child numbers that leads to it: cheap to extend, turned into a path only when needed. */
    private record Place(@Nullable Place above, int child) {
        Path path(Symbol<?> root) {
            List<Integer> chain = new ArrayList<>();
            for (Place at = this; at.above != null; at = at.above) {
                chain.add(at.child);
            }
            Collections.reverse(chain);
            Path path = Path.ROOT;
            Symbol<?> node = root;
            for (int child : chain) {
                path = path.child(node.stepTo(child));
                node = node.children().get(child);
            }
            return path;
        }
    }

    private @Nullable Object build(Symbol<?> node, Place at) {
        if (node instanceof Literal<?> literal) {
            return literal.value();
        }
        if (built == null) {
            return construct(node, at);
        }
        Path path = at.path(root);
        if (built.containsKey(path)) {
            Object done = built.get(path);
            if (done == null) {
                throw failure(path, "a reference that does not lead back to itself", String.valueOf(node), null);
            }
            return done;
        }
        built.put(path, null);
        Object object = node instanceof Ref<?> ref ? shared(ref, path) : construct(node, at);
        built.put(path, object);
        return object;
    }

    private @Nullable Object shared(Ref<?> ref, Path path) {
        Path target = ref.resolve(root, path)
                .orElseThrow(() -> failure(path, "a reference to an existing place", "'" + ref.target() + "'", null));
        Place place = new Place(null, -1);
        Symbol<?> node = root;
        for (var step : target.steps()) {
            int child = node.childAt(step);
            node = node.children().get(child);
            place = new Place(place, child);
        }
        return build(node, place);
    }

    private @Nullable Object construct(Symbol<?> node, Place at) {
        if (node instanceof ObjectSymbol<?> object) {
            return object(object, at);
        }
        @Nullable Object[] values = children(node, at);
        if (node instanceof ListSymbol) {
            return Collections.unmodifiableList(Arrays.asList(values));
        }
        if (node instanceof MapSymbol<?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                entries.put(map.keys().get(i), values[i]);
            }
            return Collections.unmodifiableMap(entries);
        }
        throw failure(at.path(root), "a finished tree", SymbolText.compact(node, 80), null);
    }

    private @Nullable Object[] children(Symbol<?> node, Place at) {
        @Nullable Object[] values = node.children().toArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Literal<?> literal) {
                values[i] = literal.value();
            } else if (values[i] instanceof Symbol<?> child) {
                values[i] = build(child, new Place(at, i));
            }
        }
        return values;
    }

    private Object object(ObjectSymbol<?> node, Place at) {
        @Nullable Object[] values = children(node, at);
        try {
            return node.type().constructor().apply(new BuiltArgs(node.type(), values, context));
        } catch (BuildException e) {
            throw e;
        } catch (RuntimeException e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw failure(
                    at.path(root),
                    "arguments that " + node.type().name() + " accepts",
                    SymbolText.compact(node, 200) + ", which answered: " + message,
                    e);
        }
    }

    private static BuildException failure(Path path, String expected, String found, @Nullable Throwable cause) {
        return new BuildException("Tree to build", List.of(Violation.of(path, expected, found)), cause);
    }
}
