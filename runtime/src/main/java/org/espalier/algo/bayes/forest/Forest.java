package org.espalier.algo.bayes.forest;

import org.espalier.algo.Algorithm;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.internal.Checks;

/**
 * Sequential model-based search with a random forest, in the manner of SMAC.
 *
 * <pre>{@code
 * Study.of(space).algorithm(new Forest()).seed(7).start();
 * }</pre>
 *
 * A forest predicts the score of any DNA and how sure it is. Proposed is the DNA of largest expected improvement, found from the
 * best of many random ones and the best that were tried, by climbing over neighbours that differ in one decision of the tree.
 * Every tenth trial or so is drawn at random, so that the forest is never wrong for good. Trees take categories, orders, subsets
 * and decisions that do not exist as they are, which makes this a sound choice for mixed and conditional spaces.
 *
 * <p>Pending trials are expected to come out in the middle; failed and infeasible ones count as the worst that was measured;
 * skipped ones are left out. The forest learns from at most {@link #CAPACITY} observations and a quarter more, the best and the
 * latest; cost for each trial grows with them, and then no more.
 *
 * <p>Sources: Hutter, Hoos, Leyton-Brown, "Sequential model-based optimization for general algorithm configuration", LION 2011;
 * Lindauer et al., "SMAC3", JMLR 23, 2022.
 *
 * @param trees number of trees, in {@code [1, inf)}
 * @param startup number of observations before the model is used, in {@code [1, inf)}
 * @param candidates number of random DNA that the search for the best starts from, in {@code [1, inf)}
 * @param interleaving share of the trials that are drawn at random, in {@code [0, 1]}
 */
public record Forest(int trees, int startup, int candidates, double interleaving) implements Algorithm {
    /** How many observations the forest learns from, 1000. */
    public static final int CAPACITY = 1000;

    /** @throws IllegalArgumentException if a number is below 1, or {@code interleaving} is not in {@code [0, 1]} */
    public Forest {
        Checks.atLeast("trees", trees, 1);
        Checks.atLeast("startup", startup, 1);
        Checks.atLeast("candidates", candidates, 1);
        if (!(interleaving >= 0 && interleaving <= 1)) {
            throw new IllegalArgumentException("interleaving: expected float in [0, 1], found " + interleaving);
        }
    }

    /** Creates the search with 20 trees, 10 trials at random, 500 candidates, and a tenth of the trials at random. */
    public Forest() {
        this(20, 10, 500, 0.1);
    }

    @Override
    public Proposer start(Problem problem) {
        return new ForestRun(this, problem);
    }
}
