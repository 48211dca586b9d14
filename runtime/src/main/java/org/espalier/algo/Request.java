package org.espalier.algo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.espalier.geno.Dna;
import org.espalier.internal.Checks;
import org.espalier.internal.Seeds;

/**
 * A request for the proposals of consecutive trials, with the random stream of each.
 *
 * <p>A stream is a function of the study seed, the trial id and the attempt, so a proposal does not depend on how many
 * workers run the study or on how many proposals were asked for before.
 *
 * @param seed the seed of the study
 * @param firstTrial id of the first trial that is to get a proposal
 * @param count number of proposals wanted, in {@code [1, inf)}
 * @param attempt 0 for the first request for these trials, {@code n} for the n-th repetition after a refused proposal
 * @param pending the DNA of trials whose outcome was not observed yet, in order of their ids; a view that is valid
 *     during the call only
 */
public record Request(long seed, long firstTrial, int count, int attempt, Collection<Dna> pending) {
    /** @throws IllegalArgumentException if {@code count < 1} or {@code attempt < 0} */
    public Request {
        Checks.atLeast("count", count, 1);
        Checks.atLeast("attempt", attempt, 0);
    }

    /** Returns a new generator at the start of the random stream of proposal number {@code index}, in {@code [0, count)}. */
    public RandomGenerator random(int index) {
        return Seeds.random(seed, firstTrial + index, Seeds.PROPOSAL + attempt);
    }

    /** Returns one proposal for each trial of this request, whose DNA {@code draw} makes from the random stream of the trial. */
    public List<Proposal> each(Function<? super RandomGenerator, Dna> draw) {
        if (count == 1) {
            return List.of(Proposal.of(draw.apply(random(0))));
        }
        List<Proposal> proposals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            proposals.add(Proposal.of(draw.apply(random(i))));
        }
        return proposals;
    }

    /**
     * Returns the proposals that {@code next} makes, one for each trial of this request, until it has none: for algorithms that
     * end.
     */
    public List<Proposal> eachWhileAny(Function<? super Request, Optional<Proposal>> next) {
        List<Proposal> proposals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Optional<Proposal> proposal = next.apply(single(i));
            if (proposal.isEmpty()) {
                break;
            }
            proposals.add(proposal.get());
        }
        return proposals;
    }

    /** Returns the request for proposal number {@code index} of this request alone. */
    public Request single(int index) {
        return count == 1 ? this : new Request(seed, firstTrial + index, 1, attempt, pending);
    }

    /** Returns this request with another attempt number, and therefore with other random streams. */
    public Request retry(int number) {
        return new Request(seed, firstTrial, count, number, pending);
    }
}
