package org.espalier.djl.supernet.search;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.djl.nn.ShapeException;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.djl.supernet.SuperNetException;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DecisionSite;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/** Makes networks in which all operations of a choice take part, and networks that are as wide as the space allows. */
final class WarmUp {
    private static final int SITES = 100_000;

    private final SuperTraining training;
    private final List<DecisionSite> sites;
    private final Map<Path, Integer> largest = new LinkedHashMap<>();
    private final Map<Path, Integer> operations = new LinkedHashMap<>();
    private final boolean blends;

    WarmUp(SuperTraining training) {
        this.training = training;
        this.sites = DecisionWalk.sites(training.spec(), SITES);
        sites.forEach(this::read);
        this.blends = fitTogether();
    }

    /** Sorts a choice into one of operations, one of numbers, or neither. */
    private void read(DecisionSite site) {
        if (!(site.point() instanceof Choices choice) || choice.picks() != 1) {
            return;
        }
        List<Symbol<?>> candidates =
                node(training.space().template(), site.id()).children();
        if (candidates.stream().noneMatch(Literal.class::isInstance)) {
            operations.put(site.id(), candidates.size());
            return;
        }
        int best = -1;
        for (int i = 0; i < candidates.size(); i++) {
            Double value = number(candidates.get(i));
            Double top = best < 0 ? null : number(candidates.get(best));
            if (value != null && (top == null || value > top)) {
                best = i;
            }
        }
        if (best >= 0) {
            largest.put(site.id(), best);
        }
    }

    /** Finds the node of a decision; which pick of several leads to it makes no difference to the template. */
    private static Symbol<?> node(Symbol<?> root, Path id) {
        Symbol<?> node = root;
        for (Step step : id.steps()) {
            if (!(node instanceof Hyper<?> && step instanceof Step.Index)) {
                node = node.children().get(node.childAt(step));
            }
        }
        return node;
    }

    private static @Nullable Double number(Symbol<?> node) {
        return node instanceof Literal<?> literal && literal.value() instanceof Number number
                ? Double.valueOf(number.doubleValue())
                : null;
    }

    private boolean fitTogether() {
        boolean choices =
                sites.stream().allMatch(site -> site.point() instanceof Choices choice && choice.picks() == 1);
        if (!choices || operations.isEmpty()) {
            return false;
        }
        try {
            training.network().blend(picked(Map.of(), i -> 0, true));
            return true;
        } catch (SuperNetException | ShapeException e) {
            return false; // candidates do not fit together, or whole lists are chosen: single paths warm up alone
        }
    }

    /**
     * Returns the network in which each choice of operations is the mean of all its candidates.
     *
     * @param dna decides numbers
     * @param widest whether numbers are the largest instead
     */
    Subnetwork everyOperation(Dna dna, boolean widest, RandomGenerator random) {
        Map<Path, Decision> decided = DecisionWalk.byId(training.spec(), dna);
        Subnetwork blend = training.network().blend(picked(decided, random::nextInt, widest));
        operations.forEach((id, candidates) -> blend.weigh(
                id,
                training.scope()
                        .ones(new Shape(candidates), training.setup().plan().type())
                        .div(candidates)));
        return blend;
    }

    /** Tells whether this space can have all operations at once. */
    boolean isBlending() {
        return blends;
    }

    private Map<Path, List<Integer>> picked(Map<Path, Decision> decided, IntUnaryOperator any, boolean widest) {
        Map<Path, List<Integer>> picked = new LinkedHashMap<>();
        for (DecisionSite site : sites) {
            Path id = site.id();
            int candidates = site.point().candidates().size();
            Integer top = largest.get(id);
            if (operations.containsKey(id)) {
                picked.put(id, IntStream.range(0, candidates).boxed().toList());
            } else if (widest && top != null) {
                picked.put(id, List.of(top));
            } else if (decided.get(id) instanceof Decision.Chosen chosen) {
                picked.put(id, List.of(chosen.index()));
            } else {
                picked.put(id, List.of(any.applyAsInt(candidates)));
            }
        }
        return picked;
    }

    /** Returns the same network with the largest number wherever one is chosen; itself if that is impossible. */
    Dna widest(Dna dna) {
        Dna wide = widest(training.spec(), dna, Path.ROOT);
        try {
            training.path(wide);
            return wide;
        } catch (ShapeException e) {
            return dna;
        }
    }

    private Dna widest(DnaSpec spec, Dna dna, Path at) {
        List<Decision> decisions = new ArrayList<>(dna.size());
        for (int i = 0; i < dna.size(); i++) {
            DecisionPoint point = spec.points().get(i);
            decisions.add(widest(point, dna.get(i), at.resolve(point.location())));
        }
        return Dna.of(decisions);
    }

    private Decision widest(DecisionPoint point, Decision decision, Path id) {
        Integer top = largest.get(id);
        if (top != null) {
            return Decision.Chosen.of(top);
        }
        if (point instanceof IntRange range) {
            return new Decision.IntValue(range.grid().last());
        }
        if (decision.picks().isEmpty()) {
            return decision;
        }
        boolean several = point.picks() > 1 || point instanceof Permutation;
        List<Pick> picks = new ArrayList<>();
        for (int j = 0; j < decision.picks().size(); j++) {
            Pick pick = decision.picks().get(j);
            Path inside = (several ? id.index(j) : id).branch(pick.index());
            DnaSpec spec = point.candidates().get(pick.index()).spec();
            picks.add(new Pick(pick.index(), widest(spec, pick.sub(), inside)));
        }
        return decision instanceof Decision.Order ? new Decision.Order(picks) : new Decision.Chosen(picks);
    }
}
