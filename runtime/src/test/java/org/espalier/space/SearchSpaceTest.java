package org.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.hyper.Hypers.permutate;
import static org.espalier.symbol.Symbols.dict;
import static org.espalier.symbol.Symbols.list;
import static org.espalier.symbol.Symbols.ref;
import static org.espalier.symbol.Symbols.repeat;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaException;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolType;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    interface Op {}

    record Identity() implements Op {}

    record MaxPool(int kernel) implements Op {}

    record Conv(int filters, int kernel) implements Op {}

    record Stacked(Op op, int repeats) {}

    interface Optimizer {}

    record Adam(double rate) implements Optimizer {}

    record RmsProp(double rate) implements Optimizer {}

    record Trainer(Stacked model, Optimizer optimizer) {}

    private static final SymbolType<Identity> IDENTITY = SymbolType.of(Identity.class);
    private static final SymbolType<MaxPool> MAX_POOL = SymbolType.of(MaxPool.class);
    private static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    private static final SymbolType<Stacked> STACKED = SymbolType.of(Stacked.class);
    private static final SymbolType<Adam> ADAM = SymbolType.of(Adam.class);
    private static final SymbolType<RmsProp> RMS_PROP = SymbolType.of(RmsProp.class);
    private static final SymbolType<Trainer> TRAINER = SymbolType.of(Trainer.class);

    private static final Symbol<Trainer> TRAINER_SPACE = TRAINER.symbol(
            STACKED.symbol(oneOf(IDENTITY.symbol(), MAX_POOL.symbol(3), CONV.symbol(oneOf(4, 8), 3)), 3),
            oneOf(ADAM.symbol(2e-2), RMS_PROP.symbol(floatv(1e-6, 1e-3))));

    @Test
    void bindsTheProgramOfTheSlides() {
        SearchSpace<Trainer> space = SearchSpace.of(TRAINER_SPACE);
        assertThat(space.size()).isEmpty();

        Symbol<Trainer> child = space.bind(Dna.parse("[2:[1], 1:[3.2E-4]]"));

        assertThat(child)
                .isEqualTo(TRAINER.symbol(STACKED.symbol(CONV.symbol(8, 3), 3), RMS_PROP.symbol(3.2e-4)))
                .hasToString(
                        "Trainer(model=Stacked(op=Conv(filters=8, kernel=3), repeats=3), optimizer=RmsProp(rate=3.2E-4))");
        assertThat(Materializer.build(child))
                .isEqualTo(new Trainer(new Stacked(new Conv(8, 3), 3), new RmsProp(3.2e-4)));
        assertThat(space.encode(child)).isEqualTo(Dna.parse("[2:[1], 1:[3.2E-4]]"));
    }

    @Test
    void leavesUntouchedSubtreesAsTheyAre() {
        Symbol<Conv> fixed = CONV.symbol(8, 3);
        SearchSpace<?> space = SearchSpace.of(list(fixed, CONV.symbol(oneOf(1, 2), 3)));
        ListSymbol<?> child = (ListSymbol<?>) space.bind(Dna.parse("[1]"));
        assertThat(child.get(0)).isSameAs(fixed);
    }

    @Test
    void treatsOneNodeInSeveralPlacesAsSeveralDecisions() {
        SearchSpace<List<Integer>> space = SearchSpace.of(repeat(5, oneOf(0, 1, 2)));
        assertThat(space.size()).contains(BigInteger.valueOf(243));
        assertThat(Materializer.build(space.bind(Dna.parse("[0, 1, 2, 1, 0]")))).containsExactly(0, 1, 2, 1, 0);
    }

    @Test
    void sharesTheDecisionOfTiedNodes() {
        SearchSpace<List<Integer>> space = SearchSpace.of(repeat(3, oneOf(4, 8).tiedAs("width")));
        assertThat(space.size()).contains(BigInteger.TWO);
        Symbol<List<Integer>> child = space.bind(Dna.parse("[1]"));
        assertThat(Materializer.build(child)).containsExactly(8, 8, 8);
        assertThat(space.encode(child)).isEqualTo(Dna.parse("[1]"));
        assertThatThrownBy(() -> space.encode(list(List.of(oneOfLiteral(8), oneOfLiteral(4), oneOfLiteral(8)))))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining("[1]: expected the decision of the others tied as 'width', Chosen");
    }

    private static Symbol<Integer> oneOfLiteral(int value) {
        return org.espalier.symbol.Symbols.just(value);
    }

    @Test
    void decidesATieWhereAllItsOccurrencesAreInSight() {
        Symbol<Integer> width = oneOf(4, 8).tiedAs("width");
        Symbol<Op> either = oneOf(CONV.symbol(width, 3), MAX_POOL.symbol(width), IDENTITY.symbol());
        SearchSpace<Op> space = SearchSpace.of(either);
        assertThat(space.size()).contains(BigInteger.valueOf(6));
        assertThat(space.bind(Dna.parse("[1, 1]"))).isEqualTo(MAX_POOL.symbol(8));
        assertThat(space.encode(MAX_POOL.symbol(8))).isEqualTo(Dna.parse("[1, 1]"));
        assertThat(space.encode(IDENTITY.symbol())).isEqualTo(Dna.parse("[0, 2]"));
    }

    @Test
    void keepsATieInsideTheOnlyCandidateThatHasIt() {
        Symbol<Integer> width = oneOf(4, 8).tiedAs("width");
        SearchSpace<Op> space = SearchSpace.of(oneOf(CONV.symbol(width, width), IDENTITY.symbol()));
        assertThat(space.size()).contains(BigInteger.valueOf(3));
        assertThat(space.bind(Dna.parse("[0:[1]]"))).isEqualTo(CONV.symbol(8, 8));
        assertThat(space.encode(CONV.symbol(4, 4))).isEqualTo(Dna.parse("[0:[0]]"));
    }

    @Test
    void refusesTiedNodesOfDifferentShapes() {
        assertThatThrownBy(() -> SearchSpace.of(
                        CONV.symbol(oneOf(4, 8).tiedAs("w"), oneOf(4, 8, 16).tiedAs("w"))))
                .isInstanceOf(SpaceException.class)
                .hasMessage("""
                        Search space is not valid (1 problem):
                          kernel: expected the shape of the others tied as 'w', such as filters, \
                        found oneOf(4, 8, 16).tiedAs("w")""");
    }

    @Test
    void refusesANameThatMeansTwoDecisions() {
        assertThatThrownBy(() -> SearchSpace.of(
                        CONV.symbol(oneOf(4, 8).named("n"), oneOf(3, 5).named("n"))))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining(
                        "kernel: expected a name of its own, found 'n', which is also the name of filters")
                .hasMessageContaining("tie them");
        assertThatThrownBy(() -> SearchSpace.of(CONV.symbol(oneOf(4, 8).named("kernel"), oneOf(3, 5))))
                .hasMessageContaining("filters: expected a name that is no decision's id, found 'kernel'");
    }

    @Test
    void leavesWhatAPartitionDoesNotSelect() {
        Symbol<Conv> both = CONV.symbol(oneOf(4, 8).hint("width"), oneOf(3, 5).hint("kernel"));
        SearchSpace<Conv> outer = SearchSpace.of(both).where(h -> h.tags().hasHint("width"));
        Symbol<Conv> child = outer.bind(Dna.parse("[1]"));
        assertThat(child).isEqualTo(CONV.symbol(8, oneOf(3, 5).hint("kernel")));
        assertThat(outer.encode(child)).isEqualTo(Dna.parse("[1]"));
        assertThat(SearchSpace.of(child).bind(Dna.parse("[1]"))).isEqualTo(CONV.symbol(8, 5));
        assertThatThrownBy(() -> Materializer.build(child))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("kernel: expected a decided value, found oneOf(3, 5).hint(\"kernel\")");
    }

    @Test
    void decidesInsideTheCandidatesOfANodeThatIsLeftOut() {
        Symbol<Op> ops = oneOf(CONV.symbol(oneOf(4, 8).hint("inner"), 3), IDENTITY.symbol());
        SearchSpace<Op> inner = SearchSpace.of(ops).where(h -> h.tags().hasHint("inner"));
        Symbol<Op> child = inner.bind(Dna.parse("[1]"));
        assertThat(child).isEqualTo(oneOf(CONV.symbol(8, 3), IDENTITY.symbol()));
        assertThat(inner.encode(child)).isEqualTo(Dna.parse("[1]"));
    }

    @Test
    void encodesPicksInAnyOrder() {
        SearchSpace<?> space = SearchSpace.of(manyOf(2, List.of(oneOf(1, 2), oneOf(2, 3), 9)));
        for (Dna dna : (Iterable<Dna>) () -> space.enumerator().iterator()) {
            Symbol<?> child = space.bind(dna);
            assertThat(space.bind(space.encode(child))).isEqualTo(child);
        }
        SearchSpace<?> order = SearchSpace.of(permutate("a", "b", "c"));
        assertThat(order.encode(order.bind(Dna.parse("[<2 0 1>]")))).isEqualTo(Dna.parse("[<2 0 1>]"));
    }

    @Test
    void saysWhyATreeCannotComeFromTheSpace() {
        SearchSpace<Trainer> space = SearchSpace.of(TRAINER_SPACE);
        ObjectSymbol<Trainer> stranger = TRAINER.symbol(STACKED.symbol(CONV.symbol(16, 3), 2), RMS_PROP.symbol(0.5));
        assertThatThrownBy(() -> space.encode(stranger))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining("(3 problems)")
                .hasMessageContaining("model.op: expected one of the candidates of oneOf(Identity(), ")
                .hasMessageContaining("model.repeats: expected int 3, found int 2")
                .hasMessageContaining("optimizer: expected one of the candidates of oneOf(Adam(rate=0.02), ");
    }

    @Test
    void encodesReferencesAsReferencesOrAsWhatTheyPointTo() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("x", oneOf(1, 2));
        entries.put("y", ref("x"));
        SearchSpace<?> space = SearchSpace.of(dict(entries));
        assertThat(space.encode(dict(Map.of("x", 2, "y", 2)))).isEqualTo(Dna.parse("[1]"));
        assertThat(space.encode(space.bind(Dna.parse("[1]")))).isEqualTo(Dna.parse("[1]"));
        assertThatThrownBy(() -> space.encode(dict(Map.of("x", 2, "y", 1))))
                .hasMessageContaining("y: expected what the reference or call there comes to, int 2, found int 1");
    }

    @Test
    void refusesADnaThatDoesNotFit() {
        SearchSpace<Conv> space =
                SearchSpace.of(CONV.symbol(oneOf(4, 8), intv(1, 9).step(2)));
        assertThatThrownBy(() -> space.bind(Dna.parse("[2, =4]")))
                .isInstanceOf(DnaException.class)
                .hasMessageContaining("(2 problems)")
                .hasMessageContaining("filters: ")
                .hasMessageContaining("kernel: ");
    }

    @Test
    void judgesEveryCandidateAgainstTheFieldItWouldLandIn() {
        assertThatThrownBy(() -> TRAINER.symbol(
                        STACKED.symbol(oneOf(CONV.symbol(4, 3), "pool"), intv(1, 3)), ADAM.symbol(manyOf(2, 1.0, 2.0))))
                .isInstanceOf(SymbolException.class)
                .hasMessageContaining("op[=1]: expected Op, found text \"pool\"");
        assertThatThrownBy(() -> ADAM.symbol(manyOf(2, 1.0, 2.0)))
                .hasMessageContaining("rate: expected float, found manyOf(2, [1.0, 2.0])");
        assertThatThrownBy(() -> CONV.symbol(floatv(1, 2), oneOf("a", 3.5)))
                .hasMessageContaining("Conv is not valid (3 problems)")
                .hasMessageContaining("filters: expected int, found floatv(1.0, 2.0)")
                .hasMessageContaining("kernel[=0]: expected int, found text \"a\"");
    }

    @Test
    void refusesMoreDistinctPicksThanCandidates() {
        assertThatThrownBy(() -> SearchSpace.of(manyOf(3, 1, 2)))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining("(root): expected a decision that can be taken, found manyOf(3, [1, 2]): "
                        + "k: expected int in [1, 2] for distinct picks, found 3");
    }

    @Test
    void compilesASharedCandidateOnce() {
        Symbol<?> node = manyOf(3, 0, 1, 2).repeatable();
        for (int depth = 0; depth < 40; depth++) {
            node = manyOf(3, List.of(node, 1)).repeatable();
        }
        // 3^40 places, 40 different nodes: the size itself would have 3^40 digits.
        assertThat(SearchSpace.of(node).spec().points()).hasSize(1);
    }
}
