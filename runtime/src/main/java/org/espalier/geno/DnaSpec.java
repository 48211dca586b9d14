package org.espalier.geno;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The shape of all decisions of a search space: an ordered list of {@link DecisionPoint}s.
 *
 * <p>Locations of points are relative to the tree that this spec was compiled from, so the spec of a candidate can be
 * shared by all choices that offer it. The id of a decision as a user sees it is absolute:
 * {@link DecisionWalk} computes it. Immutable and compared by content.
 */
public final class DnaSpec {
    /** The spec without decisions: that of a tree in which everything is decided. */
    public static final DnaSpec EMPTY = new DnaSpec(List.of());

    private final List<DecisionPoint> points;
    private int hash;
    private @Nullable BigInteger children;
    private @Nullable SpecTraits traits;
    private int @Nullable [] plainChoices;
    private @Nullable Ranks ranks;
    private @Nullable Odometer odometer;

    private DnaSpec(List<DecisionPoint> points) {
        this.points = points;
    }

    /**
     * Returns the spec of {@code points}.
     *
     * @throws IllegalArgumentException if two points have the same location, because the location identifies the decision
     */
    public static DnaSpec of(List<DecisionPoint> points) {
        if (points.size() > 1) {
            Set<Path> locations = new HashSet<>();
            for (DecisionPoint point : points) {
                if (!locations.add(point.location())) {
                    throw new IllegalArgumentException("points: expected different locations, found '"
                            + point.location() + "' twice. The location identifies the decision");
                }
            }
        }
        return points.isEmpty() ? EMPTY : new DnaSpec(List.copyOf(points));
    }

    /** Returns the decision points of the top level. */
    public List<DecisionPoint> points() {
        return points;
    }

    /** Returns whether nothing is to be decided. */
    public boolean isEmpty() {
        return points.isEmpty();
    }

    /**
     * Returns the exact number of DNA of this spec; empty if it is infinite, because a float range or a custom decision
     * is somewhere inside.
     *
     * @throws ArithmeticException if the number has more than 2^31 binary digits
     */
    public Optional<BigInteger> size() {
        return traits().finite() ? Optional.of(children()) : Optional.empty();
    }

    /** Returns the number of DNA, where a range of reals counts as one value; computed once, also for shared candidates. */
    BigInteger children() {
        BigInteger known = children;
        if (known == null) {
            known = SpecSize.of(this);
            children = known;
        }
        return known;
    }

    /** Returns what is cheap to know, computed once. */
    SpecTraits traits() {
        SpecTraits known = traits;
        if (known == null) {
            known = SpecTraits.of(this);
            traits = known;
        }
        return known;
    }

    /**
     * Returns for each point the number of candidates, if it picks one of them and none has decisions of its own; 0 for all
     * other points. Computed once: most decisions are of this kind, and need no closer look.
     */
    int[] plainChoices() {
        int[] known = plainChoices;
        if (known == null) {
            known = points.stream().mapToInt(DnaSpec::plainChoices).toArray();
            plainChoices = known;
        }
        return known;
    }

    private static int plainChoices(DecisionPoint point) {
        boolean plain = point instanceof DecisionPoint.Choices
                && point.picks() == 1
                && point.candidates().stream()
                        .allMatch(candidate -> candidate.spec().isEmpty());
        return plain ? point.candidates().size() : 0;
    }

    /** Returns the ranking, computed once. */
    Ranks ranks() {
        Ranks known = ranks;
        if (known == null) {
            known = new Ranks(this);
            ranks = known;
        }
        return known;
    }

    /** Returns the odometer, computed once. */
    Odometer odometer() {
        Odometer known = odometer;
        if (known == null) {
            known = new Odometer(this);
            odometer = known;
        }
        return known;
    }

    /** Returns all that is wrong with {@code dna} as a DNA of this spec; the empty list if it fits. */
    public List<Violation> check(Dna dna) {
        return DnaCheck.check(this, dna);
    }

    /**
     * Returns {@code dna} if it fits this spec.
     *
     * @throws DnaException if it does not; the message lists every problem with the place of its decision
     */
    public Dna require(Dna dna) {
        List<Violation> violations = check(dna);
        if (!violations.isEmpty()) {
            throw new DnaException("DNA " + dna, violations);
        }
        return dna;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof DnaSpec that && hashCode() == that.hashCode() && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = points.hashCode();
            hash = h;
        }
        return h;
    }

    /** Returns an indented listing: one line for each decision point, conditional ones below their candidate. */
    @Override
    public String toString() {
        return SpecText.print(this);
    }
}
