package org.espalier.algo.basic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.jspecify.annotations.Nullable;

/** A run of {@link HillClimb}. */
final class Climber implements Proposer {
    private static final int DRAWS = 100;
    private static final DnaSampler FRESH = DnaSampler.overDecisions();

    private final HillClimb settings;
    private final DnaSpec spec;
    private final Set<Dna> tried = new HashSet<>();
    private @Nullable Dna place;
    private double height = Double.NEGATIVE_INFINITY;
    private int steps;

    Climber(HillClimb settings, DnaSpec spec) {
        this.settings = settings;
        this.spec = spec;
    }

    @Override
    public List<Proposal> propose(Request request) {
        return request.each(this::next);
    }

    @Override
    public void observe(List<Observation> completed) {
        for (Observation observation : completed) {
            boolean stands = observation.outcome() instanceof Outcome.Scored;
            if (stands && (place == null || observation.outcome().score() > height)) {
                place = observation.dna();
                height = observation.outcome().score();
                forget();
                tried.add(observation.dna());
            }
        }
    }

    private Dna next(RandomGenerator random) {
        Dna here = place;
        if (here != null && steps < settings.patience()) {
            for (int i = 0; i < DRAWS; i++) {
                Dna neighbour = settings.change().apply(spec, here, random);
                if (tried.add(neighbour)) {
                    steps++;
                    return neighbour;
                }
            }
        }
        place = null;
        forget();
        return FRESH.sample(spec, random);
    }

    private void forget() {
        tried.clear();
        steps = 0;
    }
}
