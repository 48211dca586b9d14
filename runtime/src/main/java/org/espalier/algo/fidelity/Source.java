package org.espalier.algo.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.internal.Seeds;

/**
 * Where new DNA come from: one run of the inner algorithm for each rung, which learns from the results of that rung alone; the
 * highest rung that knows enough proposes (BOHB, section 4). A share of the DNA is random.
 */
final class Source {
    private static final DnaSampler FRESH = DnaSampler.overDecisions();

    private final Problem problem;
    private final List<Proposer> rungs = new ArrayList<>();
    private final int[] known;
    private final int least;
    private final double random;

    /**
     * Creates the source.
     *
     * @param least how many results a rung needs before it proposes
     * @param random share of random DNA
     */
    Source(Problem problem, Algorithm inner, int count, int least, double random) {
        this.problem = problem;
        this.known = new int[count];
        this.least = least;
        this.random = random;
        for (int i = 0; i < count; i++) {
            rungs.add(problem.start(inner));
        }
    }

    /** Returns a new DNA for the only trial of {@code request}; empty if the inner algorithm is exhausted. */
    Optional<Dna> next(Request request) {
        var stream = Seeds.random(request.seed(), request.firstTrial(), Seeds.UPDATE + request.attempt());
        if (random > 0 && stream.nextDouble() < random) {
            return Optional.of(FRESH.sample(problem.spec(), stream));
        }
        int rung = known.length - 1;
        while (rung > 0 && known[rung] < least) {
            rung--;
        }
        return rungs.get(rung).propose(request).stream().findFirst().map(proposal -> proposal.dna());
    }

    void observe(int rung, Observation observation) {
        known[rung]++;
        rungs.get(rung).observe(List.of(observation));
    }
}
