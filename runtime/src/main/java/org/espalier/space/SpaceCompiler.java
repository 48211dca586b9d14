package org.espalier.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DnaSpec;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;

/**
 * Compiles a tree into its {@link Scope}.
 *
 * <p>Decisions stand in the order of the tree. A candidate is compiled once, however often it occurs, so compiling takes
 * time linear in the number of different nodes. Decisions that are tied are taken where the first scope that holds all
 * of them meets the first of them.
 */
final class SpaceCompiler {
    private static final int LABEL_LENGTH = 60;

    private final Symbol<?> template;
    private final Predicate<? super Hyper<?>> partition;
    private final Ties ties;
    private final Map<Symbol<?>, Scope> scopes = new IdentityHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    SpaceCompiler(Symbol<?> template, Predicate<? super Hyper<?>> partition) {
        this.template = template;
        this.partition = partition;
        this.ties = new Ties(template, partition);
    }

    Scope compile() {
        Scope scope = scope(template, Path.ROOT, Map.of());
        if (violations.isEmpty()) {
            violations.addAll(NameCheck.check(scope.spec()));
        }
        if (!violations.isEmpty()) {
            throw new SpaceException("Search space", violations);
        }
        return scope;
    }

    int tieCount() {
        return ties.count();
    }

    private Scope scope(Symbol<?> root, Path at, Map<String, DecisionPoint> open) {
        if (!root.hasHyper()) {
            return new Scope(root, Plan.NOTHING, DnaSpec.EMPTY);
        }
        Scope known = ties.isEmpty() ? scopes.get(root) : null;
        if (known != null) {
            return known;
        }
        Level level = new Level(at, open);
        Plan plan = level.plan(root, Path.ROOT);
        Scope scope = new Scope(root, plan, DnaSpec.of(level.points));
        scopes.put(root, scope);
        return scope;
    }

    /** The decisions of one scope, being collected. */
    private final class Level {
        private final Path above;
        private final Map<String, DecisionPoint> open;
        private final List<DecisionPoint> points = new ArrayList<>();

        Level(Path above, Map<String, DecisionPoint> open) {
            this.above = above;
            this.open = ties.isEmpty() ? open : new HashMap<>(open);
        }

        Plan plan(Symbol<?> node, Path at) {
            if (!node.hasHyper()) {
                return Plan.NOTHING;
            }
            if (node instanceof Hyper<?> hyper && partition.test(hyper)) {
                return decide(hyper, at);
            }
            List<Symbol<?>> children = node.children();
            int[] indices = new int[children.size()];
            List<Plan> plans = new ArrayList<>();
            for (int i = 0; i < indices.length; i++) {
                Symbol<?> child = children.get(i);
                Plan plan = child.hasHyper() ? plan(child, at.child(node.stepTo(i))) : Plan.NOTHING;
                if (plan != Plan.NOTHING) {
                    indices[plans.size()] = i;
                    plans.add(plan);
                }
            }
            return plans.isEmpty()
                    ? Plan.NOTHING
                    : new Plan.Below(Arrays.copyOf(indices, plans.size()), plans.toArray(Plan[]::new));
        }

        private Plan decide(Hyper<?> hyper, Path at) {
            List<Integer> opened = new ArrayList<>();
            if (!ties.isEmpty()) {
                ties.toOpenBefore(hyper, open.keySet()).forEach((tie, relative) -> {
                    opened.add(ties.number(tie));
                    declare(tie, (Hyper<?>) hyper.at(relative), at.resolve(relative));
                });
            }
            Scope[] candidates = candidates(hyper, at);
            DecisionPoint point = point(hyper, at, candidates);
            String tie = hyper.tie().orElse(null);
            if (tie == null) {
                points.add(point);
                return new Plan.Decide(hyper, candidates, -1, ints(opened));
            }
            DecisionPoint declared = open.get(tie);
            if (declared == null) {
                opened.add(ties.number(tie));
                open.put(tie, point);
                points.add(point);
            } else if (!Ties.sameShape(declared, point)) {
                violations.add(new Violation(
                        above.resolve(at),
                        "the shape of the others tied as '" + tie + "', such as " + declared.location(),
                        SymbolText.compact(hyper, 100),
                        ""));
            }
            return new Plan.Decide(hyper, candidates, ties.number(tie), ints(opened));
        }

        private void declare(String tie, Hyper<?> hyper, Path at) {
            DecisionPoint point = point(hyper, at, candidates(hyper, at));
            open.put(tie, point);
            points.add(point);
        }

        private Scope[] candidates(Hyper<?> hyper, Path at) {
            List<Symbol<?>> children = hyper.children();
            Scope[] candidates = new Scope[children.size()];
            for (int i = 0; i < candidates.length; i++) {
                Symbol<?> child = children.get(i);
                Path place = child.hasHyper() ? above.resolve(at).branch(i) : Path.ROOT;
                candidates[i] = scope(child, place, open);
            }
            return candidates;
        }

        private DecisionPoint point(Hyper<?> hyper, Path at, Scope[] candidates) {
            List<Candidate> compiled = new ArrayList<>(candidates.length);
            for (Scope candidate : candidates) {
                compiled.add(new Candidate(SymbolText.compact(candidate.root(), LABEL_LENGTH), candidate.spec()));
            }
            try {
                return hyper.decisionPoint(at, compiled);
            } catch (IllegalArgumentException e) {
                throw new SpaceException(
                        "Search space",
                        List.of(Violation.of(
                                above.resolve(at),
                                "a decision that can be taken",
                                SymbolText.compact(hyper, 100) + ": " + e.getMessage())));
            }
        }
    }

    private static int[] ints(List<Integer> numbers) {
        int[] ints = new int[numbers.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = numbers.get(i);
        }
        return ints;
    }
}
