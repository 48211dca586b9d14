package org.espalier.algo.evolution.operation;

import java.util.List;
import java.util.function.Predicate;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.path.PathPattern;

/**
 * Which places of a DNA an operator may touch.
 *
 * <pre>{@code
 * new Resample(Where.hint("ops"))
 * new PartiallyMapped(Where.path("route.**").then(Where.any(1)))
 * }</pre>
 */
@FunctionalInterface
public interface Where {
    /** Returns those of {@code loci} that may be touched, in the same order. */
    List<Locus> select(List<Locus> loci, Turn turn);

    /** Returns the filter that keeps all. */
    static Where all() {
        return Filters.ALL;
    }

    /** Returns the filter that keeps {@code count} places drawn at random, all if there are fewer. */
    static Where any(int count) {
        return any(Scalar.of(count));
    }

    /** Returns the filter that keeps {@code count} places drawn at random, all if there are fewer. */
    static Where any(Scalar count) {
        return new Filters.Any(count);
    }

    /** Returns the filter that keeps decisions with a hint. */
    static Where hint(Object hint) {
        return new Filters.Hint(hint);
    }

    /** Returns the filter that keeps decisions with a name. */
    static Where name(String name) {
        return new Filters.Name(name);
    }

    /**
     * Returns the filter that keeps places whose {@link Locus#path} matches a pattern.
     *
     * @throws org.espalier.path.PathFormatException if {@code pattern} is no {@link PathPattern}
     */
    static Where path(String pattern) {
        return new Filters.At(PathPattern.parse(pattern));
    }

    /** Returns the filter that keeps the places for which {@code test} holds. */
    static Where matching(Predicate<Locus> test) {
        return new Filters.Matching(test);
    }

    /** Returns the filter that keeps what both keep, {@code next} seeing only what this one left. */
    default Where then(Where next) {
        return new Filters.Both(this, next);
    }

    /** Returns the filter that keeps the places that this one leaves out. */
    default Where not() {
        return new Filters.Not(this);
    }
}
