package org.espalier.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.espalier.path.Path;
import org.espalier.path.PathPattern;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.junit.jupiter.api.Test;

class PatchTest {
    record Dense(int units) {}

    record Data(String name, int classes) {}

    record Experiment(List<Dense> layers, Data data, double rate) {}

    private static final SymbolType<Dense> DENSE = SymbolType.of(Dense.class);
    private static final SymbolType<Data> DATA = SymbolType.of(Data.class);
    private static final SymbolType<Experiment> EXPERIMENT = SymbolType.of(Experiment.class);
    private static final Field<Dense, Integer> UNITS = DENSE.field("units", Integer.class);

    private static final Field<Object, Double> FACTOR =
            Field.of("factor", Specs.floats().above(0));
    private static final PatchType SCALE_WIDTH = PatchType.named("scale_width")
            .describedAs("Multiplies the units of every layer.")
            .parameter(FACTOR)
            .rewrites((tree, args) -> Rule.onField(UNITS, u -> (int) Math.round(u * args.get(FACTOR))));

    private static final Field<Object, Double> RATE =
            Field.of("rate", Specs.floats().above(0).atMost(1));
    private static final PatchType CHANGE_LR =
            PatchType.named("change_lr").parameter(RATE).rewrites((tree, args) -> Edits.set("rate", args.get(RATE)));

    private static final Field<Object, String> NAME = Field.of("name", Specs.oneOfValues("mnist", "cifar100"));
    private static final PatchType CHANGE_DATA = PatchType.named("change_data")
            .parameter(NAME)
            .rewrites((tree, args) -> {
                int classes = args.get(NAME).equals("mnist") ? 10 : 100;
                Cursor head = Query.in(tree).ofType(DENSE).last().orElseThrow();
                return Edits.set("data", DATA.symbol(args.get(NAME), classes))
                        .andSet(head.path().key("units"), classes);
            });

    private static final PatchRegistry PATCHES = PatchRegistry.of(SCALE_WIDTH, CHANGE_LR, CHANGE_DATA);

    private static final Symbol<Experiment> TREE =
            EXPERIMENT.symbol(List.of(DENSE.symbol(32), DENSE.symbol(10)), DATA.symbol("mnist", 10), 0.01);

    @Test
    void appliesAChainWrittenAsText() {
        Patch chain = PATCHES.parse("change_lr?0.003", "scale_width?factor=2.0", "change_data?name=cifar100");
        assertThat(Diff.between(TREE, chain.apply(TREE))).hasToString("""
                        layers[0].units: 32 -> 64
                        layers[1].units: 10 -> 100
                        data.name: "mnist" -> "cifar100"
                        data.classes: 10 -> 100
                        rate: 0.01 -> 0.003""");
        assertThat(chain).hasToString("change_lr?rate=0.003, scale_width?factor=2.0, change_data?name=cifar100");
    }

    @Test
    void takesTypedArguments() {
        assertThat(SCALE_WIDTH.with(0.5).apply(TREE).at("layers[0]")).hasToString("Dense(units=16)");
        assertThat(SCALE_WIDTH.with(2).apply(TREE).at("layers[0]")).hasToString("Dense(units=64)");
        assertThat(SCALE_WIDTH.with(1.0).apply(TREE)).isSameAs(TREE);
    }

    @Test
    void answersAnUnknownNameWithTheNearestAndItsSignature() {
        assertThatThrownBy(() -> PATCHES.parse("scale_widht?2"))
                .isInstanceOf(PatchException.class)
                .hasMessage("Patch 'scale_widht?2': expected one of scale_width, change_lr, change_data, "
                        + "found 'scale_widht'. Maybe scale_width(factor: float in (0, inf))?");
    }

    @Test
    void answersBadArgumentsWithTheSignature() {
        assertThatThrownBy(() -> PATCHES.parse("change_lr?lr=0.1")).hasMessage("""
                        Patch change_lr(rate: float in (0, 1]) is not valid (2 problems):
                          rate: expected float in (0, 1], found nothing
                          lr: expected one of the parameters rate, found 'lr'""");
        assertThatThrownBy(() -> PATCHES.parse("change_lr?often"))
                .hasMessageContaining("rate: expected float in (0, 1], found often");
        assertThatThrownBy(() -> PATCHES.parse("change_lr?0.1&0.2"))
                .hasMessageContaining("expected at most 1 arguments, found '0.2'");
        assertThatThrownBy(() -> PATCHES.parse("change_lr?rate=0.1&rate=0.2"))
                .hasMessageContaining("expected each argument once, found 'rate' twice");
        assertThatThrownBy(() -> SCALE_WIDTH.with(-1.0))
                .hasMessageContaining("factor: expected float in (0, inf), found -1.0");
    }

