package org.espalier.algo.bayes.tpe;

import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.internal.Checks;

/**
 * The tree-structured Parzen estimator: imitates the best trials and avoids the others.
 *
 * <pre>{@code
 * Study.of(space).algorithm(new Tpe()).seed(7).start();
 * }</pre>
 *
 * The observations are split into the best 15 percent, at most 25, and the rest. Each part becomes a density, a mean of kernels
 * around its members and one even kernel: {@code l} of the best, {@code g} of the rest. Candidates are drawn from {@code l}, and
 * the one with the largest {@code l / g} is proposed, which is the one of largest expected improvement (Bergstra, Bardenet,
 * Bengio, Kegl, "Algorithms for hyper-parameter optimization", NIPS 2011, equation 5).
 *
 * <ul>
 *   <li><em>Kernels</em> exist for every kind of decision: normal in the scale of the range for numbers (cut off at its ends,
 *       over cells for integers), by agreement for choices, pick after pick for sequences, by common elements for subsets, by
 *       pairs in the same order (Mallows) for permutations. With {@link Dependence#JOINT} the kernel of an observation is
 *       their product, so that decisions are imitated together (Falkner, Klein, Hutter, "BOHB", ICML 2018, section 3.2).
 *   <li><em>Conditional spaces</em>: decisions that exist together are modelled together, those inside a candidate by the
 *       observations that picked it, with a split of their own. Which branch of the tree is tried is, with the probability of
 *       exploration, decided by how much one more trial in it may improve on the best, not by how many of the best it has:
 *       a branch in which everything is fairly good would otherwise starve the others.
 *   <li><em>Several objectives</em>: the best are the foremost non-dominated ones, weighted by their contributions to the
 *       hypervolume (Ozaki, Tanigaki, Watanabe, Onishi, "Multiobjective tree-structured Parzen estimator", GECCO 2020).
 *       With one objective they are weighted by how much better they are than the rest (Watanabe, arXiv 2304.11127,
 *       section 3.3).
 *   <li><em>Pending trials</em> count as bad ones, which spreads parallel proposals. Infeasible and failed trials rank last;
 *       skipped ones are not learned from. A DNA that was observed already is drawn anew, a few times.
 * </ul>
 *
 * The density at a candidate looks at no more than {@link #CAPACITY} observations of each scope of the tree: the best and the
 * latest. Beyond that, cost for each trial and memory do not grow, whatever the number of trials.
 *
 * @param dependence which decisions are modelled together
 * @param startup number of observations before the model is used, in {@code [1, inf)}; until then DNA is drawn at random
 * @param candidates number of candidates drawn for a proposal, in {@code [1, inf)}
 * @param exploration probability, in {@code [0, 1]}, that one choice with decisions inside its candidates is decided by what its
 *     branches promise
 * @param redraws how often, in {@code [0, inf)}, a proposal is drawn anew because its DNA was observed already
 */
public record Tpe(Dependence dependence, int startup, int candidates, double exploration, int redraws)
        implements MultiObjective {
    /** How many observations of a scope the model looks at, 1000. */
    public static final int CAPACITY = 1000;

    /** Which decisions are modelled together. */
    public enum Dependence {
        /** All that always exist together: finds out what fits with what. */
        JOINT,
        /** Each by itself: needs fewer trials where decisions do not interact. */
        SEPARATE
    }

    /** @throws IllegalArgumentException if a number is below 1, or {@code exploration} is not in {@code [0, 1]} */
    public Tpe {
        Checks.atLeast("startup", startup, 1);
        Checks.atLeast("candidates", candidates, 1);
        Checks.atLeast("redraws", redraws, 0);
        if (!(exploration >= 0 && exploration <= 1)) {
            throw new IllegalArgumentException("exploration: expected float in [0, 1], found " + exploration);
        }
    }

    /** Creates the joint model with 10 trials at random, 24 candidates, exploration 0.8 and 5 redraws. */
    public Tpe() {
        this(Dependence.JOINT);
    }

    /** Creates the model with 10 trials at random, 24 candidates, exploration 0.8 and 5 redraws. */
    public Tpe(Dependence dependence) {
        this(dependence, 10, 24, 0.8, 5);
    }

    /** Returns this algorithm with another number of redraws; 0 suits noisy scores. */
    public Tpe withRedraws(int count) {
        return new Tpe(dependence, startup, candidates, exploration, count);
    }

    @Override
    public Proposer start(Problem problem) {
        return new TpeRun(this, problem);
    }
}
