package org.espalier.algo.evolution;

import java.util.List;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;

/** Random DNA. */
enum RandomStart implements MultiObjective {
    INSTANCE;

    @Override
    public Proposer start(Problem problem) {
        return new Run(problem.spec());
    }

    @Override
    public String toString() {
        return "random";
    }

    private record Run(DnaSpec spec) implements Proposer {
        @Override
        public List<Proposal> propose(Request request) {
            return request.each(random -> DnaSampler.overDecisions().sample(spec, random));
        }

        @Override
        public void observe(List<Observation> completed) {}
    }
}
