package org.espalier.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.schema.Specs.anyOf;
import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;
import static org.espalier.schema.Specs.maps;
import static org.espalier.schema.Specs.objects;
import static org.espalier.schema.Specs.texts;
import static org.espalier.symbol.Symbols.dict;
import static org.espalier.symbol.Symbols.ref;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.geno.Dna;
import org.espalier.io.SymbolJson;
import org.espalier.schema.Field;
import org.espalier.schema.ValueSpec;
import org.espalier.space.SearchSpace;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    record Box(Object value) {}

    record Limits(double min, double max) {}

    private static final Field<Limits, Double> MIN = Field.of("min", floats());
    private static final Field<Limits, Double> MAX = Field.of("max", floats());
    private static final SymbolType<Limits> LIMITS = SymbolType.named("Limits", Limits.class)
            .field(MIN)
            .field(MAX)
            .requiring("min <= max", a -> a.get(MIN) <= a.get(MAX))
            .constructor(a -> new Limits(a.get(MIN), a.get(MAX)));

    private static final SymbolType<Box> BOX = SymbolType.of(Box.class);
    private static final Field<Box, Object> VALUE = BOX.field("value", Object.class);

    private static SymbolType<Box> box(ValueSpec<?> spec) {
        return BOX.constrain(VALUE, spec);
    }

    private static String refusal(ValueSpec<?> spec, Object value) {
        SymbolType<Box> type = box(spec);
        try {
            return "accepted " + type.symbol(value);
        } catch (SymbolException e) {
            return e.getMessage().replace("Box is not valid (1 problem):\n  ", "");
        }
    }

    @Test
    void aPredicateSaysWhatItExpects() {
        var even = ints().atLeast(0).satisfying("even", n -> n % 2 == 0);
        assertThat(refusal(even, 3)).isEqualTo("value: expected int in [0, inf), even, found int 3");
        assertThat(refusal(even, -2)).isEqualTo("value: expected int in [0, inf), even, found int -2");
        assertThat(refusal(even.optional(), "x"))
                .isEqualTo("value: expected int in [0, inf), even or none, found text \"x\"");
        assertThat(refusal(even, 4)).isEqualTo("accepted Box(value=4)");
        assertThat(refusal(
                        lists(ints())
                                .satisfying(
                                        "sorted",
                                        l -> l.equals(l.stream().sorted().toList())),
                        List.of(2, 1)))
                .isEqualTo("value: expected list of int, sorted, found list [2, 1]");
    }

    @Test
    void aPredicateJudgesWhatAnUndecidedValueMayBecome() {
        var even = ints().satisfying("even", n -> n % 2 == 0);
        assertThat(refusal(even, oneOf(2, 3, 5))).isEqualTo("""
                Box is not valid (2 problems):
                  value[=1]: expected int, even, found int 3
                  value[=2]: expected int, even, found int 5""");
        assertThat(refusal(even, intv(2, 8))).isEqualTo("value: expected int, even, found intv(2, 8)");
        assertThat(refusal(even, intv(2, 8).step(2))).startsWith("accepted");
        assertThat(refusal(floats().satisfying("no larger than pi", x -> x <= Math.PI), floatv(1, 4)))
                .isEqualTo("value: expected float, no larger than pi, found floatv(1.0, 4.0)");
    }

    @Test
    void aPredicateOfAListJudgesTheChildOfTheSpace() {
        var sorted = lists(ints())
                .satisfying("ascending", l -> l.equals(l.stream().sorted().toList()));
        var space = SearchSpace.of(box(sorted).symbol(manyOf(2, 1, 2)));
        assertThat(space.bind(Dna.parse("[{0 1}]"))).hasToString("Box(value=[1, 2])");
        assertThatThrownBy(() -> space.bind(Dna.parse("[{1 0}]")))
                .isInstanceOf(SymbolException.class)
                .hasMessage(
                        "Box is not valid (1 problem):\n  value: expected list of int, ascending, found list [2, 1]");
    }

    @Test
    void aPredicateOfAnObjectJudgesWhatWasBuilt() {
        var type = box(objects(Limits.class).satisfying("wider than 1", l -> l.max() - l.min() > 1));
        assertThat(Materializer.build(type.symbol(LIMITS.symbol(0.0, 2.0)))).isEqualTo(new Box(new Limits(0, 2)));
        assertThatThrownBy(() -> Materializer.build(type.symbol(LIMITS.symbol(0.0, 0.5))))
                .isInstanceOf(BuildException.class)
                .hasMessage("Tree to build is not valid (1 problem):\n"
                        + "  value: expected Limits, wider than 1, found Limits[min=0.0, max=0.5]");
    }

    @Test
    void aPatternMayBeExplained() {
        assertThat(refusal(texts("[a-z]+").meaning("a lower-case word"), "Adam"))
                .isEqualTo("value: expected text matching [a-z]+, a lower-case word, found text \"Adam\"");
    }

    @Test
    void mapsHaveSizesAndPatternsOfKeys() {
        var spec = maps(ints()).keys("[a-z]+").sized(1, 2);
        assertThat(spec).hasToString("map of int, keys matching [a-z]+, size in [1, 2]");
        assertThat(refusal(spec, dict(Map.of("a", 1)))).startsWith("accepted");
        assertThat(refusal(spec, Map.of()))
                .isEqualTo("value: expected map of int, keys matching [a-z]+, size in [1, 2], found a map of size 0");
        assertThat(refusal(spec, Map.of("A", 1))).isEqualTo("value.A: expected a key matching [a-z]+, found 'A'");
    }

    @Test
    void aFrozenFieldMayBeLeftOutAndNotBeChanged() {
        SymbolType<Limits> unit = LIMITS.freezing(MIN, 0.0).named("Unit");
        assertThat(unit).hasToString("Unit(min: exactly 0.0, max: float)");
        ObjectSymbol<Limits> one = unit.symbolOf(Map.of("max", 1.0));
        assertThat(one).isEqualTo(unit.symbol(0, 1)).hasToString("Unit(min=0.0, max=1.0)");
        assertThatThrownBy(() -> unit.symbol(0.5, 1.0))
                .hasMessage("Unit is not valid (1 problem):\n"
                        + "  min: expected exactly 0.0, found float 0.5. The field is frozen");
        assertThatThrownBy(() -> one.with("min", 0.25))
                .hasMessageContaining("min: expected exactly 0.0, found float 0.25");
        assertThatThrownBy(() -> one.with("min", oneOf(0.0, 0.5)))
                .hasMessageContaining("min[=1]: expected exactly 0.0");
        assertThatThrownBy(() -> one.with("min", floatv(0, 1))).hasMessageContaining("min: expected exactly 0.0");
        assertThatThrownBy(() -> one.with("min", ref("max"))).hasMessageContaining("min: expected exactly 0.0");
        assertThat(one.with("min", 0.0)).isSameAs(one);
        String json = SymbolJson.write(one);
        TypeRegistry types = TypeRegistry.of(LIMITS, unit);
        assertThat(SymbolJson.read(json, types)).isEqualTo(one);
        assertThatThrownBy(() -> SymbolJson.read(json.replace("0.0", "0.5"), types))
                .hasMessageContaining("min: expected exactly 0.0, found float 0.5");
    }

    @Test
    void aFieldIsFrozenToATree() {
        ObjectSymbol<Limits> inner = LIMITS.symbol(0.0, 1.0);
        SymbolType<Box> fixed = BOX.freezing(BOX.field("value", Limits.class), inner);
        assertThat(fixed.symbol().get("value")).isEqualTo(inner);
        assertThat(fixed.symbol(LIMITS.symbol(0, 1))).isEqualTo(fixed.symbol());
        assertThatThrownBy(() -> fixed.symbol().with("value.max", 2.0))
                .hasMessageContaining(
                        "value: expected exactly Limits(min=0.0, max=1.0), found Limits(min=0.0, max=2.0)");
    }

    @Test
    void valuesAreConvertedWhenTheyAreSet() {
        var spec = objects(Duration.class).converting(String.class, Duration::parse);
        assertThat(box((ValueSpec<?>) spec).symbol("PT2S").get("value")).isEqualTo(Symbols.just(Duration.ofSeconds(2)));
        assertThat(refusal(spec, 3)).isEqualTo("value: expected Duration (also from String), found int 3");
        assertThat(refusal(spec, "soon"))
                .isEqualTo("value: expected Duration (also from String), found text \"soon\"."
                        + " Text cannot be parsed to a Duration");
    }

    @Test
    void requirementsBetweenFieldsAreJudgedWhenDecided() {
        assertThatThrownBy(() -> LIMITS.symbol(3, 1))
                .isInstanceOf(SymbolException.class)
                .hasMessage(
                        "Limits is not valid (1 problem):\n  (root): expected min <= max, found min = 3.0, max = 1.0");
        ObjectSymbol<Limits> valid = LIMITS.symbol(0, 1);
        assertThatThrownBy(() -> valid.with("min", 2.0))
                .hasMessageContaining("expected min <= max, found min = 2.0, max = 1.0");
        ObjectSymbol<Box> nested = BOX.symbol(List.of(valid));
        assertThatThrownBy(() -> nested.with("value[0].max", -1.0))
                .hasMessageContaining("value[0]: expected min <= max, found min = 0.0, max = -1.0");
        var space = SearchSpace.of(LIMITS.symbol(oneOf(0.0, 5.0), 1.0));
        assertThat(space.bind(Dna.parse("[0]"))).isEqualTo(valid);
        assertThatThrownBy(() -> space.bind(Dna.parse("[1]")))
                .hasMessage(
                        "Limits is not valid (1 problem):\n  (root): expected min <= max, found min = 5.0, max = 1.0");
    }

    @Test
    void requirementsOnReferencesAreJudgedWhenBuilt() {
        Symbol<Box> tied = BOX.symbol(List.of(LIMITS.symbol(ref("value[1]"), 1), 5.0));
        assertThatThrownBy(() -> Materializer.build(tied))
                .hasMessage("Tree to build is not valid (1 problem):\n"
                        + "  value[0]: expected min <= max, found min = 5.0, max = 1.0");
    }

    @Test
    void aDerivedTypeMayOnlyBeStricter() {
        Field<Limits, Double> max = LIMITS.field("max", Double.class);
        SymbolType<Limits> small = LIMITS.constrain(max, floats().atMost(10));
        assertThatThrownBy(() -> small.constrain(max, floats().atMost(20)))
                .isInstanceOf(SymbolException.class)
                .hasMessage("Type Limits is not valid (1 problem):\n  max: expected a spec within float in (-inf, 10],"
                        + " found float in (-inf, 20]. A kind of Limits may only be stricter");
        assertThatThrownBy(() -> small.symbol(11, 10)).hasMessageContaining("min <= max");
        assertThatThrownBy(() -> small.defaulting(max, 11.0))
                .hasMessage("Default of Limits is not valid (1 problem):\n"
                        + "  max: expected float in (-inf, 10], found float 11.0");
    }

    @Test
    void aDerivedTypeInheritsFieldsAndRequirements() {
        Field<Object, Integer> steps =
                Field.<Object, Integer>of("steps", ints().atLeast(1)).defaulting(10);
        SymbolType<Box> grid = SymbolType.named("Grid", Box.class)
                .inheriting(LIMITS)
                .field(steps)
                .field(Field.of("max", floats().atMost(1)))
                .constructor(a -> new Box(a.get(steps)));
        assertThat(grid).hasToString("Grid(min: float, max: float in (-inf, 1], steps: int in [1, inf) = 10)");
        assertThat(LIMITS.includes(grid)).isTrue();
        assertThatThrownBy(() -> grid.symbol(1, 0))
                .hasMessageContaining("expected min <= max, found min = 1.0, max = 0.0");
        assertThatThrownBy(() -> SymbolType.named("Grid", Box.class)
                        .inheriting(LIMITS)
                        .field(Field.of("max", anyOf(floats(), texts())))
                        .constructor(a -> new Box(0)))
                .hasMessageContaining("max: expected a spec within float, found float or text");
    }

    @Test
    void documentsMayUseFormerNames() {
        SymbolType<Limits> renamed = SymbolType.named("Interval", Limits.class)
                .formerly("Limits")
                .field(MIN.formerly("low"))
                .field(MAX)
                .constructor(a -> new Limits(a.get(MIN), a.get(MAX)));
        TypeRegistry types = TypeRegistry.of(renamed);
        String old = SymbolJson.write(LIMITS.symbol(0, 1)).replace("\"min\"", "\"low\"");
        assertThat(SymbolJson.read(old, types)).isEqualTo(renamed.symbol(0, 1));
        assertThatThrownBy(() -> SymbolJson.read(old.replace("\"max\"", "\"min\""), types))
                .hasMessageContaining("low: expected one value of 'min', found another under its former name");
        assertThatThrownBy(() -> TypeRegistry.of(renamed, LIMITS))
                .hasMessage("types: expected different names, found type 'Limits', which is also a former name of"
                        + " 'Interval'");
    }
}
