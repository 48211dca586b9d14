package org.espalier.algo.basic;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;

/**
 * Starts another algorithm with what is known already: DNA to try first, and outcomes of earlier trials.
 *
 * <p>The known outcomes are observed before the first proposal. Then the first DNA are proposed, in their order, before
 * the inner algorithm proposes anything itself; their outcomes it observes like all others. A study builds this wrapper
 * from trees and from other studies.
 *
 * @param inner the algorithm that is helped
 * @param first DNA that are proposed first; may be empty
 * @param known outcomes of trials that are not trials of this run; may be empty. Their ids are negative by convention
 */
public record WarmStart(Algorithm inner, List<Dna> first, List<Observation> known) implements MultiObjective {
    /** Copies the lists. */
    public WarmStart {
        first = List.copyOf(first);
        known = List.copyOf(known);
    }

    /**
     * Starts the inner algorithm and tells it what is known.
     *
     * @throws IllegalArgumentException if a DNA does not fit the space of {@code problem}, or the inner algorithm refuses
     *     the problem
     */
    @Override
    public Proposer start(Problem problem) {
        first.forEach(problem.spec()::require);
        known.forEach(observation -> problem.spec().require(observation.dna()));
        Proposer proposer = problem.start(inner);
        if (!known.isEmpty()) {
            proposer.observe(known);
        }
        return first.isEmpty() ? proposer : new Run(first, proposer);
    }

    /** Returns the inner algorithm and how much is known, not the DNA. */
    @Override
    public String toString() {
        return "WarmStart[inner=" + inner + ", first=" + first.size() + ", known=" + known.size() + "]";
    }

    private static final class Run implements Proposer {
        private final List<Dna> waiting;
        private final Proposer inner;

        Run(List<Dna> first, Proposer inner) {
            this.waiting = new ArrayList<>(first);
            this.inner = inner;
        }

        @Override
        public List<Proposal> propose(Request request) {
            List<Proposal> proposals = new ArrayList<>(request.count());
            while (proposals.size() < request.count() && !waiting.isEmpty()) {
                proposals.add(Proposal.of(waiting.remove(0)));
            }
            int left = request.count() - proposals.size();
            if (left == 0) {
                return proposals;
            }
            long next = request.firstTrial() + proposals.size();
            proposals.addAll(
                    inner.propose(new Request(request.seed(), next, left, request.attempt(), request.pending())));
            return proposals;
        }

        @Override
        public void observe(List<Observation> completed) {
            for (Observation observation : completed) {
                waiting.remove(observation.dna());
            }
            inner.observe(completed);
        }
    }
}
