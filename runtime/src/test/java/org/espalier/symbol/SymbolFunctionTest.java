package org.espalier.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.inherited;
import static org.espalier.symbol.Symbols.list;
import static org.espalier.symbol.Symbols.ref;

import java.util.List;
import java.util.Map;
import org.espalier.build.BuildContext;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.geno.Dna;
import org.espalier.io.PyGloveJson;
import org.espalier.io.SymbolJson;
import org.espalier.io.Vocabulary;
import org.espalier.rewrite.Diff;
import org.espalier.rewrite.Edits;
import org.espalier.rewrite.Query;
import org.espalier.rewrite.Rule;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.space.SearchSpace;
import org.junit.jupiter.api.Test;

class SymbolFunctionTest {
    record Conv(int filters, double rate) {}

    record Net(Conv first, Conv second) {}

    record Unit(BoundFunction<Double> activation) {}

    static double scaled(double value, double factor) {
        return value * factor;
    }

    static Conv wide(int filters) {
        return new Conv(filters, 0.5);
    }

    private static final Field<Object, Integer> WIDTH =
            Field.of("width", Specs.ints().atLeast(1));
    private static final Field<Object, Integer> TIMES =
            Field.<Object, Integer>of("times", Specs.ints().atLeast(0)).defaulting(2);
    private static final SymbolFunction<Integer> WIDER = SymbolFunction.named("wider", Integer.class)
            .field(WIDTH)
            .field(TIMES)
            .returning(Specs.ints().atLeast(1))
            .body(args -> args.get(WIDTH) * args.get(TIMES));
    private static final SymbolFunction<Double> SCALED =
            SymbolFunction.of(SymbolFunctionTest.class, "scaled", Double.class);
    private static final SymbolFunction<Conv> WIDE = SymbolFunction.of(SymbolFunctionTest.class, "wide", Conv.class);

    private static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    private static final SymbolType<Net> NET = SymbolType.of(Net.class);
    private static final SymbolType<Unit> UNIT = SymbolType.of(Unit.class);
    private static final TypeRegistry TYPES = TypeRegistry.of(CONV, NET, UNIT)
            .with(WIDER.types())
            .with(SCALED.types())
            .with(WIDE.types());

    private static final Symbol<Net> TREE =
            NET.symbol(CONV.symbol(16, 0.1), CONV.symbol(WIDER.call(ref("first.filters")), ref("first.rate")));

    @Test
    void aFieldIsComputedFromAnother() {
        assertThat(WIDER).hasToString("wider(width: int in [1, inf), times: int in [0, inf) = 2) -> int in [1, inf)");
        assertThat(Materializer.build(TREE)).isEqualTo(new Net(new Conv(16, 0.1), new Conv(32, 0.1)));
        assertThat(Materializer.build(TREE.with("first.filters", 5)).second().filters())
                .isEqualTo(10);
        assertThat(Materializer.build(TREE.with("second.filters.times", 3))
                        .second()
                        .filters())
                .isEqualTo(48);
        assertThat(TREE.at("second"))
                .hasToString("Conv(filters=wider(width=ref(first.filters), times=2), rate=ref(first.rate))");
        assertThat(Refs.resolved(TREE)).isEqualTo(NET.symbol(CONV.symbol(16, 0.1), CONV.symbol(32, 0.1)));
    }

    @Test
    void argumentsAreReadAsIfTheyStoodInThePlaceOfTheCall() {
        SymbolType<Object> block = SymbolType.named("Block", Object.class)
                .field(Field.of("width", Specs.ints()))
                .field(Field.of("inner", Specs.anything()))
                .constructor(args -> List.of(args.get(0), args.get(1)));
        Symbol<?> tree = block.symbol(3, block.symbol(WIDER.call(inherited("width"), 4), "x"));
        assertThat(Materializer.build(tree)).isEqualTo(List.of(3, List.of(12, "x")));
    }

    @Test
    void aCallFitsWhereItsResultMay() {
        assertThatThrownBy(() -> CONV.symbol(SCALED.call(1, 2), "x"))
                .isInstanceOf(SymbolException.class)
                .hasMessage("""
                        Conv is not valid (2 problems):
                          filters: expected int, found a call of scaled, which returns float
                          rate: expected float, found text "x\"""");
        assertThatThrownBy(() -> NET.symbol(WIDER.call(1), WIDE.call("y")))
                .hasMessageContaining("wide is not valid")
                .hasMessageContaining("filters: expected int, found text \"y\"");
        assertThat(Materializer.build(CONV.symbol(1, WIDER.call(3)))).isEqualTo(new Conv(1, 6.0));
        Symbol<Net> built = NET.symbol(WIDE.call(WIDER.call(2)), CONV.symbol(1, 1));
        assertThat(Materializer.build(built).first()).isEqualTo(new Conv(4, 0.5));
        assertThat(Refs.resolved(built).at("first")).isEqualTo(WIDE.call(4));
    }

