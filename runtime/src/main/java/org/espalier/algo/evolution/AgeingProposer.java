package org.espalier.algo.evolution;

import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
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

    AgeingProposer(RegularizedEvolution settings, DnaSpec spec) {
        this.settings = settings;
        this.spec = spec;
        this.population = new AgeingPopulation(settings.population());
    }

    @Override
    public List<Proposal> propose(Request request) {
        return request.each(this::next);
    }

    @Override
    public void observe(List<Observation> completed) {
        for (Observation observation : completed) {
            if (!(observation.outcome() instanceof Outcome.Skipped)) {
                population.add(observation.dna(), observation.outcome().score());
            }
        }
    }

    private Dna next(RandomGenerator random) {
        if (!population.isFull()) {
            return FRESH.sample(spec, random);
        }
        Dna parent = population.tournament(settings.tournament(), random);
        Dna child = settings.mutator().mutate(spec, parent, random);
        for (int i = 1; i < MUTATIONS && population.contains(child); i++) {
            child = settings.mutator().mutate(spec, parent, random);
        }
        return child;
    }
}
