package org.espalier.algo.bayes.gp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.algo.EvenDraws;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;

/** A run of {@link Bayesian}. */
final class BayesianRun implements Proposer {
    private static final int INCUMBENTS = 5;
    private static final int RETRIES = 30;

    /** One of so many trials looks farther away. */
    private static final int WIDENING = 3;

    private final Bayesian settings;
    private final DnaSpec spec;
    private final EvenDraws draws;
    private final Embedding embedding;
    private final History history;
    private final Models models;

    BayesianRun(Bayesian settings, Problem problem) {
        this.settings = settings;
        this.spec = problem.spec();
        this.draws = new EvenDraws(spec, problem.seed());
        this.embedding = new Embedding(spec);
        this.history = new History(embedding, settings.points());
        this.models =
                new Models(settings, embedding, history, problem.objectives().size());
    }

    @Override
    public List<Proposal> propose(Request request) {
        List<Proposal> proposals = new ArrayList<>(request.count());
        List<Dna> pending = new ArrayList<>(request.pending());
        for (int i = 0; i < request.count(); i++) {
            Dna dna = next(request, i, pending);
            pending.add(dna);
            proposals.add(Proposal.of(dna));
        }
        return proposals;
    }

    private Dna next(Request request, int number, Collection<Dna> pending) {
        RandomGenerator random = request.random(number);
        Set<Dna> taken = new HashSet<>(pending);
        if (history.scored() < settings.startup() || embedding.width() == 0) {
            Dna even = draws.draw(Math.max(0, request.firstTrial() + number - 1), random);
            boolean usable = request.attempt() == 0 && !taken.contains(even) && !history.knows(even);
            return usable ? even : fresh(taken, random);
        }
        if (request.attempt() > 0) {
            return fresh(taken, random);
        }
        boolean widen = (request.firstTrial() + number) % WIDENING == 0;
        return search(pending, taken, widen, random).orElseGet(() -> fresh(taken, random));
    }

    private Optional<Dna> search(Collection<Dna> pending, Set<Dna> taken, boolean widen, RandomGenerator random) {
        Models.Guess guess = models.guess(pending, widen, random);
        AcquisitionSearch search = new AcquisitionSearch(
                embedding,
                guess.acquisition(),
                guess.weights(),
                dna -> !taken.contains(dna) && !history.knows(dna),
                random);
        List<Dna> incumbents = guess.incumbents(INCUMBENTS);
        return guess.climb() ? search.climb(incumbents) : search.draw(incumbents);
    }

    /** Draws until the DNA is new; gives up after a while, because a small space may be exhausted. */
    private Dna fresh(Set<Dna> taken, RandomGenerator random) {
        Dna dna = DnaSampler.overDecisions().sample(spec, random);
        for (int i = 0; i < RETRIES && (taken.contains(dna) || history.knows(dna)); i++) {
            dna = DnaSampler.overDecisions().sample(spec, random);
        }
        return dna;
    }

    @Override
    public void observe(List<Observation> completed) {
        completed.forEach(history::add);
    }
}
