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
import org.espalier.symbol.Args;
import org.espalier.symbol.BuiltValues;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Fitter;
import org.espalier.symbol.Hole;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Refs;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolText;
import org.jspecify.annotations.Nullable;

/**
 * Builds the object that a finished tree describes, depth first: fields before the constructor that takes them.
 *
 * <p>Sharing a node is not sharing an object: a node that stands three times in a tree builds three objects (three layers
 * with weights of their own). Only a {@link Ref} shares: it builds the same object that is built at its target. What
 * references and calls come to is judged by the field they stand in before the constructor sees it.
 */
public final class Materializer {
    private final Symbol<?> root;
    private final Args.Services services;
    /** Where references lead. */
    private final Map<Path, Path> targets;
    /** What was built at the targets of references, by path. */
    private final Map<Path, @Nullable Object> shared = new HashMap<>();

    private Materializer(Symbol<?> root, BuildContext context, Map<Path, Path> targets) {
        this.root = root;
        this.services = context::find;
        this.targets = targets;
        targets.values().forEach(target -> shared.put(target, NOT_BUILT));
    }

    /** Marks a place that is the target of a reference and was not built yet. */
    private static final Object NOT_BUILT = new Object();

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
     * @throws BuildException if something is undecided or missing, or references lead nowhere or back to themselves (all
     *     places are listed); if what a reference or call comes to does not fit its field; or if a constructor or a
     *     function threw, then with its place and cause
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // a Symbol<T> builds T; null only for the literal null
    public static <T> T build(Symbol<T> symbol, BuildContext context) {
        if (!symbol.isConcrete()) {
            throw unfinished(symbol);
        }
        Materializer materializer = new Materializer(symbol, context, targets(symbol));
        materializer.targets.values().forEach(materializer::buildAt);
        return (T) materializer.build(symbol, new Place(null, -1));
    }

    private static Map<Path, Path> targets(Symbol<?> symbol) {
        try {
            return Refs.targets(symbol);
        } catch (SymbolException e) {
            throw new BuildException("Tree to build", e.violations(), null);
        }
    }

    private static BuildException unfinished(Symbol<?> symbol) {
        List<Violation> open = Cursor.of(symbol)
                .descendants(c -> c.node() instanceof Hyper || Hole.isMissing(c))
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

    private @Nullable Object buildAt(Path target) {
        Place place = new Place(null, -1);
        Symbol<?> node = root;
        for (var step : target.steps()) {
            int child = node.childAt(step);
            node = node.children().get(child);
            place = new Place(place, child);
        }
        return build(node, place);
    }

    private @Nullable Object build(Symbol<?> node, Place at) {
        if (node instanceof Literal<?> literal) {
            return literal.value();
        }
        if (targets.isEmpty()) {
            return construct(node, at);
        }
        Path path = at.path(root);
        Object known = shared.getOrDefault(path, NOT_BUILT);
        if (known != NOT_BUILT) {
            return known;
        }
        Object object = construct(node, at);
        shared.replace(path, object);
        return object;
    }

    private @Nullable Object construct(Symbol<?> node, Place at) {
        if (node instanceof ObjectSymbol<?> object) {
            return object(object, at);
        }
        if (node instanceof Ref<?> ref) {
            return referred(ref, at.path(root));
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

    private @Nullable Object referred(Ref<?> ref, Path path) {
        Path target = targets.get(path);
        return target == null ? ref.fallback().map(Literal::value).orElse(null) : buildAt(target);
    }

    private @Nullable Object[] children(Symbol<?> node, Place at) {
        @Nullable Object[] values = node.children().toArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Literal<?> literal) {
                values[i] = literal.value();
            } else if (values[i] instanceof Symbol<?> child && !(child instanceof Hole)) {
                values[i] = build(child, new Place(at, i));
            }
        }
        return values;
    }

    private @Nullable Object object(ObjectSymbol<?> node, Place at) {
        @Nullable Object[] values = children(node, at);
        if (node.hasRef() || node.hasCall()) {
            judge(node, values, at);
        }
        List<Violation> broken = node.type().broken(values);
        if (!broken.isEmpty()) {
            Path path = at.path(root);
            List<Violation> placed = broken.stream().map(v -> v.under(path)).toList();
            throw new BuildException("Tree to build", placed, null);
        }
        try {
            return node.type().constructor().apply(Args.of(node.type(), values, services));
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

    /** Judges what references and calls have come to; all else was judged when the tree was made. */
    private void judge(ObjectSymbol<?> node, @Nullable Object[] values, Place at) {
        Fitter fitter = new Fitter();
        for (int i = 0; i < values.length; i++) {
            Symbol<?> child = node.children().get(i);
            boolean described =
                    child instanceof ObjectSymbol<?> o && o.type().result().isEmpty();
            if ((child.hasRef() || child.hasCall()) && !described) {
                Path place = new Place(at, i).path(root);
                values[i] =
                        BuiltValues.fit(values[i], node.type().fields().get(i).spec(), place, fitter);
            }
        }
        if (!fitter.violations().isEmpty()) {
            throw new BuildException("Tree to build", fitter.violations(), null);
        }
    }

    private static BuildException failure(Path path, String expected, String found, @Nullable Throwable cause) {
        return new BuildException("Tree to build", List.of(Violation.of(path, expected, found)), cause);
    }
}
