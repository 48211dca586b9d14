package org.espalier.geno;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a DNA at its site: what was decided where, and how the DNA looks if it were decided otherwise.
 *
 * <p>{@link DecisionWalk#active} lists them.
 */
public final class ActiveDecision {
    private final @Nullable ActiveDecision enclosing;
    private final DecisionSite site;
    private final Dna holder;
    private final int position;

    private ActiveDecision(@Nullable ActiveDecision enclosing, DecisionSite site, Dna holder, int position) {
        this.enclosing = enclosing;
        this.site = site;
        this.holder = holder;
        this.position = position;
    }

    static ActiveDecision top(DecisionPoint point, Dna dna, int position) {
        return new ActiveDecision(null, DecisionSite.top(point), dna, position);
    }

    /** Returns the decision number {@code position} inside pick number {@code pick} of this decision. */
    ActiveDecision inside(int pick, DecisionPoint point, int position) {
        Pick picked = decision().picks().get(pick);
        return new ActiveDecision(this, site.inside(pick, picked.index(), point), picked.sub(), position);
    }

    /** Returns the site: id, decision point, and the pick on which it depends. */
    public DecisionSite site() {
        return site;
    }

    /** Returns the decision point. */
    public DecisionPoint point() {
        return site.point();
    }

    /** Returns the decision that was taken. */
    public Decision decision() {
        return holder.get(position);
    }

    /** Returns the decision that has this one inside one of its picks; empty at the top level. */
    public Optional<ActiveDecision> enclosing() {
        return Optional.ofNullable(enclosing);
    }

    /**
     * Returns the whole DNA with this decision replaced; the very DNA that was walked if {@code decision} is equal. Nothing
     * is checked: the caller provides a decision of this point.
     */
    public Dna replacedBy(Decision decision) {
        Dna changed = holder.with(position, decision);
        if (enclosing == null) {
            return changed;
        }
        Decision outer = enclosing.decision();
        return enclosing.replacedBy(
                changed == holder ? outer : PickEdits.with(outer, site.pick(), new Pick(site.candidate(), changed)));
    }

    /** Returns the id and the decision: {@code op[=2].filters = 1}. */
    @Override
    public String toString() {
        return (site.id().isRoot() ? "(root)" : site.id()) + " = " + DnaText.print(decision());
    }
}
