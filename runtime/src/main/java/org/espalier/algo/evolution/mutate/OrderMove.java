package org.espalier.algo.evolution.mutate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.Dna;
import org.espalier.geno.Pick;

/**
 * Moves several picks of an order, or of a choice of several that is not sorted.
 *
 * <p>Source: Larrañaga et al., "Genetic algorithms for the travelling salesman problem: a review of representations and
 * operators", Artificial Intelligence Review 13, 1999, section 4.3.2.
 *
 * @param kind how they move
 * @param where the decisions to choose from
 */
public record OrderMove(Kind kind, Where where) implements Mutator {

    /** How picks move. */
    public enum Kind {
        /** One pick is taken out and put in elsewhere: the picks between move by one. */
        INSERT,
        /** A run of two or more picks is turned round, as in the 2-opt move. */
        INVERT,
        /** A run of two or more picks is put into a random order, perhaps the old one. */
        SCRAMBLE
    }

    /** Creates the move anywhere. */
    public OrderMove(Kind kind) {
        this(kind, Where.all());
    }

    @Override
    public Dna mutate(Dna dna, Turn turn) {
        return Places.decision(dna, turn, where, Picks::areOrdered)
                .map(active -> active.replacedBy(
                        active.point().decide(moved(active.decision().picks(), turn.random()))))
                .orElse(dna);
    }

    private List<Pick> moved(List<Pick> picks, RandomGenerator random) {
        List<Pick> copy = new ArrayList<>(picks);
        int one = random.nextInt(picks.size());
        int drawn = random.nextInt(picks.size() - 1);
        int other = drawn < one ? drawn : drawn + 1;
        List<Pick> run = copy.subList(Math.min(one, other), Math.max(one, other) + 1);
        switch (kind) {
            case INSERT -> copy.add(other, copy.remove(one));
            case INVERT -> Collections.reverse(run);
            case SCRAMBLE -> {
                for (int i = run.size() - 1; i > 0; i--) {
                    Collections.swap(run, i, random.nextInt(i + 1));
                }
            }
        }
        return copy;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "(" + where + ")";
    }
}
