package org.espalier.geno;

import java.util.Optional;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * A decision point seen from the root of its space: with its absolute id and the pick on which it depends.
 *
 * <p>Points of a candidate's spec know their location relative to the candidate only, because the spec may be shared. The
 * id of a conditional point is the id of the enclosing choice, then the number of the pick if the choice has several,
 * then the candidate, then the location: {@code op[=2].filters}, {@code ops[1][=2].filters}.
 */
public final class DecisionSite {
    private final @Nullable DecisionSite enclosing;
    private final int pick;
    private final int candidate;
    private final DecisionPoint point;
    private @Nullable Path id;

    private DecisionSite(@Nullable DecisionSite enclosing, int pick, int candidate, DecisionPoint point) {
        this.enclosing = enclosing;
        this.pick = pick;
        this.candidate = candidate;
        this.point = point;
    }

    /** Returns the site of a point of the top level. */
    static DecisionSite top(DecisionPoint point) {
        return new DecisionSite(null, 0, 0, point);
    }

    /** Returns the site of {@code inner} if pick number {@code pick} of this choice is {@code candidate}. */
    DecisionSite inside(int pick, int candidate, DecisionPoint inner) {
        return new DecisionSite(this, pick, candidate, inner);
    }

    /** Returns the decision point. */
    public DecisionPoint point() {
        return point;
    }

    /** Returns the absolute id of the decision. */
    public Path id() {
        Path known = id;
        if (known == null) {
            known = enclosing == null
                    ? point.location()
                    : enclosing.branch(pick, candidate).resolve(point.location());
            id = known;
        }
        return known;
    }

    /** Returns the choice on which this point depends; empty at the top level, where every point is decided. */
    public Optional<DecisionSite> enclosing() {
        return Optional.ofNullable(enclosing);
    }

    /** Returns which pick of the {@link #enclosing} choice has to be {@link #candidate}; 0 at the top level. */
    public int pick() {
        return pick;
    }

    /** Returns which candidate of the {@link #enclosing} choice has to be picked; 0 at the top level. */
    public int candidate() {
        return candidate;
    }

    /**
     * Returns the path of pick {@code number} of this choice: the id itself if the choice has one pick only.
     *
     * @throws IllegalArgumentException if {@code number < 0}
     */
    public Path pickPath(int number) {
        return pickPath(id(), point, number);
    }

    /**
     * Returns the path inside candidate {@code number}, if it is pick {@code pick} of this choice.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public Path branch(int pick, int number) {
        return pickPath(pick).branch(number);
    }

    static Path pickPath(Path id, DecisionPoint point, int number) {
        boolean several = point.picks() > 1 || point instanceof DecisionPoint.Permutation;
        return several ? id.index(number) : id;
    }

    /** Returns the id and what is to be decided: {@code op[=2].filters: 1 of 2}. */
    @Override
    public String toString() {
        return (id().isRoot() ? "(root)" : id()) + ": " + PointText.of(point);
    }
}
