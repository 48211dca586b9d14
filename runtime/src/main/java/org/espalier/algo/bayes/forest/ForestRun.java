package org.espalier.algo.bayes.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.algo.Observation;
import org.espalier.algo.OneChange;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.jspecify.annotations.Nullable;

/** A run of {@link Forest}. */
final class ForestRun implements Proposer {
    private static final DnaSampler FRESH = DnaSampler.overDecisions();
    /** Steps of numbers, tried by turns: one to explore and one to refine, as shares of the range. */
    private static final OneChange[] STEPS = {new OneChange(0.2), new OneChange(0.04)};

    private static final int STARTS = 10;
    private static final int NEIGHBOURS_PER_DECISION = 4;
    private static final int MOST_NEIGHBOURS = 100;
    private static final int MOST_STEPS = 20;
    private static final int DRAWS = 20;

    private final Forest settings;
    private final DnaSpec spec;
    private final Columns columns;
    private final Memory memory = new Memory(Forest.CAPACITY);
    private long observed;

    ForestRun(Forest settings, Problem problem) {
        this.settings = settings;
        this.spec = problem.spec();
        this.columns = new Columns(spec);
    }

    @Override
    public List<Proposal> propose(Request request) {
        Set<Dna> underWay = new HashSet<>(request.pending());
        return request.each(random -> {
            Dna dna = next(random, underWay);
            underWay.add(dna);
            return dna;
        });
    }

    @Override
    public void observe(List<Observation> completed) {
        for (Observation observation : completed) {
            if (!(observation.outcome() instanceof Outcome.Skipped)) {
                observed++;
                double loss = -observation.outcome().score();
                memory.add(new Memory.Entry(observation.dna(), columns.learn(observation.dna()), loss));
            }
        }
    }

    private Dna next(RandomGenerator random, Set<Dna> underWay) {
        boolean scored = memory.entries().stream().anyMatch(e -> e.loss() < Double.POSITIVE_INFINITY);
        if (observed < settings.startup() || !scored || random.nextDouble() < settings.interleaving()) {
            return fresh(random, underWay);
        }
        Search search = new Search(surrogate(random, underWay), random, underWay);
        List<Scored> starts = search.starts();
        for (Scored start : starts) {
            search.climb(start);
        }
        Scored best = search.best;
        return best == null ? fresh(random, underWay) : best.dna();
    }

    private Dna fresh(RandomGenerator random, Set<Dna> underWay) {
        Dna dna = FRESH.sample(spec, random);
        for (int i = 0; i < DRAWS && isKnown(dna, underWay); i++) {
            dna = FRESH.sample(spec, random);
        }
        return dna;
    }

    private boolean isKnown(Dna dna, Set<Dna> underWay) {
        return memory.contains(dna) || underWay.contains(dna);
    }

    /** Pending trials are taken to come out in the middle; failures as badly as the worst that was measured. */
    private Surrogate surrogate(RandomGenerator random, Set<Dna> underWay) {
        List<Memory.Entry> entries = memory.entries();
        int n = entries.size();
        double[] finite = entries.stream()
                .mapToDouble(Memory.Entry::loss)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double low = finite.length == 0 ? 0 : finite[0];
        double high = finite.length == 0 ? 0 : finite[finite.length - 1];
        double[][] rows = new double[n + underWay.size()][];
        double[] losses = new double[rows.length];
        for (int i = 0; i < n; i++) {
            rows[i] = entries.get(i).row();
            losses[i] = Math.max(low, Math.min(high, entries.get(i).loss()));
        }
        int at = n;
        for (Dna dna : underWay.stream().sorted().toList()) {
            rows[at] = columns.row(dna);
            losses[at++] = finite.length == 0 ? 0 : finite[finite.length / 2];
        }
        return Surrogate.fit(settings.trees(), rows, columns, losses, random);
    }

    /** A DNA and the improvement that is expected of it. */
    private record Scored(Dna dna, double improvement) {}

    /** The search for the DNA of largest expected improvement. */
    private final class Search {
        private final Surrogate surrogate;
        private final RandomGenerator random;
        private final Set<Dna> underWay;
        private @Nullable Scored best;

        Search(Surrogate surrogate, RandomGenerator random, Set<Dna> underWay) {
            this.surrogate = surrogate;
            this.random = random;
            this.underWay = underWay;
        }

        private Scored score(Dna dna) {
            Scored scored = new Scored(dna, surrogate.improvement(columns.row(dna)));
            if ((best == null || scored.improvement() > best.improvement()) && !isKnown(dna, underWay)) {
                best = scored;
            }
            return scored;
        }

        /** The best of many random ones, and the best that were tried. */
        List<Scored> starts() {
            Scored[] drawn = new Scored[settings.candidates()];
            Arrays.setAll(drawn, i -> score(FRESH.sample(spec, random)));
            Arrays.sort(drawn, Comparator.comparingDouble((Scored s) -> -s.improvement()));
            List<Scored> starts = new ArrayList<>(Arrays.asList(drawn).subList(0, Math.min(STARTS, drawn.length)));
            memory.best(STARTS).forEach(entry -> starts.add(score(entry.dna())));
            return starts;
        }

        /** Goes to the best of some neighbours, until none of them is better. */
        void climb(Scored start) {
            Scored here = start;
            for (int step = 0; step < MOST_STEPS; step++) {
                int count = Math.min(MOST_NEIGHBOURS, NEIGHBOURS_PER_DECISION * OneChange.positions(spec, here.dna()));
                Scored top = here;
                for (int i = 0; i < count; i++) {
                    Scored neighbour = score(STEPS[i % STEPS.length].apply(spec, here.dna(), random));
                    top = neighbour.improvement() > top.improvement() ? neighbour : top;
                }
                if (top == here) {
                    return;
                }
                here = top;
            }
        }
    }
}
