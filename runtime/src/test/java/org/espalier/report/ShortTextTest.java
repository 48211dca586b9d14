package org.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.List;
import java.util.Map;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

class ShortTextTest {
    private static final Field<Object, Double> RATE = Field.of("rate", Specs.floats());
    private static final Field<Object, Integer> STEPS =
            Field.<Object, Integer>of("steps", Specs.ints()).defaulting(3);
    private static final SymbolType<Object> DESCENT = SymbolType.named("some.pack.Descent", Object.class)
            .field(RATE)
            .field(STEPS)
            .constructor(args -> args.get(RATE) * args.get(STEPS));
    private static final SymbolType<Object> REST =
            SymbolType.named("Rest", Object.class).field(STEPS).constructor(args -> args.get(STEPS));

    @Test
    void leavesOutPackagesDefaultsAndDigits() {
        assertThat(text(DESCENT.symbol(1 / 3.0))).isEqualTo("Descent(rate=0.3333)");
        assertThat(text(DESCENT.symbol(1e-7, 4))).isEqualTo("Descent(rate=1e-07, steps=4)");
        assertThat(text(REST.symbol())).isEqualTo("Rest");
    }

    @Test
    void writesEveryKindOfNode() {
        assertThat(text(oneOf(REST.symbol(), DESCENT.symbol(floatv(0, 1 / 3.0)))))
                .isEqualTo("oneOf(Rest, Descent(rate=floatv(0, 0.3333)))");
        assertThat(text(manyOf(1, "a", "b"))).isEqualTo("manyOf(1, [\"a\", \"b\"])");
        assertThat(text(Symbols.lift(List.of(Map.of("on", true), 2)))).isEqualTo("[{on=true}, 2]");
        assertThat(text(Symbols.none()) + text(Symbols.hole()) + text(Symbols.ref("a.b")))
                .isEqualTo("none?ref(a.b)");
    }

    @Test
    void cutsLongTexts() {
        assertThat(ShortText.of(Symbols.just("0123456789"), 8)).isEqualTo("\"0123...");
    }

    @Test
    void breaksAnObjectAtTheFieldsThatSaySomething() {
        SymbolType<Object> pair = SymbolType.named("a.Pair", Object.class)
                .field(Field.of("left", Specs.anything()))
                .field(STEPS)
                .field(Field.of("right", Specs.anything()))
                .constructor(args -> args.size());
        String wide = "x".repeat(60);
        assertThat(TreeText.print(pair.symbol(wide, 3, wide)))
                .isEqualTo("Pair(\n  left=\"" + wide + "\",\n  right=\"" + wide + "\")");
    }

    @Test
    void columnsOfTheUsersOwnReplaceThoseForDecisions() {
        Study<Object> study =
                Study.of(DESCENT.symbol(oneOf(0.5, 2.0), oneOf(1, 2))).start();
        study.sample(1).forEach(sample -> sample.report(7));
        assertThat(TextReport.of(study)
                        .column("type", result -> text(result.symbol()).substring(0, 7))
                        .column("steps", result -> String.valueOf(2))
                        .leaderboard())
                .isEqualTo("""
                        place  trial  reward  type     steps
                            1      1       7  Descent      2
                        """);
    }

    private static String text(Symbol<?> node) {
        return ShortText.of(node, 200);
    }
}