    @Test
    void whatACallReturnsIsJudgedByItsPromiseAndByTheField() {
        SymbolType<Conv> narrow = CONV.constrain(
                CONV.field("filters", Integer.class), Specs.ints().atMost(8));
        assertThatThrownBy(() -> Materializer.build(narrow.symbol(WIDER.call(5), 0)))
                .isInstanceOf(BuildException.class)
                .hasMessage(
                        "Tree to build is not valid (1 problem):\n  filters: expected int in (-inf, 8], found int 10");
        assertThatThrownBy(() -> Materializer.build(TREE.with("second.filters.times", 0)))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("second.filters: expected arguments that wider accepts, found "
                        + "wider(width=ref(first.filters), times=0), which answered: "
                        + "returned int 0 instead of int in [1, inf)");
        assertThatThrownBy(() -> Refs.resolved(TREE.with("second.filters.times", 0)))
                .isInstanceOf(SymbolException.class)
                .hasMessageContaining("second.filters: expected arguments that wider accepts, found "
                        + "wider(width=16, times=0), which answered: returned int 0 instead of int in [1, inf)");
    }

    @Test
    void cyclesThroughCallsAreFound() {
        Symbol<Net> tree = TREE.with("first.filters", WIDER.call(ref("second.filters")));
        assertThatThrownBy(() -> Materializer.build(tree))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining(
                        "first.filters.width: expected a reference that does not lead back to itself, found"
                                + " 'first.filters.width' -> 'second.filters.width' -> 'first.filters.width'");
    }

    @Test
    void callsAreSearchedLikeAnyNode() {
        Symbol<Net> template =
                TREE.with("first.filters", oneOf(4, 8)).with("second.filters.times", oneOf(1, WIDER.call(1, 3)));
        SearchSpace<Net> space = SearchSpace.of(template);
        assertThat(space.size()).hasValue(java.math.BigInteger.valueOf(4));
        Symbol<Net> child = space.bind(Dna.parse("[1, 1]"));
        assertThat(Materializer.build(child).second().filters()).isEqualTo(24);
        assertThat(space.encode(child)).isEqualTo(Dna.parse("[1, 1]"));
        Symbol<Net> shown = child.with("second.filters.width", 8).with("second.rate", 0.1);
        assertThat(space.encode(shown)).isEqualTo(Dna.parse("[1, 1]"));
        SearchSpace<Net> plain = SearchSpace.of(TREE.with("first.filters", oneOf(4, 8)));
        assertThat(plain.encode(NET.symbol(CONV.symbol(8, 0.1), CONV.symbol(16, 0.1))))
                .isEqualTo(Dna.parse("[1]"));
        assertThatThrownBy(() -> plain.encode(NET.symbol(CONV.symbol(8, 0.1), CONV.symbol(9, 0.1))))
                .hasMessageContaining(
                        "second.filters: expected what the reference or call there comes to, int 16," + " found int 9");
    }

    @Test
    void callsArePatchedQueriedComparedAndSavedLikeAnyNode() {
        Symbol<Net> other = Edits.NONE
                .andSet(org.espalier.path.Path.parse("second.filters.times"), 3)
                .apply(TREE);
        assertThat(Diff.between(TREE, other).apply(TREE)).isEqualTo(other);
        assertThat(Diff.between(TREE, other).toString()).contains("times");
        assertThat(Rule.onField(TIMES, times -> Symbols.just(times + 1)).rewrite(TREE))
                .isEqualTo(other);
        assertThat(Query.in(TREE)
                        .where(c -> c.node() instanceof ObjectSymbol<?> o
                                && o.type().equals(WIDER.callType()))
                        .paths())
                .extracting(Object::toString)
                .containsExactly("second.filters");
        String json = SymbolJson.write(other);
        assertThat(SymbolJson.read(json, Vocabulary.of(TYPES))).isEqualTo(other);
        assertThatThrownBy(() -> SymbolJson.read(json, Vocabulary.of(TypeRegistry.of(CONV, NET))))
                .hasMessageContaining("second.filters: expected a registered type, found 'wider'");
        assertThatThrownBy(() -> PyGloveJson.of(Vocabulary.of(TYPES)).write(TREE))
                .hasMessageContaining("second.filters: expected a value, found a call of wider. PyGlove has no calls in"
                        + " trees; Refs.resolved puts plain values in their places");
    }

