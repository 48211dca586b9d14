package org.espalier.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.symbol.Symbols.list;
import static org.espalier.symbol.Symbols.ref;

import java.util.List;
import java.util.Map;
import org.espalier.build.BuildContext;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.junit.jupiter.api.Test;

class SymbolTypeTest {
    enum Padding {
        SAME,
        VALID
    }

    record Conv(int filters, long seed, float rate, Padding padding, List<Integer> sizes) {}

    record Pair(Object left, Object right) {}

    static final class Counter {
        final int id;

        Counter(int id) {
            this.id = id;
        }
    }

    private static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    private static final SymbolType<Pair> PAIR = SymbolType.of(Pair.class);

    @Test
    void describesARecord() {
        assertThat(CONV)
                .hasToString(
                        "Conv(filters: int, seed: long, rate: float, padding: one of SAME, VALID, sizes: list of int)");
    }

    @Test
    void adaptsValuesThatMeanTheSame() {
        ObjectSymbol<Conv> conv = CONV.symbol(8, 1, 2, "SAME", List.of(1, 2));
        assertThat(Materializer.build(conv)).isEqualTo(new Conv(8, 1L, 2f, Padding.SAME, List.of(1, 2)));
        assertThat(conv.get("seed")).isEqualTo(Symbols.just(1L));
    }

    @Test
    void namesAllProblemsOfOneCall() {
        assertThatThrownBy(() -> CONV.symbolOf(Map.of("filtres", 8, "seed", 1.5, "sizes", List.of(1, "x"))))
                .isInstanceOf(SymbolException.class)
                .hasMessage("""
                        Conv is not valid (6 problems):
                          filters: expected int, found nothing. Give the field, or make a partial tree
                          seed: expected long, found float 1.5
                          rate: expected float, found nothing. Give the field, or make a partial tree
                          padding: expected one of SAME, VALID, found nothing. Give the field, or make a partial tree
                          sizes[1]: expected int, found text "x"
                          filtres: expected one of the fields filters, seed, rate, padding, sizes, found 'filtres'. \
                        Maybe 'filters'?""");
    }

    @Test
    void keepsNumbersOfDifferentTypesApart() {
        assertThat(Symbols.just(1)).isNotEqualTo(Symbols.just(1.0)).isNotEqualTo(Symbols.just(true));
    }

    @Test
    void comparesByContent() {
        ObjectSymbol<Pair> pair = PAIR.symbol(1, List.of("a"));
        assertThat(pair).isEqualTo(PAIR.symbol(1, List.of("a"))).hasSameHashCodeAs(PAIR.symbol(1, List.of("a")));
        assertThat(pair.size()).isEqualTo(4);
        assertThat(SymbolType.of(Pair.class)).isEqualTo(PAIR);
    }

    @Test
    void marksWhatIsMissingInAPartialTree() {
        ObjectSymbol<Pair> partial = PAIR.partialOf(Map.of("left", PAIR.partialOf(Map.of("right", 2))));
        assertThat(partial).hasToString("Pair(left=Pair(left=?, right=2), right=?)");
        assertThat(Holes.in(partial)).extracting(hole -> hole.path().toString()).containsExactly("left.left", "right");
        assertThatThrownBy(() -> Materializer.build(partial))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("left.left: expected a value, found nothing");
        assertThat(Materializer.build(partial.with("left.left", 1).with("right", 3)))
                .isEqualTo(new Pair(new Pair(1, 2), 3));
    }

    @Test
    void refinesATypeIntoAKindOfIt() {
        Field<Conv, Integer> filters = CONV.field("filters", Integer.class);
        SymbolType<Conv> small = CONV.constrain(filters, Specs.ints().atMost(8));
        assertThatThrownBy(() -> small.symbol(9, 1, 1, "SAME", List.of()))
                .hasMessageContaining("filters: expected int in (-inf, 8], found int 9");
        assertThat(CONV.includes(small)).isTrue();
        assertThat(small.includes(CONV)).isFalse();
    }

    @Test
    void sharesObjectsThroughReferencesOnly() {
        int[] made = {0};
        SymbolType<Counter> counter =
                SymbolType.named("Counter", Counter.class).constructor(args -> new Counter(made[0]++));
        ObjectSymbol<Counter> node = counter.symbol();
        Pair apart = Materializer.build(PAIR.symbol(node, node));
        assertThat(apart.left()).isNotSameAs(apart.right());
        Pair tied = Materializer.build(PAIR.symbol(ref("right"), node));
        assertThat(tied.left()).isSameAs(tied.right());
    }

    @Test
    void refusesReferencesThatLeadNowhereOrBack() {
        assertThatThrownBy(() -> Materializer.build(PAIR.symbol(ref("middle"), 1)))
                .hasMessageContaining("left: expected a reference to an existing place, found 'middle'");
        assertThatThrownBy(() -> Materializer.build(PAIR.symbol(ref("right"), ref("left"))))
                .hasMessageContaining("expected a reference that does not lead back to itself");
    }

    @Test
    void saysWhereAConstructorThrew() {
        SymbolType<String> picky = SymbolType.named("Picky", String.class).constructor(args -> {
            throw new IllegalStateException("not today");
        });
        assertThatThrownBy(() -> Materializer.build(PAIR.symbol(1, list(picky.symbol()))))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining(
                        "right[0]: expected arguments that Picky accepts, found Picky(), which answered: not today")
                .hasRootCauseMessage("not today");
    }

    @Test
    void handsServicesToConstructors() {
        SymbolType<String> greeting = SymbolType.named("Greeting", String.class)
                .constructor(args -> "hello " + args.service(String.class).orElse("nobody"));
        assertThat(Materializer.build(greeting.symbol(), BuildContext.EMPTY.with(String.class, "you")))
                .isEqualTo("hello you");
        assertThat(Materializer.build(greeting.symbol())).isEqualTo("hello nobody");
    }

    @Test
    void saysWhatToDoAboutAClassWithoutNames() {
        assertThatThrownBy(() -> SymbolType.of(StringBuilder.class))
                .hasMessageContaining("expected one public constructor, found 4. Mark one with @Symbolic, or use");
    }

    @Test
    void findsTheNearestTypeOfARegistry() {
        assertThatThrownBy(() -> TypeRegistry.of(CONV, PAIR).require("Con"))
                .hasMessage("type: expected a registered type, found 'Con'. Maybe 'Conv'?");
    }

    @Test
    void saysHowFarAPathLeads() {
        assertThatThrownBy(() -> PAIR.symbol(List.of(1, 2), 3).at("left[2].x"))
                .hasMessageContaining("left[2]: expected one of [0], [1], found '[2]'");
    }
}
