package org.espalier.algo.rl;

import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.path.Path;

/** The distribution of one decision, with those of the decisions inside its candidates. */
interface Head {
    /** Draws a decision and adds its log-probability and the entropy. */
    Decision sample(RandomGenerator random, Tally tally);

    /** Returns the likeliest decision. */
    Decision mode();

    /** Adds log-probability and entropy of a decision. */
    void judge(Decision decision, Tally tally);

    /** Adds the gradient of a decision. */
    void push(Decision decision, Push push);

    /** Tells each distribution by its id, those inside candidates too as far as they were ever reached. */
    void describe(Path id, BiConsumer<Path, String> lines);

    /** Returns the head of {@code point}. */
    static Head of(org.espalier.geno.DecisionPoint point) {
        return point.accept(HeadFactory.INSTANCE);
    }
}
