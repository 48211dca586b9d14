package org.espalier.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.inherited;
import static org.espalier.symbol.Symbols.list;
import static org.espalier.symbol.Symbols.ref;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.geno.Dna;
import org.espalier.path.Path;
import org.espalier.space.SearchSpace;
import org.junit.jupiter.api.Test;

class RefsTest {
    record Layer(int width, double dropout) {}

    record Net(double dropout, List<Layer> layers) {}

    record Pair(Object left, Object right) {}

    private static final SymbolType<Layer> LAYER = SymbolType.of(Layer.class);
    private static final SymbolType<Net> NET = SymbolType.of(Net.class);
    private static final SymbolType<Pair> PAIR = SymbolType.of(Pair.class);

    private static Symbol<Net> net() {
        return NET.symbol(0.3, list(LAYER.symbol(8, inherited("dropout")), LAYER.symbol(ref("layers[0].width"), 0)));
    }

    private static Map<String, Object> entries(Object... keysAndValues) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return entries;
    }

    @Test
    void valuesComeFromElsewhere() {
        assertThat(Materializer.build(net())).isEqualTo(new Net(0.3, List.of(new Layer(8, 0.3), new Layer(8, 0))));
        assertThat(net())
                .hasToString("Net(dropout=0.3, layers=[Layer(width=8, dropout=inherited(dropout)),"
                        + " Layer(width=ref(layers[0].width), dropout=0.0)])");
    }

    @Test
    void anIntegerIsLentWhereARealIsAskedFor() {
        Symbol<?> tree = Symbols.dict(entries("dropout", 1, "layer", LAYER.symbol(8, inherited("dropout"))));
        assertThat(Materializer.build(tree)).isEqualTo(Map.of("dropout", 1, "layer", new Layer(8, 1.0)));
    }

    @Test
    void whatIsLentIsJudgedByTheFieldThatBorrows() {
        Symbol<?> tree =
                Symbols.dict(entries("dropout", "much", "layer", LAYER.symbol(ref("dropout"), inherited("dropout"))));
        assertThatThrownBy(() -> Materializer.build(tree))
                .isInstanceOf(BuildException.class)
                .hasMessage("""
                        Tree to build is not valid (2 problems):
                          layer.width: expected int, found text "much"
                          layer.dropout: expected float, found text "much\"""");
        assertThatThrownBy(() -> Refs.resolved(tree))
                .isInstanceOf(SymbolException.class)
                .hasMessage("""
                        Values of the tree is not valid (2 problems):
                          layer.width: expected int, found text "much"
                          layer.dropout: expected float, found text "much\"""");
    }

    @Test
    void theNearestEnclosingFieldIsInheritedAndChainsAreFollowed() {
        Symbol<?> tree = Symbols.dict(entries(
                "rate",
                1,
                "inner",
                Symbols.dict(entries("rate", inherited("rate"), "leaf", list(inherited("rate"), ref("rate"))))));
        assertThat(Materializer.build(tree))
                .isEqualTo(Map.of("rate", 1, "inner", Map.of("rate", 1, "leaf", List.of(1, 1))));
        Symbol<?> changed = tree.with("inner.rate", 2);
        assertThat(Materializer.build(changed))
                .isEqualTo(Map.of("rate", 1, "inner", Map.of("rate", 2, "leaf", List.of(2, 2))));
    }

    @Test
    void aDefaultStandsInWhereNothingEncloses() {
        Symbol<Layer> layer =
                LAYER.symbol(8, Symbols.<Double>inherited("dropout").otherwise(0.1));
        assertThat(layer).hasToString("Layer(width=8, dropout=inherited(dropout, otherwise=0.1))");
        assertThat(Materializer.build(layer)).isEqualTo(new Layer(8, 0.1));
        assertThat(Refs.resolved(layer)).isEqualTo(LAYER.symbol(8, 0.1));
        assertThat(Materializer.build(NET.symbol(0.5, list(layer))).layers()).containsExactly(new Layer(8, 0.5));
        assertThatThrownBy(() -> Symbols.ref("a").otherwise(1))
                .hasMessage("otherwise: expected an inherited value, found ref(a)");
    }

    @Test
    void whatNothingEnclosesIsListedWithTheNodesThatWereAsked() {
        Symbol<?> tree = Symbols.dict(entries("net", net().with("layers[1].width", inherited("units"))))
                .with("net.dropout", inherited("rate"));
        assertThat(Refs.problems(tree))
                .extracting(Object::toString)
                .containsExactly(
                        "net.dropout: expected an enclosing object or map with 'rate', found Net in a map."
                                + " Add the field further out, or give a default with otherwise(...)",
                        "net.layers[1].width: expected an enclosing object or map with 'units', found Layer in Net in a map."
                                + " Add the field further out, or give a default with otherwise(...)");
        assertThatThrownBy(() -> Materializer.build(tree))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("2 problems");
        assertThat(Refs.problems(net())).isEmpty();
    }

    @Test
    void cyclesAreReportedWithEveryPlace() {
        Symbol<?> tree = Symbols.dict(entries("a", ref("b"), "b", list(ref("c")), "c", ref("a"), "d", ref("d.x")));
        assertThatThrownBy(() -> Materializer.build(tree))
                .isInstanceOf(BuildException.class)
                .hasMessage("""
                        Tree to build is not valid (2 problems):
                          a: expected a reference that does not lead back to itself, found 'a' -> 'b[0]' -> 'c' -> 'a'. \
                        Give one of these places a value of its own
                          d: expected a reference to an existing place, found 'd.x'. \
                        Paths are looked up from the nearest enclosing node""");
        assertThat(Refs.problems(PAIR.symbol(list(ref("left")), 1)))
                .extracting(Object::toString)
                .containsExactly(
                        "left[0]: expected a reference that does not lead back to itself, found 'left', which contains it");
    }

    @Test
    void longChainsAreNoDanger() {
        int length = 20_000;
        List<Symbol<?>> chain = new ArrayList<>();
        for (int i = 1; i < length; i++) {
            chain.add(list(ref("[" + i + "][0]")));
        }
        chain.add(list(Symbols.just(7)));
        Symbol<?> tree = Symbols.lift(chain);
        assertThat(Materializer.build(tree)).isEqualTo(java.util.Collections.nCopies(length, List.of(7)));
        assertThat(Refs.resolved(tree).at("[0][0]")).isEqualTo(Symbols.just(7));
        chain.set(length - 1, list(ref("[0][0]")));
        assertThat(Refs.problems(Symbols.lift(chain))).hasSize(1);
    }

    @Test
    void objectsStaySharedInAResolvedTree() {
        Symbol<Pair> tied = PAIR.symbol(LAYER.symbol(4, 0), ref("left"));
        assertThat(Refs.resolved(tied)).isSameAs(tied);
        assertThat(Refs.inline(tied)).isEqualTo(PAIR.symbol(LAYER.symbol(4, 0), LAYER.symbol(4, 0)));
        Pair pair = Materializer.build(tied);
        assertThat(pair.left()).isSameAs(pair.right());
        assertThat(Refs.resolved(net())).isEqualTo(NET.symbol(0.3, list(LAYER.symbol(8, 0.3), LAYER.symbol(8, 0))));
    }

    @Test
    void aSubtreeTakesItsReferencesAlong() {
        Symbol<?> moved = Symbols.dict(entries("nets", list(net(), net().with("dropout", 0.7))));
        assertThat(Materializer.build(moved))
                .isEqualTo(Map.of(
                        "nets",
                        List.of(
                                new Net(0.3, List.of(new Layer(8, 0.3), new Layer(8, 0))),
                                new Net(0.7, List.of(new Layer(8, 0.7), new Layer(8, 0))))));
    }

    @Test
    void referencesFollowDecisions() {
        Symbol<?> template = Symbols.dict(entries(
                "op",
                oneOf(LAYER.symbol(oneOf(4, 8), inherited("rate")), LAYER.symbol(ref("width"), 0)),
                "width",
                16,
                "copy",
                ref("op.width"),
                "rate",
                oneOf(0.25, 0.5)));
        assertThat(Refs.problems(template)).isEmpty();
        SearchSpace<?> space = SearchSpace.of(template);
        Symbol<?> child = space.bind(Dna.parse("[0:[1], 1]"));
        assertThat(Materializer.build(child))
                .isEqualTo(Map.of("op", new Layer(8, 0.5), "width", 16, "copy", 8, "rate", 0.5));
        assertThat(space.encode(child)).isEqualTo(Dna.parse("[0:[1], 1]"));
        assertThat(space.encode(Refs.resolved(child))).isEqualTo(Dna.parse("[0:[1], 1]"));
        assertThat(Materializer.build(space.bind(Dna.parse("[1, 0]"))))
                .isEqualTo(Map.of("op", new Layer(16, 0), "width", 16, "copy", 16, "rate", 0.25));
        assertThat(Refs.resolved(template).at("op[=1].width")).isEqualTo(Symbols.just(16));
        assertThat(Refs.resolved(template).at("copy")).isEqualTo(ref("op.width"));
        assertThat(Refs.targets(child)).containsEntry(Path.parse("copy"), Path.parse("op.width"));
    }
}
