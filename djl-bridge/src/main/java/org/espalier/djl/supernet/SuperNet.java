package org.espalier.djl.supernet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.build.Materializer;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionSite;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Refs;
import org.espalier.symbol.Symbol;

/**
 * A search space of networks, rewritten so that all its networks share one set of weights.
 *
 * <pre>{@code
 * SearchSpace<Layer> space = SearchSpace.of(sequential(
 *     oneOf(conv2d(oneOf(8, 16), 3), maxPool2d(2)), flatten(), linear(10)));
 * SuperNet<Layer> net = SuperNet.rewrite(space);
 * System.out.println(net.tree().orElseThrow());   // Switch and Variants where the decisions were
 * }</pre>
 *
 * <p>Each choice of layers becomes a switch that holds all candidates, each with weights of its own; a choice of numbers
 * (filters, units, kernel size, expansion, depth) becomes variants of one layer, which cut what they need out of the
 * largest weights. Nested and conditional choices, several picks, orders and decisions that are tied are rewritten with
 * them. A DNA means the same in the space, in the super-network and in the child that is trained alone.
 *
 * <p>What cannot be shared is refused with its place and the reason: decisions outside of the network, custom decisions,
 * and blocks that were made by other means and so can have one shape only.
 *
 * @param <T> what the space builds: a network, or an experiment with one
 */
public final class SuperNet<T> {
    private static final int SITES = 100_000;

    private final SearchSpace<T> space;
    private final Path at;
    private final Symbol<Layer> template;
    private final Optional<Symbol<Layer>> tree;

    private SuperNet(SearchSpace<T> space, Path at) {
        this.space = space;
        this.at = at;
        this.template = layer(space.template().at(at));
        List<Violation> violations = new ArrayList<>();
        decisions(violations);
        foreign(template, at, violations);
        if (!violations.isEmpty()) {
            throw new SuperNetException("Super-network", violations);
        }
        this.tree = everything(template, at);
    }

    /**
     * Rewrites a space of networks or of experiments.
     *
     * @param space its template is a layer, or an {@link Experiment} whose model has all the decisions
     * @param <T> what the space builds
     * @return the super-network, without weights so far
     * @throws SuperNetException if something cannot be shared; names every place and reason
     */
    public static <T> SuperNet<T> rewrite(SearchSpace<T> space) {
        boolean experiment = space.template() instanceof ObjectSymbol<?> object
                && Experiment.class.isAssignableFrom(object.type().javaClass());
        return new SuperNet<>(space, experiment ? Path.ROOT.key("model") : Path.ROOT);
    }

    /** Returns the space. */
    public SearchSpace<T> space() {
        return space;
    }

    /** Returns the place of the network in the template. */
    public Path networkPath() {
        return at;
    }

    /**
     * Returns the super-network as a tree without decisions: everything that may take part, with {@link
     * SwitchTypes#SWITCH} and {@link SwitchTypes#VARIANTS} in place of the decisions. Empty if values of the template
     * follow other values, or if whole lists of layers are chosen, which only a child can show. Of long ranges of numbers the two ends stand for all.
     */
    public Optional<Symbol<Layer>> tree() {
        return tree;
    }

    /**
     * Describes the network of a DNA.
     *
     * @param dna decisions of the space
     * @return the child's network
     * @throws org.espalier.geno.DnaException if the DNA does not fit
     */
    public Layer network(Dna dna) {
        Symbol<?> child = space.bind(dna);
        return Materializer.build(layer((child.hasRef() ? Refs.resolved(child) : child).at(at)));
    }

    /**
     * Returns why not all candidates of all decisions can take part at once, weighted, as gradient-based search wants it:
     * picks of several candidates, ranges of numbers, chosen lists of layers, and values that follow others can be
     * searched by single paths only.
     *
     * @return the problems, each with its place; empty if {@link SuperNetwork#blend} is possible as far as the tree shows
     */
    public List<Violation> blendProblems() {
        return Blend.problems(template, at);
    }

    /** Returns where the parts of the child of a DNA come from. */
    Prefixes origins(Dna dna) {
        return new Prefixes(space.origins(dna));
    }

    /** Returns the network in which several candidates of each decision take part. */
    Symbol<Layer> blend(Map<Path, List<Integer>> picked) {
        return Blend.of(template, at, (decision, candidates) -> {
            List<Integer> numbers = picked.get(decision);
            if (numbers == null || numbers.isEmpty()) {
                throw new SuperNetException(
                        "Blend",
                        List.of(new Violation(
                                decision,
                                "candidates that take part",
                                "none",
                                "Pick at least one candidate of each decision that can be reached")));
            }
            return numbers;
        });
    }

    private static Optional<Symbol<Layer>> everything(Symbol<Layer> template, Path at) {
        try {
            return template.hasRef() ? Optional.empty() : Optional.of(Blend.everything(template, at));
        } catch (SuperNetException e) {
            return Optional.empty();
        }
    }

    private void decisions(List<Violation> violations) {
        for (DecisionSite site : DecisionWalk.sites(space.spec(), SITES)) {
            if (!site.id().startsWith(at)) {
                violations.add(
                        new Violation(
                                site.id(),
                                "decisions inside of " + at,
                                String.valueOf(site.point()),
                                "Only networks share weights: fix it, or leave it out with where(...) and search it separately"));
            } else if (site.point() instanceof DecisionPoint.Custom) {
                violations.add(new Violation(
                        site.id(),
                        "a decision with known candidates",
                        "a custom decision",
                        "Its outcomes have no numbers to keep weights by: list them with oneOf"));
            }
        }
    }

    private static void foreign(Symbol<?> node, Path place, List<Violation> violations) {
        if (node instanceof ObjectSymbol<?> object && object.type().equals(LayerTypes.FOREIGN)) {
            violations.add(new Violation(
                    place,
                    "a layer that can be built more than once",
                    "a block made by other means",
                    "It has one set of weights of one shape: give its class a layer type of its own"));
        }
        for (int i = 0; i < node.children().size(); i++) {
            foreign(node.children().get(i), place.child(node.stepTo(i)), violations);
        }
    }

    @SuppressWarnings("unchecked") // the place holds a layer, which its type or the user says
    private static Symbol<Layer> layer(Symbol<?> node) {
        return (Symbol<Layer>) node;
    }

    /** Returns the space and what becomes of it. */
    @Override
    public String toString() {
        return "SuperNet of " + space;
    }
}
