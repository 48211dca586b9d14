package org.espalier.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaException;
import org.espalier.geno.DnaSampler;
import org.espalier.space.SearchSpace;
import org.espalier.space.SpaceException;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;

/**
 * Assertions about a search space that say what is wrong with it. Works with any test framework: failures are {@link
 * AssertionError}s.
 *
 * <pre>{@code
 * assertThatSpace(SPACE)
 *     .hasSize(12)
 *     .decides("layers[0].filters", "rate")
 *     .contains(CONV.symbol(8, 3))
 *     .rejects("[7]")
 *     .everyChild(child -> assertThat(child.isConcrete()).isTrue())
 *     .buildsEveryChild();
 * }</pre>
 *
 * @param <T> what children of the space build
 */
public final class SpaceAssert<T> {
    /** A space with at most so many children is walked completely; of a larger one as many are drawn at random. */
    public static final int WALK_LIMIT = 10_000;

    private static final long SEED = 20_200_923;

    private final SearchSpace<T> space;

    private SpaceAssert(SearchSpace<T> space) {
        this.space = space;
    }

    /**
     * Returns the assertions about the space of all decisions in {@code template}.
     *
     * @throws SpaceException if the tree is no sound space
     */
    public static <T> SpaceAssert<T> assertThatSpace(Symbol<T> template) {
        return new SpaceAssert<>(SearchSpace.of(template));
    }

    /** Returns the assertions about {@code space}. */
    public static <T> SpaceAssert<T> assertThatSpace(SearchSpace<T> space) {
        return new SpaceAssert<>(space);
    }

    /** Fails unless the space has exactly {@code size} children. */
    public SpaceAssert<T> hasSize(long size) {
        return hasSize(BigInteger.valueOf(size));
    }

    /** Fails unless the space has exactly {@code size} children. */
    public SpaceAssert<T> hasSize(BigInteger size) {
        Optional<BigInteger> actual = space.size();
        return require(
                actual.equals(Optional.of(size)),
                size + " children",
                actual.map(n -> n + " children").orElse("infinitely many children"));
    }

    /** Fails unless the space is infinite. */
    public SpaceAssert<T> isInfinite() {
        return require(
                space.size().isEmpty(),
                "infinitely many children",
                space.size().map(n -> n + " children").orElse(""));
    }

    /** Fails unless the decisions of the space, conditional ones included, have exactly these ids in this order. */
    public SpaceAssert<T> decides(String... ids) {
        List<String> actual = new ArrayList<>();
        DecisionWalk.sites(space.spec(), site -> actual.add(site.id().toString()));
        return require(actual.equals(Arrays.asList(ids)), "the decisions " + Arrays.toString(ids), actual.toString());
    }

    /** Fails unless {@code child} can come from the space; the failure says where and why not. */
    public SpaceAssert<T> contains(Symbol<?> child) {
        try {
            space.encode(child);
            return this;
        } catch (SpaceException e) {
            throw failure("the child " + child, e.getMessage());
        }
    }

    /** Fails if {@code child} can come from the space. */
    public SpaceAssert<T> doesNotContain(Symbol<?> child) {
        Dna dna;
        try {
            dna = space.encode(child);
        } catch (SpaceException e) {
            return this;
        }
        throw failure("not the child " + child, "it, as " + dna);
    }

    /** Fails unless the DNA written in {@code dna} leads to {@code child}. */
    public SpaceAssert<T> bindsTo(String dna, Symbol<?> child) {
        Symbol<T> actual = space.bind(Dna.parse(dna));
        return require(actual.equals(child), dna + " to lead to " + child, actual.toString());
    }

    /** Fails if the DNA written in {@code dna} fits the space. A text that is no DNA is an error of the test. */
    public SpaceAssert<T> rejects(String dna) {
        Dna parsed = Dna.parse(dna);
        try {
            Symbol<T> child = space.bind(parsed);
            throw failure(dna + " to be rejected", child.toString());
        } catch (DnaException e) {
            return this;
        }
    }

    /**
     * Calls {@code assertion} with every child, or with {@link #WALK_LIMIT} random ones of a larger space. A failure names
     * the DNA of the child.
     */
    public SpaceAssert<T> everyChild(Consumer<Symbol<T>> assertion) {
        Iterator<Dna> walk = walk();
        while (walk.hasNext()) {
            Dna dna = walk.next();
            Symbol<T> child = space.bind(dna);
            try {
                assertion.accept(child);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Child " + dna + " of " + space + ": " + child + "\n" + e.getMessage(), e);
            }
        }
        return this;
    }

    /** Fails unless every child (see {@link #everyChild}) is accepted by the constraints and can be built. */
    public SpaceAssert<T> buildsEveryChild() {
        return everyChild(child -> {
            try {
                Materializer.build(child);
            } catch (BuildException e) {
                throw new AssertionError(e.getMessage(), e);
            }
        });
    }

    /** Fails unless every child (see {@link #everyChild}) leads back to a DNA that leads to it. */
    public SpaceAssert<T> encodesEveryChild() {
        return everyChild(child -> {
            Symbol<T> again = space.bind(space.encode(child));
            if (!again.equals(child)) {
                throw new AssertionError("expected encoding to lead back, found " + again);
            }
        });
    }

    /** Returns the assertions about the part of the space whose decisions satisfy {@code partition}. */
    public SpaceAssert<T> where(Predicate<? super Hyper<?>> partition) {
        return new SpaceAssert<>(space.where(partition));
    }

    private Iterator<Dna> walk() {
        boolean small = space.size()
                .filter(n -> n.compareTo(BigInteger.valueOf(WALK_LIMIT)) <= 0)
                .isPresent();
        if (small) {
            return space.enumerator().iterator();
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<Dna> drawn = new ArrayList<>(WALK_LIMIT);
        for (int i = 0; i < WALK_LIMIT; i++) {
            drawn.add(DnaSampler.overDecisions().sample(space.spec(), random));
        }
        return drawn.iterator();
    }

    private SpaceAssert<T> require(boolean holds, String expected, String found) {
        if (!holds) {
            throw failure(expected, found);
        }
        return this;
    }

    private AssertionError failure(String expected, String found) {
        return new AssertionError(space + "\n  expected " + expected + "\n  found    " + found);
    }
}
