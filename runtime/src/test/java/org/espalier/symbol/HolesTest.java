package org.espalier.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.espalier.schema.Field;
import org.junit.jupiter.api.Test;

class HolesTest {
    /** A layer with a size and options. */
    public record Layer(int units, List<Integer> kernel, Map<String, Double> rates, boolean bias) {}

    private static final SymbolType<Layer> LAYER = SymbolType.of(Layer.class);

    @Test
    void saysWhatIsMissingWhereAndWhatIsExpected() {
        Symbol<Layer> partial = LAYER.symbol(
                Symbols.hole(),
                Symbols.list(Symbols.just(3), Symbols.hole()),
                Symbols.dict(Map.of("l2", Symbols.hole())),
                true);
        assertThat(Holes.in(partial)).map(Object::toString).containsExactly("""
                        units: expected int, found nothing. Set it with with("units", value)""", """
                        kernel[1]: expected int, found nothing. Set it with with("kernel[1]", value)""", """
                        rates.l2: expected float, found nothing. Set it with with("rates.l2", value)""");
    }

    @Test
    void completedTreesHaveNone() {
        Symbol<Layer> complete = LAYER.partialOf(Map.of("units", 8, "bias", false))
                .with("kernel", List.of(3, 3))
                .with("rates", Map.of());
        assertThat(Holes.in(complete)).isEmpty();
        assertThat(Holes.requireNone(complete)).isSameAs(complete);
    }

    @Test
    void refusesPartialTreesWithAllProblems() {
        assertThatThrownBy(() -> Holes.requireNone(Symbols.list(Symbols.hole(), Symbols.just(1), Symbols.hole())))
                .isInstanceOf(SymbolException.class)
                .hasMessage("""
                        Program is not valid (2 problems):
                          [0]: expected a value, found nothing. Set it with with("[0]", value)
                          [2]: expected a value, found nothing. Set it with with("[2]", value)""");
        assertThat(Holes.in(Symbols.hole()))
                .map(Object::toString)
                .containsExactly("(root): expected a value, found nothing. Give a tree");
    }

    @Test
    void listsTheFieldsThatWereGiven() {
        Field<Layer, Boolean> bias = LAYER.field("bias", Boolean.class);
        ObjectSymbol<Layer> layer = LAYER.defaulting(bias, true).symbol(8, List.of(3), Map.of(), true);
        assertThat(layer.given()).map(Field::name).containsExactly("units", "kernel", "rates");
        assertThat(layer.with(bias, false).given()).hasSize(4);
    }
}
