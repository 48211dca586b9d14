package org.espalier.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.junit.jupiter.api.Test;

class SymbolPrinterTest {
    private static final Field<Object, Double> RATE = Field.of("rate", Specs.floats());
    private static final Field<Object, Integer> STEPS =
            Field.<Object, Integer>of("steps", Specs.ints().atLeast(1)).defaulting(3);
    private static final SymbolType<Object> DESCENT = SymbolType.named("some.pack.Descent", Object.class)
            .field(RATE)
            .field(STEPS)
            .constructor(args -> args.get(RATE) * args.get(STEPS));
    private static final SymbolType<Object> REST =
            SymbolType.named("Rest", Object.class).field(STEPS).constructor(args -> args.get(STEPS));
    private static final SymbolPrinter SHORT =
            SymbolPrinter.ONE_LINE.hidingDefaults().hidingPackages();

    @Test
    void hidesDefaultsAndPackages() {
        assertThat(SHORT.print(DESCENT.symbol(0.5))).isEqualTo("Descent(rate=0.5)");
        assertThat(SHORT.print(DESCENT.symbol(0.5, 4))).isEqualTo("Descent(rate=0.5, steps=4)");
        assertThat(SHORT.print(REST.symbol())).isEqualTo("Rest()");
        assertThat(SymbolPrinter.ONE_LINE.print(DESCENT.symbol(0.5))).isEqualTo("some.pack.Descent(rate=0.5, steps=3)");
    }

    @Test
    void writesPlainValuesAsAsked() {
        SymbolPrinter digits = SHORT.literals(
                value -> value instanceof Double d ? String.format(Locale.ROOT, "%.2f", d) : "<" + value + ">");
        assertThat(digits.print(Symbols.lift(List.of(1 / 3.0, "a", 2)))).isEqualTo("[0.33, <a>, <2>]");
        assertThat(digits.print(Symbols.none())).isEqualTo("<null>");
        assertThat(digits.print(floatv(0, 1 / 3.0))).isEqualTo("floatv(0.00, 0.33)");
    }

    @Test
    void writesEveryKindOfNode() {
        assertThat(SHORT.print(oneOf(REST.symbol(), DESCENT.symbol(floatv(0, 0.5)))))
                .isEqualTo("oneOf(Rest(), Descent(rate=floatv(0.0, 0.5)))");
        assertThat(SHORT.print(manyOf(1, "a", "b").named("n").hint("h")))
                .isEqualTo("manyOf(1, [\"a\", \"b\"]).named(\"n\").hint(\"h\")");
        assertThat(SHORT.print(Symbols.lift(List.of(Map.of("on", true), 2)))).isEqualTo("[{on=true}, 2]");
        assertThat(SHORT.print(Symbols.none()) + SHORT.print(Symbols.hole()) + SHORT.print(Symbols.ref("a.b")))
                .isEqualTo("none?ref(a.b)");
    }

    @Test
    void marksWhatIsMissingWithWhatIsExpected() {
        assertThat(SymbolPrinter.LINES.print(DESCENT.partialOf(Map.of("steps", Symbols.hole()))))
                .isEqualTo("some.pack.Descent(rate=?(float), steps=?(int in [1, inf)))");
    }

    @Test
    void breaksWhatDoesNotFitIntoALine() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("short", List.of(1, 2));
        entries.put("a key", List.of(1000, List.of(), 3000));
        entries.put("op", oneOf(REST.symbol(1), REST.symbol(2)));
        assertThat(SymbolPrinter.LINES.width(21).print(Symbols.dict(entries))).isEqualTo("""
                        {
                          short = [1, 2],
                          "a key" = [
                            1000,
                            [],
                            3000
                          ],
                          op = oneOf(
                            Rest(steps=1),
                            Rest(steps=2)
                          )
                        }""");
    }

    @Test
    void givesEveryPartALineAndElementsANumberIfAsked() {
        assertThat(SymbolPrinter.LINES.width(0).showingPositions().print(Symbols.lift(List.of(1, List.of("a")))))
                .isEqualTo("[\n  0: 1,\n  1: [\n    0: \"a\"\n  ]\n]");
    }

    @Test
    void keepsLinesAsShortAsAsked() {
        List<Symbol<Object>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(oneOf(DESCENT.symbol(i * 0.1, i + 1), REST.symbol(oneOf(1, i + 2))));
        }
        Symbol<?> tree = Symbols.dict(Map.of("all", Symbols.list(all)));
        for (int width : new int[] {50, 60, 72, 100, 500}) {
            String text = SymbolPrinter.LINES.width(width).print(tree);
            assertThat(text.lines()).allMatch(line -> line.length() <= width);
            assertThat(text.replaceAll("\\s+", ""))
                    .isEqualTo(SymbolPrinter.ONE_LINE.print(tree).replaceAll("\\s+", ""));
        }
    }

    @Test
    void cutsOneLine() {
        assertThat(SHORT.print(Symbols.just("0123456789"), 8)).isEqualTo("\"0123...");
        assertThat(SHORT.print(Symbols.lift(List.of(1, 2, 3)), 9)).isEqualTo("[1, 2, 3]");
    }

    @Test
    void refusesANegativeWidth() {
        assertThatThrownBy(() -> SymbolPrinter.LINES.width(-1)).hasMessage("width: expected int in [0, inf), found -1");
    }
}
