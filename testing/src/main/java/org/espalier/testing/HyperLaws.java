package org.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.espalier.algo.OneChange;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.Tags;
import org.espalier.geno.TextGenes;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;

/**
 * What every kind of undecided node promises: the laws that a custom {@link Hyper}, or custom {@link TextGenes}, must pass
 * before a search can rely on it.
 *
 * <p>Random parts draw {@value #DRAWS} times from fixed seeds, so a law that holds today holds tomorrow.
 */
public final class HyperLaws {
    private static final int DRAWS = 300;
    private static final int LISTED = 1000;
    private static final long SEED = 20_200_923;

    private final Supplier<? extends Hyper<?>> make;

    private HyperLaws(Supplier<? extends Hyper<?>> make) {
        this.make = make;
    }

    /** Returns the laws of the kind of {@code hyper}, checked on it. */
    public static List<Law> of(Hyper<?> hyper) {
        return of(() -> hyper);
    }

    /**
     * Returns the laws of a kind of undecided nodes.
     *
     * @param make makes the node, an equal one at each call; making it anew is what shows that it is compared by value
     */
    public static List<Law> of(Supplier<? extends Hyper<?>> make) {
        HyperLaws laws = new HyperLaws(make);
        return List.of(
                new Law("nodes made alike are equal, with equal hashes and texts", laws::comparesByValue),
                new Law("tags and children can be exchanged and stay", laws::keepsWhatItIsGiven),
                new Law("every drawn DNA fits the spec and survives its text", laws::drawsWhatFits),
                new Law("every DNA leads to a tree in which this node is decided", laws::decides),
                new Law("the same DNA leads to the same tree", laws::bindsPurely),
                new Law("encoding a child gives a DNA that leads to it", laws::encodesWhatItDecodes),
                new Law("a foreign tree is refused with a reason", laws::refusesForeignTrees),
                new Law("a neighbour is inside the space", laws::keepsNeighboursInside),
                new Law("listing gives different valid DNA, from the first on", laws::listsWithoutRepetition),
                new Law("inside a list each node is decided for itself", laws::worksTwiceInATree));
    }

    private void comparesByValue() {
        Hyper<?> one = make.get();
        Hyper<?> other = make.get();
        assertThat(other).isEqualTo(one).hasSameHashCodeAs(one).hasToString(one.toString());
        assertThat(one.size()).as("size").isPositive();
        assertThat(one.isConcrete()).as("isConcrete").isFalse();
    }

    private void keepsWhatItIsGiven() {
        Hyper<?> hyper = make.get();
        assertThat(hyper.withChildren(hyper.children())).isEqualTo(hyper);
        Tags tags = new Tags(Optional.of("a name"), List.of("a hint"));
        Hyper<?> tagged = hyper.tagged(tags, Optional.empty());
        assertThat(tagged.tags()).isEqualTo(tags);
        assertThat(tagged).isNotEqualTo(hyper.tagged(Tags.NONE, Optional.empty()));
        assertThat(tagged.tagged(hyper.tags(), hyper.tie())).isEqualTo(hyper);
        assertThat(space().spec().points().get(0).tags()).isEqualTo(hyper.tags());
    }

    private void drawsWhatFits() {
        SearchSpace<?> space = space();
        eachDraw(space, dna -> {
            assertThat(space.spec().check(dna)).as("violations of %s", dna).isEmpty();
            assertThat(Dna.parse(dna.toString())).isEqualTo(dna);
        });
    }

    private void decides() {
        SearchSpace<?> space = space();
        eachDraw(space, dna -> assertThat(space.bind(dna).hasHyper())
                .as("%s leads to a tree with undecided nodes", dna)
                .isFalse());
    }

    private void bindsPurely() {
        eachChild(space(), (dna, child) -> assertThat(space().bind(dna)).isEqualTo(child));
    }

    private void encodesWhatItDecodes() {
        encodes(space());
    }

    private static <T> void encodes(SearchSpace<T> space) {
        eachChild(space, (dna, child) -> {
            Dna found = space.encode(child);
            assertThat(space.bind(found))
                    .as("%s leads to %s, which is encoded as %s", dna, child, found)
                    .isEqualTo(child);
        });
    }

    private void refusesForeignTrees() {
        Symbol<?> foreign = Symbols.list(Symbols.just("no tree of this"), Symbols.just("kind"));
        SearchSpace<?> space = space();
        SpaceAssert.assertThatSpace(space).doesNotContain(foreign);
    }

    private void keepsNeighboursInside() {
        SearchSpace<?> space = space();
        SplittableRandom random = new SplittableRandom(SEED);
        eachDraw(space, dna -> {
            Dna neighbour = OneChange.DEFAULT.apply(space.spec(), dna, random);
            assertThat(space.spec().check(neighbour))
                    .as("violations of %s, a neighbour of %s", neighbour, dna)
                    .isEmpty();
            space.bind(neighbour);
        });
    }

    private void listsWithoutRepetition() {
        SearchSpace<?> space = space();
        if (space.spec().points().get(0) instanceof Custom custom) {
            listsTexts(custom.genes());
        } else if (space.size().isPresent()) {
            Set<Dna> seen = new HashSet<>();
            space.enumerator().stream().limit(LISTED).forEach(dna -> {
                assertThat(space.spec().check(dna)).as("violations of %s", dna).isEmpty();
                assertThat(seen.add(dna)).as("%s is new", dna).isTrue();
            });
        }
    }

    private static void listsTexts(TextGenes genes) {
        Set<String> seen = new HashSet<>();
        Optional<String> text = genes.first();
        while (text.isPresent() && seen.size() < LISTED) {
            assertThat(genes.isValid(text.get())).as("%s is valid", text.get()).isTrue();
            assertThat(seen.add(text.get())).as("%s is new", text.get()).isTrue();
            assertThat(genes.next(text.get()))
                    .as("next of %s, twice", text.get())
                    .isEqualTo(genes.next(text.get()));
            text = genes.next(text.get());
        }
    }

    private void worksTwiceInATree() {
        SearchSpace<?> pair = SearchSpace.of(Symbols.list(make.get(), make.get()));
        assertThat(pair.spec().points()).hasSize(2);
        encodes(pair);
    }

    private SearchSpace<?> space() {
        return SearchSpace.of(make.get());
    }

    private static void eachDraw(SearchSpace<?> space, Consumer<Dna> check) {
        draws(space).forEach(check);
    }

    private static <T> void eachChild(SearchSpace<T> space, BiConsumer<Dna, Symbol<T>> check) {
        draws(space).forEach(dna -> check.accept(dna, space.bind(dna)));
    }

    private static List<Dna> draws(SearchSpace<?> space) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Dna> drawn = new ArrayList<>(DRAWS);
        for (int i = 0; i < DRAWS; i++) {
            drawn.add(DnaSampler.overDecisions().sample(space.spec(), random));
        }
        return drawn;
    }
}
