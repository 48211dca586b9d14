package org.espalier.algo.bayes.tpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;

/** A run of {@link Tpe}. */
final class TpeRun implements Proposer {
    private static final int REMEMBERED = 10_000;
    private static final DnaSampler FRESH = DnaSampler.overDecisions();

    private final Tpe settings;
    private final Problem problem;
    private final Scope root;
    private final Set<Dna> tried = new LinkedHashSet<>();
    private long observed;

    TpeRun(Tpe settings, Problem problem) {
        this.settings = settings;
        this.problem = problem;
        this.root = new Scope(settings, problem.spec(), problem.objectives().size());
    }

    @Override
    public List<Proposal> propose(Request request) {
        if (observed < settings.startup()) {
            return request.each(random -> FRESH.sample(problem.spec(), random));
        }
        List<Scope> touched = new ArrayList<>();
        Set<Dna> underWay = new HashSet<>(request.pending());
        try {
            request.pending().forEach(dna -> root.expect(dna, touched));
            return request.each(random -> {
                Dna dna = draw(random, underWay);
                underWay.add(dna);
                root.expect(dna, touched);
                return dna;
            });
        } finally {
            touched.forEach(Scope::forgetPending);
        }
    }

    private Dna draw(RandomGenerator random, Set<Dna> underWay) {
        Dna dna = root.draw(random);
        for (int i = 0; i < settings.redraws() && (tried.contains(dna) || underWay.contains(dna)); i++) {
            dna = root.draw(random);
        }
        return dna;
    }

    @Override
    public void observe(List<Observation> completed) {
        for (Observation observation : completed) {
            if (!(observation.outcome() instanceof Outcome.Skipped)) {
                observed++;
                remember(observation.dna());
                root.learn(observation.dna(), scores(observation.outcome()));
            }
        }
    }

    private void remember(Dna dna) {
        if (tried.add(dna) && tried.size() > REMEMBERED) {
            tried.remove(tried.iterator().next());
        }
    }

    private double[] scores(Outcome outcome) {
        double[] scores = new double[problem.objectives().size()];
        Arrays.fill(scores, Double.NEGATIVE_INFINITY);
        if (outcome instanceof Outcome.Scored scored) {
            for (int i = 0; i < Math.min(scores.length, scored.values().size()); i++) {
                scores[i] = scored.values().get(i);
            }
        }
        return scores;
    }
}
