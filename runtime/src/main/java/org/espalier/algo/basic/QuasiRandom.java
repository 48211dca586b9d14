package org.espalier.algo.basic;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.EvenDraws;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;

/**
 * Draws DNA that cover the space more evenly than random ones: each is a point of a scrambled Sobol sequence.
 *
 * <p>Among the first 2^m trials every number meets each of 2^m equal intervals of its scale exactly once, and candidates
 * take turns in the same way. A proposal is a function of the study's seed and the trial's id, so workers do not change the
 * sequence. Never exhausted. A proposal that is asked for again (because it was refused) is drawn at random.
 *
 * <p>Source: Sobol, "On the distribution of points in a cube and the approximate evaluation of integrals", USSR Comp. Math.
 * 7, 1967; for the scrambling see {@link org.espalier.algo.math.Sobol}. For the use in search: Bergstra and Bengio, "Random
 * search for hyper-parameter optimization", JMLR 13, 2012, section 5.
 */
public record QuasiRandom() implements MultiObjective {
    @Override
    public Proposer start(Problem problem) {
        return new Run(problem.spec(), new EvenDraws(problem.spec(), problem.seed()));
    }

    private record Run(DnaSpec spec, EvenDraws draws) implements Proposer {
        @Override
        public List<Proposal> propose(Request request) {
            if (request.attempt() > 0) {
                return request.each(random -> DnaSampler.overDecisions().sample(spec, random));
            }
            List<Proposal> proposals = new ArrayList<>(request.count());
            for (int i = 0; i < request.count(); i++) {
                long index = Math.max(0, request.firstTrial() + i - 1);
                proposals.add(Proposal.of(draws.draw(index, request.random(i))));
            }
            return proposals;
        }

        @Override
        public void observe(List<Observation> completed) {}
    }
}
