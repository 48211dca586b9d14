package org.espalier.geno;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Counts, lists and numbers the DNA of a spec.
 *
 * <p>The order is that of an odometer, which is PyGlove's: of several decisions the last turns fastest, of several picks
 * the last, and the decisions inside a pick turn faster than the pick. It is the lexicographic order by candidate number.
 * {@link #at} and {@link #indexOf} are inverse to each other and agree with the iteration, so a sweep can be cut into
 * shards, and a space of 10^100 children can be sampled without repetition.
 *
 * <pre>{@code
 * Enumerator all = Enumerator.of(spec);
 * all.size();                         // Optional[509607936], if there are 5 choices of 3 and 21 of 2
 * all.at(BigInteger.valueOf(1000));   // the DNA number 1000
 * for (Dna dna : (Iterable<Dna>) all::iterator) { ... }
 * }</pre>
 *
 * Immutable and safe for use by several threads.
 */
public final class Enumerator {
    private final DnaSpec spec;

    private Enumerator(DnaSpec spec) {
        this.spec = spec;
    }

    /** Returns the enumerator of {@code spec}. */
    public static Enumerator of(DnaSpec spec) {
        return new Enumerator(spec);
    }

    /**
     * Returns the exact number of DNA, in {@code [1, inf)}; empty if it is infinite, because a range of reals or a custom
     * decision is somewhere inside.
     *
     * @throws ArithmeticException if the number has more than 2^31 binary digits
     */
    public Optional<BigInteger> size() {
        return spec.size();
    }

    /**
     * Returns the first DNA: smallest numbers, lowest legal candidates.
     *
     * @throws InfiniteSpaceException if a custom decision of it cannot be listed
     */
    public Dna first() {
        return spec.odometer().first();
    }

    /**
     * Returns the DNA after {@code dna}; empty if it is the last.
     *
     * <p>A range of reals has a first value, its minimum, and no second one: all DNA that differ to the right of it are
     * listed before this method gives up.
     *
     * @throws DnaException if {@code dna} does not fit the spec
     * @throws InfiniteSpaceException if the successor needs the next value of a range of reals
     */
    public Optional<Dna> next(Dna dna) {
        return Optional.ofNullable(spec.odometer().next(spec.require(dna)));
    }

    /**
     * Returns the DNA number {@code index} in the order of enumeration.
     *
     * @throws IndexOutOfBoundsException if {@code index} is not in {@code [0, size())}
     * @throws InfiniteSpaceException if the space is not finite
     */
    public Dna at(BigInteger index) {
        BigInteger size = requireFinite();
        if (index.signum() < 0 || index.compareTo(size) >= 0) {
            throw new IndexOutOfBoundsException("index: expected int in [0, " + size + "), found " + index);
        }
        return spec.ranks().at(index, point -> {
            throw new InfiniteSpaceException(point.location(), "has no finite number of values");
        });
    }

    /**
     * Returns the number of {@code dna} in the order of enumeration, in {@code [0, size())}.
     *
     * @throws DnaException if {@code dna} does not fit the spec
     * @throws InfiniteSpaceException if the space is not finite
     */
    public BigInteger indexOf(Dna dna) {
        requireFinite();
        return spec.ranks().indexOf(spec.require(dna));
    }

    /**
     * Returns an iterator over all DNA in order. Its {@code hasNext} throws an {@link InfiniteSpaceException} where
     * {@link #next} does.
     */
    public Iterator<Dna> iterator() {
        return new DnaIterator(spec.odometer());
    }

    /** Returns all DNA in order, lazily; as an {@link #iterator}, it may end with an {@link InfiniteSpaceException}. */
    public Stream<Dna> stream() {
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false);
    }

    private BigInteger requireFinite() {
        if (!spec.traits().finite()) {
            throw new InfiniteSpaceException(
                    firstInfinite(spec), "has infinitely many values, so the children of this space have no numbers");
        }
        return spec.children();
    }

    private static Path firstInfinite(DnaSpec spec) {
        for (DecisionPoint point : spec.points()) {
            if (!SpecTraits.of(point).finite()) {
                for (int c = 0; c < point.candidates().size(); c++) {
                    DnaSpec inside = point.candidates().get(c).spec();
                    if (!inside.traits().finite()) {
                        return DecisionSite.top(point).branch(0, c).resolve(firstInfinite(inside));
                    }
                }
                return point.location();
            }
        }
        return Path.ROOT;
    }

    private static final class DnaIterator implements Iterator<Dna> {
        private final Odometer odometer;
        private @Nullable Dna last;
        private @Nullable Dna upcoming;
        private boolean done;

        DnaIterator(Odometer odometer) {
            this.odometer = odometer;
        }

        @Override
        public boolean hasNext() {
            if (upcoming == null && !done) {
                upcoming = last == null ? odometer.first() : odometer.next(last);
                done = upcoming == null;
            }
            return upcoming != null;
        }

        @Override
        public Dna next() {
            if (!hasNext() || upcoming == null) {
                throw new NoSuchElementException("All DNA of the space have been listed");
            }
            Dna next = upcoming;
            last = next;
            upcoming = null;
            return next;
        }
    }
}