    @Test
    void readsEveryKindOfArgument() {
        Field<Object, List<Integer>> sizes = Field.of("sizes", Specs.lists(Specs.ints()));
        Field<Object, String> text = Field.of("text", Specs.texts().optional());
        Field<Object, Boolean> flag =
                Field.<Object, Boolean>of("flag", Specs.bools()).defaulting(true);
        PatchType type = PatchType.named("all")
                .parameter(sizes)
                .parameter(text)
                .parameter(flag)
                .edits((tree, args) ->
                        tree.with("x", List.of(args.get(sizes), args.find(text).orElse("-"), args.get(flag))));
        PatchRegistry registry = PatchRegistry.of(type);
        Symbol<?> tree = org.espalier.symbol.Symbols.dict(Map.of("x", 0));
        assertThat(registry.parse("all?1:2:3&a%26b&false").apply(tree)).hasToString("{x=[[1, 2, 3], \"a&b\", false]}");
        assertThat(registry.parse("all?sizes=7&text=none").apply(tree)).hasToString("{x=[[7], \"-\", true]}");
        assertThat(registry.parse("all?1&a%26b")).hasToString("all?sizes=1&text=a%26b&flag=true");
        assertThat(registry.parse(registry.parse("all?1&a%26b").toString()).apply(tree))
                .isEqualTo(registry.parse("all?1&a%26b").apply(tree));
    }

    @Test
    void selectsNodesInTheOrderOfTheTree() {
        assertThat(Query.in(TREE).ofType(DENSE).paths())
                .extracting(String::valueOf)
                .containsExactly("layers[0]", "layers[1]");
        assertThat(Query.in(TREE).in(UNITS).nodes()).extracting(String::valueOf).containsExactly("32", "10");
        assertThat(Query.in(TREE).matching(PathPattern.parse("layers[*].units")).paths())
                .hasSize(2);
        assertThat(Query.in(TREE).matching(Pattern.compile("data\\..*")).paths())
                .hasSize(2);
        assertThat(Query.in(TREE).inside(DATA).nodes())
                .extracting(String::valueOf)
                .containsExactly("\"mnist\"", "10");
    }

    @Test
    void aSelectionPrintsItsNodesWithTheirPlaces() {
        assertThat(Query.in(TREE).in(UNITS)).hasToString("""
                layers[0].units: 32
                layers[1].units: 10""");
        assertThat(Query.in(TREE).ofType(DENSE).first().orElseThrow()).hasToString("layers[0]: Dense(units=32)");
        assertThat(Query.in(TREE).ofType(DENSE).last().orElseThrow()).hasToString("layers[1]: Dense(units=10)");
        Query nothing = Query.in(TREE).where(c -> false);
        assertThat(nothing).hasToString("");
        assertThat(nothing.first()).isEmpty();
        assertThat(nothing.last()).isEmpty();
    }

    @Test
    void aRuleOnAFieldMayAskForTheTypeAroundIt() {
        assertThat(Rule.onField(DENSE, UNITS, u -> u * 2).rewrite(TREE).at("layers"))
                .hasToString("[Dense(units=64), Dense(units=20)]");
        assertThat(Rule.onField(DATA, UNITS, u -> u * 2).rewrite(TREE)).isSameAs(TREE);
    }

    @Test
    void rulesEditsPatchesAndDifferencesAreAllRewrites() {
        Symbol<Experiment> wide = SCALE_WIDTH.with(2.0).apply(TREE);
        List<Rewrite> rewrites = List.of(
                SCALE_WIDTH.with(2.0),
                Rule.onField(UNITS, u -> u * 2),
                Edits.set(Path.parse("layers[0].units"), 64).andSet("layers[1].units", 20),
                Diff.between(TREE, wide));
        assertThat(rewrites)
                .allSatisfy(rewrite -> assertThat(rewrite.apply(TREE)).isEqualTo(wide));
    }

    @Test
    void appliesARuleUntilNothingChanges() {
        Rule halve = Rule.onField(UNITS, u -> u > 10 ? u / 2 : u);
        assertThat(halve.rewriteFully(TREE, 5).at("layers[0].units")).hasToString("8");
        assertThatThrownBy(() -> Rule.onField(UNITS, u -> u + 1).rewriteFully(TREE, 3))
                .hasMessageStartingWith("Rule: expected a tree that stops changing after 3 rounds");
        assertThat(Rule.onKey(Integer.class, c -> c, "nothing")
                        .or(Rule.onField(UNITS, u -> 1))
                        .rewriteUp(TREE)
                        .at("layers[1].units"))
                .hasToString("1");
    }
}
