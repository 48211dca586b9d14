package org.espalier.algo.auto;

import java.util.Arrays;
import org.espalier.algo.Algorithm;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.internal.Checks;

/**
 * Chooses an algorithm by the space, the objectives, the budget and the parallelism, and says which and why: what a study uses
 * unless it is told otherwise.
 *
 * <pre>{@code
 * new Auto().trials(200).choose(problem)
 * // Switching[...] because trials are few: a Gaussian process for the first 100, ... (9 decisions, 200 trials)
 * }</pre>
 *
 * <p>In order: a space with no more children than trials is swept; hundreds of decisions or tens of thousands of trials are for evolution
 * (NSGA-II with several objectives); several objectives get a model of the hypervolume, then NSGA-II or NSGA-III; many workers a Parzen
 * estimator; everything else a Gaussian process for the first 100 trials, then CMA-ES where there are numbers only and a hundred trials
 * for each, else evolution. The figures behind that stand beside each rule.
 *
 * @param trials number of trials of the study, in {@code [0, inf)}; 0 if it is not known
 * @param workers number of trials at the same time, in {@code [1, inf)}
 */
public record Auto(long trials, int workers) implements MultiObjective {
    /** @throws IllegalArgumentException if a number is outside its range */
    public Auto {
        if (trials < 0) {
            throw new IllegalArgumentException("trials: expected int in [0, inf), found " + trials);
        }
        Checks.atLeast("workers", workers, 1);
    }

    /** Creates the choice for an unknown number of trials, one at a time. */
    public Auto() {
        this(0, 1);
    }

    /** Returns this choice for {@code count} trials; 0 if that is not known. */
    public Auto trials(long count) {
        return new Auto(count, workers);
    }

    /** Returns this choice for {@code count} trials at the same time. */
    public Auto workers(int count) {
        return new Auto(trials, count);
    }

    /**
     * What was chosen.
     *
     * @param algorithm the algorithm
     * @param why a sentence with the reason and the facts it rests on
     */
    public record Choice(Algorithm algorithm, String why) {
        /** Returns {@code <algorithm> because <why>}. */
        @Override
        public String toString() {
            return algorithm + " because " + why;
        }
    }

    /** Returns the algorithm for {@code problem}, with the reason. */
    public Choice choose(Problem problem) {
        Facts facts = Facts.of(problem, trials, workers);
        Rule rule = Arrays.stream(Rule.values())
                .filter(candidate -> candidate.fits(facts))
                .findFirst()
                .orElseThrow();
        return new Choice(rule.algorithm(facts), rule.why() + " (" + facts + ")");
    }

    @Override
    public Proposer start(Problem problem) {
        return problem.start(choose(problem).algorithm());
    }
}
