package org.espalier.algo.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.evolution.operation.Memory;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;

/** A run of {@link RegularizedEvolution}. */
final class AgeingProposer implements Proposer {
    private static final int MUTATIONS = 5;
    private static final DnaSampler FRESH = DnaSampler.overDecisions();

    private final RegularizedEvolution settings;
    private final DnaSpec spec;
    private final AgeingPopulation population;
    private final Memory memory = new Memory();

    AgeingProposer(RegularizedEvolution settings, DnaSpec spec) {
        this.settings = settings;
        this.spec = spec;
        this.population = new AgeingPopulation(settings.population());
    }

    @Override
    public List<Proposal> propose(Request request) {
        if (request.count() == 1) {
            return List.of(Proposal.of(next(request, 0)));
        }
        List<Proposal> proposals = new ArrayList<>(request.count());
        for (int i = 0; i < request.count(); i++) {
            proposals.add(Proposal.of(next(request, i)));
        }
        return proposals;
    }

    @Override
    public void observe(List<Observation> completed) {
        for (Observation observation : completed) {
            if (!(observation.outcome() instanceof Outcome.Skipped)) {
                population.add(observation.dna(), observation.outcome().score());
            }
        }
    }

    private Dna next(Request request, int index) {
        RandomGenerator random = request.random(index);
        if (!population.isFull()) {
            return FRESH.sample(spec, random);
        }
        Dna parent = population.tournament(settings.tournament(), random);
        Turn turn = new Turn(spec, random, request.firstTrial() + index - 1, memory);
        Dna child = settings.mutator().mutate(parent, turn);
        for (int i = 1; i < MUTATIONS && population.contains(child); i++) {
            child = settings.mutator().mutate(parent, turn);
        }
        return child;
    }
}
