package org.espalier.algo.evolution.operation;

import java.util.OptionalInt;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionSite;
import org.espalier.path.Path;

/**
 * A place in a DNA that an operator can change: a decision as a whole, or one of its picks.
 *
 * @param site where the decision is
 * @param pick number of the pick; empty for the decision as a whole
 */
public record Locus(DecisionSite site, OptionalInt pick) {
    /** Returns the locus of a whole decision. */
    public static Locus of(DecisionSite site) {
        return new Locus(site, OptionalInt.empty());
    }

    /** Returns the locus of pick {@code number} of a decision. */
    public static Locus of(DecisionSite site, int number) {
        return new Locus(site, OptionalInt.of(number));
    }

    /** Returns the decision point. */
    public DecisionPoint point() {
        return site.point();
    }

    /** Returns the id of the decision, or the path of the pick: {@code taps}, {@code taps[1]}. */
    public Path path() {
        return pick.isPresent() ? site.pickPath(pick.getAsInt()) : site.id();
    }
}
