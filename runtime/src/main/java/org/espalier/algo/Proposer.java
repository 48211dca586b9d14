package org.espalier.algo;

import java.util.List;

/**
 * One run of an {@link Algorithm}: mutable, and confined to the study, which calls it under one lock.
 *
 * <p>The two verbs, by example. A study with two workers asks for trials 1 and 2, then trial 2 completes:
 *
 * <pre>{@code
 * propose(request(1))             -> DNA a        pending: nothing
 * propose(request(2))             -> DNA b        pending: a
 * observe([2, b, Scored(0.9)])                    only what is new
 * propose(request(3))             -> DNA c        pending: a
 * observe([1, a, Failed("..."), 3, c, Scored(0.7)])
 * }</pre>
 *
 * Proposing does not learn; observing does. Outcomes arrive in any order and may be of any kind. A run is recovered by
 * starting the algorithm anew and observing the history before the first request, so a proposer must accept observations
 * of DNA that it did not propose. What cannot be recomputed from DNA and outcome goes into {@link Proposal#notes}.
 */
public interface Proposer {
    /**
     * Returns DNA to try, one for each trial of {@code request}, in order of the trials.
     *
     * @return at most {@code request.count()} proposals; fewer if the space is exhausted, now and for good
     */
    List<Proposal> propose(Request request);

    /** Takes note of {@code completed}, the outcomes that were not observed before. */
    void observe(List<Observation> completed);
}
