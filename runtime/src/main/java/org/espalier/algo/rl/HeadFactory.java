package org.espalier.algo.rl;

import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DecisionPoint.Visitor;

/** Which distribution suits which kind of decision. */
enum HeadFactory implements Visitor<Head> {
    INSTANCE;

    /** Integers with more values than this are drawn as reals and rounded. */
    private static final int BINS = 32;

    @Override
    public Head visitChoices(Choices point) {
        return new PicksHead(point, Logits.of(point.candidates().size(), point.selection()));
    }

    @Override
    public Head visitPermutation(Permutation point) {
        return new PicksHead(point, Logits.ofOrder(point.candidates().size()));
    }

    @Override
    public Head visitFloat(FloatRange point) {
        return new FloatHead(point);
    }

    @Override
    public Head visitInt(IntRange point) {
        return point.grid().count() <= BINS ? new BinsHead(point) : new IntHead(point);
    }

    @Override
    public Head visitCustom(Custom point) {
        return new TextHead(point);
    }
}
