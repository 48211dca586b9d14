package org.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.algo.basic.GridSweep;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static final SymbolType<Object> DESCENT = SymbolType.named("some.Descent", Object.class)
            .field(Field.of("rate", Specs.floats()))
            .field(Field.of("taps", Specs.lists(Specs.ints())))
            .field(Field.<Object, Boolean>of("nesterov", Specs.bools()).defaulting(false))
            .constructor(args -> args.size());

    private static Study<Map<String, Object>> study() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("op", oneOf(Symbols.just("zero"), Symbols.just("conv")));
        entries.put("width", oneOf(4, 8));
        entries.put("kernel", 3);
        return Study.of(Symbols.dict(entries)).algorithm(new GridSweep()).start();
    }

    @Test
    void alignsTheBestTrials() {
        Study<Map<String, Object>> study = study();
        for (Sample<Map<String, Object>> sample : study.sample(10)) {
            sample.report(Map.of("reward", sample.id() == 3 ? 0.123456 : 10.0 - sample.id()));
        }
        assertThat(TextReport.of(study).leaderboard()).isEqualTo("""
                        place  trial  reward  op    width
                            1      1       9  zero      4
                            2      2       8  zero      8
                            3      4       6  conv      8
                            4      3  0.1235  conv      4
                        """);
        assertThat(TextReport.of(study).rows(1).leaderboard().lines()).hasSize(2);
    }

    @Test
    void showsTheBestTreeAndWhatDiffers() {
        Study<Map<String, Object>> study = study();
        study.sample(3).forEach(sample -> sample.report(sample.id()));
        assertThat(TextReport.of(study).best()).isEqualTo("""
                        {op="conv", width=4, kernel=3}
                        Differences:
                          op: oneOf("zero", "conv") -> "conv"
                          width: oneOf(4, 8) -> 4
                        """);
        Symbol<?> program = study.replay(1).symbol();
        assertThat(TextReport.of(study).comparedWith(program).best())
                .endsWith("Differences:\n  op: \"zero\" -> \"conv\"\n");
        assertThat(TextReport.of(study).comparedWith(study.best().symbol()).best())
                .endsWith("No difference.\n");
    }

    @Test
    void sumsUpWhatBecameOfTheTrials() {
        Study<Map<String, Object>> study = study();
        assertThat(TextReport.of(study)).hasToString("0 trials\n\nNo trial has a score.\n");
        study.ask().orElseThrow().report(1);
        study.ask().orElseThrow().skip("no");
        study.ask().orElseThrow().report(Double.NaN);
        assertThat(TextReport.of(study).summary()).isEqualTo("3 trials: 1 completed, 1 infeasible, 1 skipped");
        assertThat(TextReport.of(study).toString())
                .startsWith("3 trials: 1 completed")
                .contains("\n\nplace  trial")
                .contains("\nBest: Trial 1 is COMPLETED: [0, 0] {reward=1.0}\n{op=\"zero\"");
    }

    @Test
    void leavesOutColumnsThatDoNotFit() {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            entries.put("decision" + i, oneOf(1, 2));
        }
        Study<Map<String, Object>> study = Study.of(Symbols.dict(entries)).start();
        study.sample(2).forEach(sample -> sample.report(sample.id()));
        String table = TextReport.of(study).leaderboard();
        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(140));
        assertThat(table).endsWith(" more columns)\n");
    }

    @Test
    void printsEveryKindOfDecision() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("rate", floatv(1e-6, 1e-6));
        entries.put("units", intv(7, 7));
        entries.put("taps", manyOf(2, 5, 6).distinct().sorted());
        Study<Map<String, Object>> study = Study.of(Symbols.dict(entries)).start();
        study.sample(1).forEach(sample -> sample.report(0.5));
        assertThat(TextReport.of(study).leaderboard()).endsWith("1      1     0.5  1e-06      7  [5, 6]\n");
    }

    @Test
    void showsTreesShortlyWithWhatWasAddedAndRemoved() {
        Study<Object> study = Study.of(DESCENT.symbol(floatv(1 / 3.0, 1 / 3.0), Symbols.lift(List.of(1, 2, 3))))
                .start();
        study.sample(1).forEach(sample -> sample.report(7));
        Symbol<?> program = DESCENT.symbol(0.5, Symbols.lift(List.of(0, 1, 3)), true);
        assertThat(TextReport.of(study).comparedWith(program).best()).isEqualTo("""
                        Descent(rate=0.3333, taps=[1, 2, 3])
                        Differences:
                          rate: 0.5 -> 0.3333
                          taps[0]: - 0
                          taps[1]: + 2
                          nesterov: true -> false
                        """);
    }

    @Test
    void breaksLongTreesIntoLines() {
        String wide = "x".repeat(90);
        Study<Map<String, Object>> study =
                Study.of(Symbols.dict(Map.of("wide", wide, "n", oneOf(1, 1)))).start();
        study.sample(1).forEach(sample -> sample.report(7));
        assertThat(TextReport.of(study).best())
                .contains("  wide = \"" + wide + "\"", "\n  n = 1")
                .startsWith("{\n");
    }

    @Test
    void columnsOfTheUsersOwnReplaceThoseForDecisions() {
        Study<Object> study = Study.of(DESCENT.symbol(oneOf(0.5, 2.0), Symbols.lift(List.of(1))))
                .start();
        study.sample(1).forEach(sample -> sample.report(7));
        assertThat(TextReport.of(study)
                        .column("type", result -> result.symbol().toString().substring(0, 9))
                        .column("steps", result -> String.valueOf(2))
                        .leaderboard())
                .isEqualTo("""
                        place  trial  reward  type       steps
                            1      1       7  some.Desc      2
                        """);
    }

    @Test
    void writesNumbersShortly() {
        assertThat(List.of(0.0, 12.0, -3.25, 0.00012345, 3.2e-6, 1.23456e9, 0.1 + 0.2).stream()
                        .map(Numbers::text))
                .containsExactly("0", "12", "-3.25", "0.0001235", "3.2e-06", "1.235e+09", "0.3");
        assertThat(Numbers.text(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.rate(0.25) + " " + Numbers.rate(4.21) + " " + Numbers.rate(250) + " " + Numbers.rate(1.2e6))
                .isEqualTo("0.25 4.2 250 1.2M");
        assertThat(Numbers.time(java.time.Duration.ofSeconds(3723))).isEqualTo("1:02:03");
    }

    @Test
    void refusesFewerThanOneRow() {
        assertThatThrownBy(() -> TextReport.of(study()).rows(0)).hasMessage("rows: expected int in [1, inf), found 0");
    }
}
