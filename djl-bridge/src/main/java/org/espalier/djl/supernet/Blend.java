package org.espalier.djl.supernet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.espalier.djl.nn.Layer;
import org.espalier.geno.IntGrid;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.IntV;
import org.espalier.hyper.ManyOf;
import org.espalier.hyper.OneOf;
import org.espalier.hyper.Permutate;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a template into a tree without decisions, in which several candidates of a decision may take part at once.
 *
 * <p>A choice of layers becomes a {@link SwitchTypes#SWITCH}; a choice of numbers makes variants of the layer that has
 * them, a {@link SwitchTypes#VARIANTS}.
 */
final class Blend {
    /** Says which candidates of a decision take part. */
    interface Selection {
        /**
         * Selects candidates.
         *
         * @param decision id of the decision
         * @param candidates how many there are
         * @return numbers of candidates, at least one, each in [0, candidates)
         */
        List<Integer> picked(Path decision, int candidates);
    }

    private static final int MANY = 16;

    private final Selection selection;
    private final boolean wholeSpace;
    /** Ids of tied decisions: the place of the first in the tree, as in the space, whether it takes part or not. */
    private final Map<String, Path> ties = new HashMap<>();

    private final List<Violation> violations = new ArrayList<>();

    private Blend(Selection selection, boolean wholeSpace) {
        this.selection = selection;
        this.wholeSpace = wholeSpace;
    }

    /** Rewrites a network so that candidates of its choices are blended as selected. */
    static Symbol<Layer> of(Symbol<Layer> network, Path at, Selection selection) {
        return new Blend(selection, false).run(network, at);
    }

    /** Rewrites a network so that everything its space holds takes part, for reading and for making room. */
    static Symbol<Layer> everything(Symbol<Layer> network, Path at) {
        return new Blend(
                        (decision, candidates) ->
                                IntStream.range(0, candidates).boxed().toList(),
                        true)
                .run(network, at);
    }

    /** Returns whether a node makes layers: a layer, a list of layers or a choice of layers. */
    static boolean makesLayers(Symbol<?> node) {
        if (node instanceof ObjectSymbol<?> object) {
            return Layer.class.isAssignableFrom(object.type().javaClass());
        }
        return (node instanceof ListSymbol<?> || node instanceof Hyper<?>)
                && node.children().stream().anyMatch(Blend::makesLayers);
    }

    /** Returns why not all candidates of all decisions of a network can take part at once; empty if they can. */
    static List<Violation> problems(Symbol<Layer> network, Path at) {
        Blend blend = new Blend(
                (decision, candidates) -> IntStream.range(0, candidates).boxed().toList(), false);
        blend.rewrite(network, at);
        return blend.violations.stream().distinct().toList();
    }

    @SuppressWarnings("unchecked") // layers stay layers
    private Symbol<Layer> run(Symbol<Layer> network, Path at) {
        Symbol<?> result = rewrite(network, at);
        if (!violations.isEmpty()) {
            throw new SuperNetException("Blend", violations);
        }
        return (Symbol<Layer>) result;
    }

    private Symbol<?> rewrite(Symbol<Layer> network, Path at) {
        Cursor root = Cursor.of(network);
        root.descendants(found -> found.node() instanceof Ref<?>)
                .forEach(found -> violations.add(new Violation(
                        at.resolve(found.path()),
                        "a value of its own",
                        found.node().toString(),
                        "What follows other values is known of a child only; search with single paths instead")));
        root.descendants(found ->
                        found.node() instanceof Hyper<?> hyper && hyper.tie().isPresent())
                .forEach(found ->
                        ties.putIfAbsent(((Hyper<?>) found.node()).tie().orElseThrow(), at.resolve(found.path())));
        return blend(network, at);
    }

    private Symbol<?> blend(Symbol<?> node, Path at) {
        if (!node.hasHyper()) {
            return node;
        }
        if (node instanceof ObjectSymbol<?> object && makesLayers(object)) {
            return variants(object, at, new HashMap<>());
        }
        if (node instanceof OneOf<?> choice && makesLayers(choice)) {
            return choice(choice, choice.children(), at, id(choice, at));
        }
        if ((node instanceof ManyOf<?> || node instanceof Permutate<?>) && makesLayers(node)) {
            return slots((Hyper<?>) node, at);
        }
        if (node instanceof Hyper<?>) {
            return refuse(node, at);
        }
        return children(node, at);
    }

    private Symbol<?> children(Symbol<?> node, Path at) {
        List<Symbol<?>> children = new ArrayList<>(node.children());
        for (int i = 0; i < children.size(); i++) {
            children.set(i, blend(children.get(i), at.child(node.stepTo(i))));
        }
        return node.withChildren(children);
    }

    private Symbol<?> choice(Symbol<?> node, List<Symbol<?>> candidates, Path at, Path id) {
        List<Integer> picked = selection.picked(id, candidates.size());
        List<Symbol<?>> blended = new ArrayList<>();
        for (int number : picked) {
            Symbol<?> candidate = candidates.get(number);
            blended.add(candidate instanceof ListSymbol<?> ? refuse(node, at) : blend(candidate, at.branch(number)));
        }
        return violations.isEmpty() ? node(id, picked, blended, false) : node;
    }

    private Symbol<?> slots(Hyper<?> several, Path at) {
        if (!wholeSpace) {
            violations.add(new Violation(
                    at,
                    "a choice of one",
                    several.toString(),
                    "Picks of several candidates depend on each other; search with single paths instead"));
            return several;
        }
        int slots = several instanceof ManyOf<?> many
                ? many.selection().k()
                : several.children().size();
        List<Symbol<?>> list = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            list.add(choice(several, several.children(), at.index(i), at.index(i)));
        }
        return ListSymbol.of(cast(list));
    }

    /** Makes one layer for each selected value of its own decisions, those that are no choices of layers. */
    private Symbol<?> variants(ObjectSymbol<?> object, Path at, Map<Path, Path> decided) {
        Path open = firstOwnDecision(object, Path.ROOT);
        if (open == null) {
            return children(object, at);
        }
        Hyper<?> hyper = (Hyper<?>) object.at(open);
        Path place = at.resolve(new Prefixes(decided).origin(open));
        Path id = id(hyper, place);
        List<Symbol<?>> values = values(hyper, place);
        if (values.isEmpty()) {
            return object;
        }
        List<Integer> picked = selection.picked(id, values.size());
        List<Symbol<?>> layers = new ArrayList<>();
        for (int number : picked) {
            Map<Path, Path> deeper = new HashMap<>(decided);
            deeper.put(open, relative(at, place.branch(number)));
            layers.add(variants((ObjectSymbol<?>) object.with(open, values.get(number)), at, deeper));
        }
        return violations.isEmpty() ? node(id, picked, layers, true) : object;
    }

    private static Path relative(Path above, Path below) {
        return Path.of(below.steps().subList(above.depth(), below.depth()));
    }

    private List<Symbol<?>> values(Hyper<?> hyper, Path place) {
        if (hyper instanceof OneOf<?>) {
            return hyper.children();
        }
        if (wholeSpace && hyper instanceof IntV range) {
            return numbers(range.grid());
        }
        if (wholeSpace && hyper instanceof FloatV range) {
            return List.of(Literal.of(range.min()), Literal.of(range.max()));
        }
        refuse(hyper, place);
        return List.of();
    }

    /** Lists the integers of a range, or, if there are many, the smallest and the largest. */
    private static List<Symbol<?>> numbers(IntGrid grid) {
        LongStream places =
                grid.count() <= MANY ? LongStream.range(0, grid.count()) : LongStream.of(0, grid.count() - 1);
        return places.<Symbol<?>>mapToObj(i -> Literal.of(Math.toIntExact(grid.at(i))))
                .toList();
    }

    private Symbol<?> refuse(Symbol<?> node, Path at) {
        violations.add(new Violation(
                at,
                "a choice of one layer, or of one value of a layer's field",
                node.toString(),
                "Search with single paths instead, or fix this decision"));
        return node;
    }

    /** Finds the first decision of a layer that is not about its parts; null if there is none. */
    private static @Nullable Path firstOwnDecision(Symbol<?> node, Path at) {
        for (int i = 0; i < node.children().size(); i++) {
            Symbol<?> child = node.children().get(i);
            if (!child.hasHyper() || makesLayers(child)) {
                continue;
            }
            Path place = at.child(node.stepTo(i));
            Path found = child instanceof Hyper<?> ? place : firstOwnDecision(child, place);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Path id(Hyper<?> hyper, Path at) {
        return hyper.tie().map(tie -> ties.getOrDefault(tie, at)).orElse(at);
    }

    private static Symbol<?> node(Path id, List<Integer> picked, List<Symbol<?>> layers, boolean shared) {
        return (shared ? SwitchTypes.VARIANTS : SwitchTypes.SWITCH)
                .symbol(id.toString(), picked, ListSymbol.of(cast(layers)));
    }

    @SuppressWarnings("unchecked") // the type of the node checks its candidates
    private static List<Symbol<Object>> cast(List<Symbol<?>> nodes) {
        return (List<Symbol<Object>>) (List<?>) nodes;
    }
}
