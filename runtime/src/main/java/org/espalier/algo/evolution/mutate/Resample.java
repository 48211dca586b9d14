package org.espalier.algo.evolution.mutate;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.Pick;

/**
 * Draws one place of the DNA anew, with all that is inside: the uniform mutation of PyGlove.
 *
 * <p>The place is uniform over all active decisions and, where a decision has several picks, over each of these too. The new
 * value is drawn as in a random DNA and may be the old one; a pick among distinct ones is drawn from the candidates that none
 * of them has, and stays if there is no such candidate. Sorted picks are put in order again. Where the same value is a waste
 * of a trial, use {@link PointMutation}.
 *
 * @param where the places to choose from
 */
public record Resample(Where where) implements Mutator {
    /** Creates the mutation of all places. */
    public Resample() {
        this(Where.all());
    }

    @Override
    public Dna mutate(Dna dna, Turn turn) {
        Optional<Places.Place> drawn = Places.any(dna, turn, where);
        if (drawn.isEmpty()) {
            return dna;
        }
        Places.Place place = drawn.get();
        DecisionPoint point = place.locus().point();
        Decision old = place.active().decision();
        RandomGenerator random = turn.random();
        return place.active()
                .replacedBy(
                        place.locus().pick().isPresent()
                                ? pick(point, old.picks(), place.locus().pick().getAsInt(), random)
                                : whole(point, old, random));
    }

    static Decision whole(DecisionPoint point, Decision old, RandomGenerator random) {
        return point instanceof Custom custom && old instanceof TextValue text
                ? new TextValue(custom.genes().random(random, Optional.of(text.value())))
                : DnaSampler.decision(point, random);
    }

    private static Decision pick(DecisionPoint point, List<Pick> picks, int at, RandomGenerator random) {
        if (!point.isDistinct()) {
            int candidate = random.nextInt(point.candidates().size());
            return point.decide(Picks.with(picks, at, Picks.fresh(point, candidate, random)));
        }
        int[] unused = Picks.unused(point, picks);
        return unused.length == 0
                ? point.decide(picks)
                : point.decide(
                        Picks.with(picks, at, Picks.fresh(point, unused[random.nextInt(unused.length)], random)));
    }
}
