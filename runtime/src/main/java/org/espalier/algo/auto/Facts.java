package org.espalier.algo.auto;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.espalier.algo.Problem;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.DnaSpec;

/**
 * What the choice of an algorithm depends on.
 *
 * @param decisions number of decisions, those inside candidates included
 * @param numbersOnly whether every decision is a number, and always there
 * @param children number of children; empty if infinite
 * @param objectives number of objectives
 * @param trials number of trials; a guess if it is not known
 * @param isBudgetKnown whether {@code trials} is known
 * @param workers number of trials at the same time
 */
record Facts(
        long decisions,
        boolean numbersOnly,
        Optional<BigInteger> children,
        int objectives,
        long trials,
        boolean isBudgetKnown,
        int workers) {
    /** A study whose length nobody said is taken to be this long. */
    private static final long GUESS = 1000;
    /** Beyond this many decisions the exact number of children is of no interest. */
    private static final int MANY = 64;

    static Facts of(Problem problem, long trials, int workers) {
        DnaSpec spec = problem.spec();
        long decisions = DecisionWalk.count(spec);
        boolean numbers =
                spec.points().stream().allMatch(point -> point instanceof FloatRange || point instanceof IntRange);
        return new Facts(
                decisions,
                numbers,
                decisions > MANY || !isSmall(spec) ? Optional.empty() : spec.size(),
                problem.objectives().size(),
                trials == 0 ? GUESS : trials,
                trials != 0,
                workers);
    }

    /** Whether no choice has so many picks that counting its sets takes long. */
    private static boolean isSmall(DnaSpec spec) {
        return spec.points().stream().allMatch(Facts::isSmall);
    }

    private static boolean isSmall(DecisionPoint point) {
        List<Candidate> candidates = point.candidates();
        return point.picks() <= MANY && candidates.stream().allMatch(candidate -> isSmall(candidate.spec()));
    }

    /** Whether there are at most {@code limit} children. */
    boolean hasAtMost(long limit) {
        return children.isPresent() && children.get().compareTo(BigInteger.valueOf(limit)) <= 0;
    }

    /** Whether a model would take too long. */
    boolean isLarge() {
        return decisions > Rule.MANY_DECISIONS || isBudgetKnown && trials > Rule.MANY_TRIALS;
    }

    /** Returns {@code 9 decisions, 200 trials} and the like. */
    @Override
    public String toString() {
        return decisions
                + (decisions == 1 ? " decision" : " decisions")
                + children.map(count -> ", " + count + " children").orElse("")
                + (objectives > 1 ? ", " + objectives + " objectives" : "")
                + (isBudgetKnown ? ", " + trials + " trials" : ", unknown number of trials")
                + (workers > 1 ? ", " + workers + " workers" : "");
    }
}
