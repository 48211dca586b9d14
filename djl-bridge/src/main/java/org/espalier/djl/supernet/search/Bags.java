package org.espalier.djl.supernet.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.djl.data.ImageSplits;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.path.Path;

/**
 * Draws networks such that each decision takes all its candidates before it takes one again: a shuffled bag for each
 * decision, filled anew when it is empty. Decisions without few candidates are drawn freely.
 */
final class Bags {
    private static final int FEW = 32;

    private final DnaSpec spec;
    private final Map<String, Deque<Integer>> bags = new LinkedHashMap<>();

    Bags(DnaSpec spec) {
        this.spec = spec;
    }

    /** Returns the most candidates that a decision of the top level has, at least 1. */
    int most() {
        return spec.points().stream().mapToInt(Bags::candidates).max().orElse(1);
    }

    Dna draw(RandomGenerator random) {
        return draw(spec, Path.ROOT, random);
    }

    private Dna draw(DnaSpec inside, Path at, RandomGenerator random) {
        List<Decision> decisions = new ArrayList<>(inside.points().size());
        for (DecisionPoint point : inside.points()) {
            decisions.add(decide(point, at.resolve(point.location()), random));
        }
        return Dna.of(decisions);
    }

    private Decision decide(DecisionPoint point, Path id, RandomGenerator random) {
        if (point instanceof Choices choice && choice.picks() == 1) {
            int pick = take(id, choice.candidates().size(), random);
            return Decision.Chosen.of(pick, draw(choice.candidates().get(pick).spec(), id.branch(pick), random));
        }
        if (point instanceof IntRange range && range.grid().count() <= FEW) {
            return new Decision.IntValue(range.grid().at(take(id, candidates(point), random)));
        }
        return DnaSampler.decision(point, random);
    }

    private static int candidates(DecisionPoint point) {
        if (point instanceof IntRange range) {
            return range.grid().count() <= FEW ? (int) range.grid().count() : 1;
        }
        return point instanceof Choices choice && choice.picks() == 1
                ? choice.candidates().size()
                : 1;
    }

    private int take(Path id, int candidates, RandomGenerator random) {
        Deque<Integer> bag = bags.computeIfAbsent(id.toString(), i -> new ArrayDeque<>());
        if (bag.isEmpty()) {
            for (int candidate : ImageSplits.permutation(candidates, random.nextLong())) {
                bag.add(candidate);
            }
        }
        return bag.removeFirst();
    }

    void save(SearchState state) {
        bags.forEach((id, bag) ->
                state.put(id, String.join(" ", bag.stream().map(String::valueOf).toList())));
    }

    void restore(SearchState state) {
        state.texts().forEach((id, picks) -> {
            Deque<Integer> bag = new ArrayDeque<>();
            for (String pick : picks.isEmpty() ? new String[0] : picks.split(" ", -1)) {
                bag.add(Integer.valueOf(pick));
            }
            bags.put(id, bag);
        });
    }
}
