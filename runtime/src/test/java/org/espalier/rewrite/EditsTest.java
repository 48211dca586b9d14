package org.espalier.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.dict;

import java.util.List;
import java.util.Map;
import org.espalier.path.Path;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolType;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final Field<Object, Integer> FILTERS =
            Field.of("filters", Specs.ints().atLeast(1));
    private static final Field<Object, Integer> KERNEL =
            Field.<Object, Integer>of("kernel", Specs.ints()).defaulting(3);
    private static final SymbolType<Object> CONV = SymbolType.named("Conv", Object.class)
            .field(FILTERS)
            .field(KERNEL)
            .constructor(args -> List.of(args.get(FILTERS), args.get(KERNEL)));
    private static final Field<Object, List<Object>> LAYERS =
            Field.of("layers", Specs.lists(Specs.objects(CONV)).sized(1, 3));
    private static final SymbolType<Object> NET =
            SymbolType.named("Net", Object.class).field(LAYERS).constructor(args -> args.get(LAYERS));

    private static final ObjectSymbol<Object> TREE = NET.symbol(List.of(CONV.symbol(8), CONV.symbol(16, 5)));

    @Test
    void changesSeveralPlacesAtOnce() {
        Symbol<Object> edited =
                Edits.set("layers[0].filters", 4).andSet("layers[1].kernel", 7).apply(TREE);
        assertThat(edited).hasToString("Net(layers=[Conv(filters=4, kernel=3), Conv(filters=16, kernel=7)])");
    }

    @Test
    void returnsTheVeryTreeIfNothingChanges() {
        assertThat(Edits.set("layers[0].filters", 8).apply(TREE)).isSameAs(TREE);
        assertThat(Edits.NONE.apply(TREE)).isSameAs(TREE);
        assertThat(TREE.with("layers[0].filters", 8)).isSameAs(TREE);
    }

    @Test
    void sharesWhatItDoesNotTouch() {
        Symbol<Object> edited = Edits.set("layers[0].filters", 4).apply(TREE);
        assertThat(edited.at("layers[1]")).isSameAs(TREE.at("layers[1]"));
    }

    @Test
    void refersToPositionsOfTheOriginalList() {
        Symbol<Object> edited = Edits.NONE
                .andDelete(Path.parse("layers[0]"))
                .andInsert(Path.parse("layers[1]"), CONV.symbol(1))
                .andInsert(Path.parse("layers[2]"), CONV.symbol(2))
                .apply(TREE);
        assertThat(edited.at("layers"))
                .hasToString("[Conv(filters=1, kernel=3), Conv(filters=16, kernel=5), Conv(filters=2, kernel=3)]");
    }

    @Test
    void deletesEntriesAndResetsFields() {
        assertThat(Edits.NONE
                        .andDelete(Path.parse("layers[1].kernel"))
                        .apply(TREE)
                        .at("layers[1].kernel"))
                .hasToString("3");
        assertThat(Edits.NONE.andDelete(Path.parse("a")).andSet("c", 3).apply(dict(Map.of("a", 1))))
                .isEqualTo(dict(Map.of("c", 3)));
    }

    @Test
    void namesAllProblemsAndChangesNothing() {
        assertThatThrownBy(() -> Edits.set("layers[0].filters", 0)
                        .andSet("layers[1].filtres", 4)
                        .andSet("layers[7]", CONV.symbol(1))
                        .andDelete(Path.parse("layers[1].filters"))
                        .apply(TREE))
                .isInstanceOf(SymbolException.class)
                .hasMessage("""
                        Edited tree is not valid (4 problems):
                          layers[0].filters: expected int in [1, inf), found int 0
                          layers[1].filtres: expected one of filters, kernel, found 'filtres'. Maybe 'filters'?
                          layers[1].filters: expected int in [1, inf), found nothing. The field has no default
                          layers[7]: expected one of [0], [1], found '[7]'""");
    }

    @Test
    void keepsTheLimitsOfAList() {
        assertThatThrownBy(() -> Edits.NONE
                        .andDelete(Path.parse("layers[0]"))
                        .andDelete(Path.parse("layers[1]"))
                        .apply(TREE))
                .hasMessageContaining("layers: expected list of Conv, size in [1, 3], found a list of size 0");
    }

    @Test
    void refusesEditsThatAreAtOdds() {
        assertThatThrownBy(() -> Edits.set("layers[0]", CONV.symbol(1))
                        .andSet("layers[0].filters", 2)
                        .apply(TREE))
                .hasMessageContaining("layers[0]: expected either one new value or edits below it, found both");
        assertThatThrownBy(() -> Edits.set("layers", 1).andSet("layers", 2))
                .hasMessage("edits: expected one edit for each place, found two for 'layers'");
    }

    @Test
    void relaxesAProgramIntoASpace() {
        Symbol<Object> relaxed =
                Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2)).rewrite(TREE);
        assertThat(relaxed)
                .hasToString("Net(layers=[Conv(filters=oneOf(4, 8, 16), kernel=3), "
                        + "Conv(filters=oneOf(8, 16, 32), kernel=5)])");
    }

    @Test
    void swapsObjectsOfAType() {
        Symbol<Object> swapped = Rule.onType(CONV, c -> CONV.symbol(c.get(KERNEL), c.get(FILTERS)))
                .rewrite(TREE);
        assertThat(swapped.at("layers[1]")).hasToString("Conv(filters=5, kernel=16)");
        assertThat(Rule.onType(CONV, c -> c).rewrite(TREE)).isSameAs(TREE);
        assertThat(Rule.onKey(Integer.class, k -> 9, "kernel").rewrite(TREE).at("layers[0].kernel"))
                .hasToString("9");
    }

    @Test
    void namesEveryPlaceWhereARuleMakesNonsense() {
        assertThatThrownBy(() -> Rule.onField(FILTERS, f -> -f).rewrite(TREE))
                .hasMessageContaining("(2 problems)")
                .hasMessageContaining("layers[1].filters: expected int in [1, inf), found int -16");
    }
}
