package org.espalier.algo.basic;

import org.espalier.algo.Algorithm;
import org.espalier.algo.OneChange;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.internal.Checks;

/**
 * Walks from a random DNA to better ones that differ in one decision, and starts anew where no neighbour is better.
 *
 * <p>First improvement: a neighbour that scores higher than the place where the walk stands becomes that place at once.
 * No neighbour of a place is tried twice. A walk ends when {@code patience} neighbours of one place brought no
 * improvement, or when repeated draws find only neighbours that were tried already; the next walk starts at random.
 *
 * <p>Source: White, Nolen, Savani, "Exploring the loss landscape in neural architecture search", UAI 2021 (local
 * search), with first improvement instead of best improvement.
 *
 * @param change how a neighbour is made
 * @param patience neighbours tried at one place before it is given up, in {@code [1, inf)}
 */
public record HillClimb(OneChange change, int patience) implements Algorithm {
    /** @throws IllegalArgumentException if {@code patience < 1} */
    public HillClimb {
        Checks.atLeast("patience", patience, 1);
    }

    /** Creates the climb over {@link OneChange#DEFAULT} that gives a place up after 200 neighbours. */
    public HillClimb() {
        this(OneChange.DEFAULT, 200);
    }

    @Override
    public Proposer start(Problem problem) {
        return new Climber(this, problem.spec());
    }
}