    @Test
    void aPartialIsAFunctionToBeCalledLater() {
        ObjectSymbol<BoundFunction<Double>> half = SCALED.partialOf(Map.of("factor", 0.5));
        assertThat(half).hasToString("scaled_partial(value=?, factor=0.5)");
        assertThat(half.isConcrete()).isTrue();
        Unit unit = Materializer.build(UNIT.symbol(half));
        assertThat(unit.activation()).hasToString("scaled(value=?, factor=0.5)");
        assertThat(unit.activation().open()).containsExactly("value");
        assertThat(unit.activation().call(8)).isEqualTo(4.0);
        assertThat(unit.activation().overriding("factor", 2).call(8)).isEqualTo(16.0);
        assertThat(unit).isEqualTo(new Unit(Materializer.build(half)));
        assertThatThrownBy(() -> unit.activation().callOf(Map.of("factor", 3, "valu", 1)))
                .isInstanceOf(SymbolException.class)
                .message()
                .startsWith("Call of scaled is not valid (3 problems):")
                .contains(
                        "factor: expected the value it is bound to, float 0.5, found int 3."
                                + " Say overriding(\"factor\", value) to change it",
                        "valu: expected one of the arguments value, factor, found 'valu'. Maybe 'value'?",
                        "value: expected float, found nothing. Give the argument");
        assertThatThrownBy(() -> unit.activation().call(1, 2))
                .hasMessageContaining("expected at most 1 arguments [value], found 2 arguments");
        assertThatThrownBy(() -> unit.activation().call("x"))
                .hasMessageContaining("value: expected float, found text \"x\"");
    }

    @Test
    void argumentsThatHoldTheirDefaultMayBeGiven() {
        BoundFunction<Integer> wider = Materializer.build(WIDER.partial());
        assertThat(wider.call(4)).isEqualTo(8);
        assertThat(wider.call(4, 3)).isEqualTo(12);
        assertThat(wider.overriding("times", 5).call(4)).isEqualTo(20);
    }

    @Test
    void partialsAreSearchedSavedAndRefused() {
        Symbol<Unit> template = UNIT.symbol(SCALED.partialOf(Map.of("factor", oneOf(1.0, 2.0))));
        Symbol<Unit> child = SearchSpace.of(template).bind(Dna.parse("[1]"));
        assertThat(Materializer.build(child).activation().call(3)).isEqualTo(6.0);
        assertThat(SymbolJson.read(SymbolJson.write(template), Vocabulary.of(TYPES)))
                .isEqualTo(template);
        PyGloveJson python = PyGloveJson.of(Vocabulary.of(TYPES)).naming(Map.of("scaled_partial", "lib.scaled"));
        String text = python.write(child);
        assertThat(text).contains("lib.scaled").doesNotContain("value\":");
        assertThat(python.read(text)).isEqualTo(child);
        assertThatThrownBy(() -> UNIT.symbol(SCALED.call(1, 2)))
                .hasMessageContaining(
                        "activation: expected BoundFunction, found a call of scaled, which returns float");
        assertThatThrownBy(() -> SCALED.partialOf(Map.of("factr", 2)))
                .hasMessageContaining(
                        "factr: expected one of the fields value, factor, found 'factr'. Maybe 'factor'?");
    }

    @Test
    void listsOfResultsAreJudgedElementByElement() {
        SymbolType<Object> sizes = SymbolType.named("Sizes", Object.class)
                .field(Field.of("sizes", Specs.lists(Specs.floats().atMost(5))))
                .constructor(args -> List.of(args.get(0)));
        assertThat(Materializer.build(sizes.symbol(list(WIDER.call(1), WIDER.call(2)))))
                .isEqualTo(List.of(List.of(2.0, 4.0)));
        assertThatThrownBy(() -> Materializer.build(sizes.symbol(list(WIDER.call(1), WIDER.call(4)))))
                .hasMessageContaining("sizes[1]: expected float in (-inf, 5], found int 8");
    }

    @Test
    void aFunctionThatNeedsServicesWaitsForTheBuild() {
        SymbolFunction<String> device = SymbolFunction.named("device", String.class)
                .impure()
                .body(args -> args.service(String.class).orElse("none"));
        Symbol<?> tree = list(device.call());
        assertThat(Refs.resolved(tree)).isEqualTo(tree);
        assertThat(Materializer.build(tree, BuildContext.EMPTY.with(String.class, "gpu0")))
                .isEqualTo(List.of("gpu0"));
    }

    @Test
    void methodsThatCannotBeUsedSaySo() {
        assertThatThrownBy(() -> SymbolFunction.of(SymbolFunctionTest.class, "nothing", Integer.class))
                .hasMessageEndingWith("SymbolFunctionTest: expected one static method 'nothing', found 0."
                        + " Use SymbolFunction.named(...) and write the parameters down");
        assertThatThrownBy(() -> SymbolFunction.of(SymbolFunctionTest.class, "scaled", Integer.class))
                .hasMessageEndingWith(
                        "SymbolFunctionTest.scaled: expected a method that returns Integer, found one that returns double");
    }
}
