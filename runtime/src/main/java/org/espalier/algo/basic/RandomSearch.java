package org.espalier.algo.basic;

import java.util.List;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;

/**
 * Draws every DNA independently of all outcomes: the baseline of every comparison.
 *
 * <p>Never exhausted; wrap it in {@link Deduping} to visit a finite space without repetition.
 *
 * @param over what is drawn uniformly
 */
public record RandomSearch(Uniformity over) implements MultiObjective {

    /** What a uniform draw is uniform over. */
    public enum Uniformity {
        /** Each decision by itself: each candidate of a choice is equally likely, however large the space inside it. */
        DECISIONS,
        /**
         * All children of a finite space: a candidate with a large space inside is drawn more often. A range of reals
         * counts as one child.
         */
        CHILDREN
    }

    /** Creates the search that draws each decision by itself. */
    public RandomSearch() {
        this(Uniformity.DECISIONS);
    }

    @Override
    public Proposer start(Problem problem) {
        boolean decisions = over == Uniformity.DECISIONS;
        return new Run(problem.spec(), decisions ? DnaSampler.overDecisions() : DnaSampler.overChildren());
    }

    private record Run(DnaSpec spec, DnaSampler sampler) implements Proposer {
        @Override
        public List<Proposal> propose(Request request) {
            return request.each(random -> sampler.sample(spec, random));
        }

        @Override
        public void observe(List<Observation> completed) {}
    }
}
