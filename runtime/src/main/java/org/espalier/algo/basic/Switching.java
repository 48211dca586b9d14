package org.espalier.algo.basic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.algo.Algorithm;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;

/**
 * One algorithm after the other; each observes everything from the first trial on.
 *
 * <pre>{@code
 * Switching.first(20, new RandomSearch()).then(80, new Tpe()).last(new RegularizedEvolution())
 * }</pre>
 *
 * The phase of a trial follows from its id, so a study that continues from a store is in the right phase. When an algorithm is
 * exhausted before its phase ends, the next one takes over.
 *
 * @param phases the algorithms in their order, at least one; the length of the last one does not count
 */
public record Switching(List<Phase> phases) implements MultiObjective {
    /**
     * An algorithm and how long it proposes.
     *
     * @param trials number of trials, in {@code [0, inf)}
     * @param algorithm the algorithm
     */
    public record Phase(long trials, Algorithm algorithm) {
        /** @throws IllegalArgumentException if {@code trials < 0} */
        public Phase {
            if (trials < 0) {
                throw new IllegalArgumentException("trials: expected int in [0, inf), found " + trials);
            }
        }
    }

    /** @throws IllegalArgumentException if there is no phase */
    public Switching {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("phases: expected at least 1, found none");
        }
    }

    /** Returns the search that begins with {@code trials} trials of {@code algorithm}. */
    public static Switching first(long trials, Algorithm algorithm) {
        return new Switching(List.of(new Phase(trials, algorithm)));
    }

    /** Returns this search with another phase of {@code trials} trials. */
    public Switching then(long trials, Algorithm algorithm) {
        List<Phase> more = new ArrayList<>(phases);
        more.add(new Phase(trials, algorithm));
        return new Switching(more);
    }

    /** Returns this search with the algorithm of all further trials. */
    public Switching last(Algorithm algorithm) {
        return then(Long.MAX_VALUE, algorithm);
    }

    @Override
    public Proposer start(Problem problem) {
        return new Run(
                phases,
                phases.stream().map(phase -> problem.start(phase.algorithm())).toList());
    }

    private record Run(List<Phase> phases, List<Proposer> proposers) implements Proposer {
        @Override
        public List<Proposal> propose(Request request) {
            return request.eachWhileAny(this::next);
        }

        private Optional<Proposal> next(Request request) {
            for (int i = phaseOf(request.firstTrial()); i < proposers.size(); i++) {
                List<Proposal> proposals = proposers.get(i).propose(request);
                if (!proposals.isEmpty()) {
                    return Optional.of(proposals.get(0));
                }
            }
            return Optional.empty();
        }

        private int phaseOf(long trial) {
            long left = trial;
            for (int i = 0; i < phases.size() - 1; i++) {
                left -= phases.get(i).trials();
                if (left <= 0) {
                    return i;
                }
            }
            return phases.size() - 1;
        }

        @Override
        public void observe(List<Observation> completed) {
            proposers.forEach(proposer -> proposer.observe(completed));
        }
    }
}
