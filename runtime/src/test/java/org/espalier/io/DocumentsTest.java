package org.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.hyper.Hypers.permutate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaException;
import org.espalier.geno.DnaSpec;
import org.espalier.hyper.Hypers;
import org.espalier.rewrite.Diff;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.espalier.symbol.TypeRegistry;
import org.espalier.trial.Measurement;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    record Conv(int filters, double rate) {}

    private static final SymbolType<Conv> PLAIN = SymbolType.of(Conv.class);
    private static final SymbolType<Conv> CONV = PLAIN.defaulting(PLAIN.field("rate", Double.class), 0.5);
    private static final Vocabulary WORDS =
            Vocabulary.of(TypeRegistry.of(CONV)).with(Hypers.custom(Digits.INSTANCE, Digits.Codec.INSTANCE));

    private static Symbol<?> space() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("op", oneOf(CONV.symbol(oneOf(4, 8).named("w").hint("ops").hint(3L), 1), Symbols.none()));
        entries.put("many", manyOf(2, 1, 2, floatv(1e-4, 1).log()).sorted());
        entries.put("order", permutate("a", "b"));
        entries.put("range", intv(1, 64).step(3));
        entries.put(
                "code", Hypers.custom(Digits.INSTANCE, Digits.Codec.INSTANCE).named("code"));
        return Symbols.dict(entries);
    }

    private static final DnaSpec SPEC = SearchSpace.of(space()).spec();
    private static final Dna DNA = Dna.parse("[0:[1], {0 2:[0.5]}, <1 0>, =4, \"12\"]");

    @Test
    void dnaIsReadAsItWasWritten() {
        assertThat(DnaJson.read(DnaJson.write(DNA))).isEqualTo(DNA);
        assertThat(DnaJson.read(DnaJson.write(DNA), SPEC)).isEqualTo(DNA);
        assertThat(DnaJson.write(Dna.parse("[2]"))).isEqualTo("""
                {
                  "espalier": "dna",
                  "version": 1,
                  "dna": "[2]"
                }
                """);
    }

    @Test
    void dnaOfAnotherSpaceIsRefused() {
        assertThatThrownBy(() -> DnaJson.read(DnaJson.write(Dna.parse("[7, 1]")), SPEC))
                .isInstanceOf(DnaException.class)
                .hasMessageContaining("(root): expected 5 decisions, found 2 decisions");
        assertThatThrownBy(() -> DnaJson.read("{\"espalier\":\"dna\",\"version\":1,\"dna\":\"[0:\"}"))
                .isInstanceOf(DnaException.class)
                .hasMessage("Not a DNA: '[0:': expected '[' at position 3, found the end");
        assertThatThrownBy(() -> DnaJson.read("{\"espalier\":\"dna\",\"version\":2,\"dna\":\"[]\"}"))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("version: expected 1, found 2. It was written by another version of Espalier");
        assertThatThrownBy(() -> DnaJson.read(SpecJson.write(SPEC)))
                .hasMessageContaining(
                        "(root): expected an object with \"espalier\": \"dna\", \"version\" and \"dna\", found {");
    }

    @Test
    void specsAreReadAsTheyWereWritten() {
        assertThat(SpecJson.read(SpecJson.write(SPEC), WORDS)).isEqualTo(SPEC);
        assertThat(SpecJson.read(SpecJson.write(DnaSpec.EMPTY))).isEqualTo(DnaSpec.EMPTY);
        assertThat(SpecJson.write(
                        SearchSpace.of(floatv(0, 1).named("rate").hint("lr")).spec()))
                .contains("{\"kind\":\"float\",\"at\":\"\",\"min\":0.0,\"max\":1.0,\"scale\":\"linear\","
                        + "\"name\":\"rate\",\"hints\":[\"lr\"]}");
    }

    @Test
    void allProblemsOfASpecAreNamed() {
        String spec = """
                [{"kind":"float","at":"a","min":2,"max":1},
                 {"kind":"choices","at":"b","k":3,"distinct":true,"sorted":false,"candidates":
                   [{"label":"x","spec":[{"kind":"custom","at":"c","genes":"Digit"}]}]},
                 {"kind":"dice","at":"d"},
                 {"kind":"int","at":"e","min":1,"max":2,"stop":1}]""";
        assertThatThrownBy(() -> SpecJson.read("{\"espalier\":\"spec\",\"version\":1,\"spec\":" + spec + "}", WORDS))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("spec[0]: expected a decision point, found {")
                .hasMessageContaining("(range: expected finite min <= max, found [2.0, 1.0])")
                .hasMessageContaining("spec[1].candidates[0].spec[0].genes: expected a registered custom decision, "
                        + "found 'Digit'. Maybe 'Digits'?")
                .hasMessageContaining("spec[1]: expected a decision point, found {")
                .hasMessageContaining("k: expected int in [1, 1] for distinct picks, found 3")
                .hasMessageContaining("spec[2].kind: expected choices, order, float, int or custom, found \"dice\"")
                .hasMessageContaining("spec[3]: expected the keys at, hints, kind, max, min, name, scale, step, "
                        + "found 'stop'. Maybe 'step'?");
    }

    @Test
    void treesWithCustomDecisionsNeedTheirWord() {
        assertThat(SymbolJson.read(SymbolJson.write(space()), WORDS)).isEqualTo(space());
        assertThatThrownBy(() -> SymbolJson.read(SymbolJson.write(space()), TypeRegistry.of(CONV)))
                .hasMessageContaining("code: expected a registered custom decision, found 'Digits'. Register it first");
        assertThatThrownBy(() -> WORDS.with(Hypers.custom(Digits.INSTANCE, Digits.Codec.INSTANCE)))
                .hasMessage("custom decisions: expected different kinds, found two called 'Digits'");
    }

    @Test
    void defaultsAreLeftOutOnDemand() {
        Symbol<?> tree = CONV.symbol(8);
        assertThat(SymbolJson.write(tree)).contains("{\"$type\":\"Conv\",\"filters\":8,\"rate\":0.5}");
        assertThat(SymbolJson.write(tree, Defaults.OMITTED)).contains("{\"$type\":\"Conv\",\"filters\":8}");
        assertThat(SymbolJson.read(SymbolJson.write(tree, Defaults.OMITTED), WORDS))
                .isEqualTo(tree);
    }

    @Test
    void numbersAreThoseOfJsonOnly() {
        for (String odd : List.of("0x10", "1d", "1e999", "01", "+1", "1e5f", "NaN", "truth")) {
            assertThatThrownBy(() ->
                            SymbolJson.read("{\"espalier\":\"symbol\",\"version\":1,\"tree\":[0," + odd + "]}", WORDS))
                    .as(odd)
                    .isInstanceOf(JsonFormatException.class)
                    .hasMessageContaining("[1]: expected a number of 64 bits, a text in quotes, true, false or null");
        }
    }

    @Test
    void differencesAreReadAsTheyWereWritten() {
        Symbol<?> left = Symbols.dict(Map.of("l", List.of(1, 2, CONV.symbol(3))));
        Symbol<?> right = left.with("l[2].filters", 4).with("l", List.of(0, 1, CONV.symbol(4)));
        Diff diff = Diff.between(left, right);
        Diff back = DiffJson.read(DiffJson.write(diff), WORDS);
        assertThat(back).isEqualTo(diff);
        assertThat(back.apply(left)).isEqualTo(right);
        assertThat(DiffJson.read(DiffJson.write(diff.inverse()), WORDS).apply(right))
                .isEqualTo(left);
    }

    @Test
    void differencesThatDoNotLeadToTheRightTreeAreRefused() {
        String head = "{\"espalier\":\"diff\",\"version\":1,\"left\":[1],\"right\":[2],\"differences\":";
        assertThatThrownBy(() -> DiffJson.read(head + "[]}", WORDS))
                .hasMessageContaining("differences: expected changes that turn the left tree into the right one");
        assertThatThrownBy(() ->
                        DiffJson.read(head + "[{\"kind\":\"changed\",\"left\":\"[0]\",\"right\":\"[3]\"}]}", WORDS))
                .hasMessageContaining("differences[0].right: expected a place of the right tree, found \"[3]\"");
    }

    @Test
    void trialsOfAStudyAreOneDocument() {
        Trial trial = trial();
        String text = TrialJson.write(trial.run().provenance(), List.of(trial, trial));
        assertThat(text).startsWith("{\n  \"espalier\": \"trials\",\n  \"version\": 1,\n  \"provenance\": {");
        assertThat(TrialJson.read(text)).containsExactly(trial, trial);
        assertThat(TrialJson.read(TrialJson.write(trial.run().provenance(), List.of())))
                .isEmpty();
        assertThatThrownBy(() -> TrialJson.read(text.replace("\"version\": 1", "\"version\": 2")))
                .hasMessageContaining("version: expected 1, found 2. It was written by another version of Espalier");
        assertThatThrownBy(() -> TrialJson.read(text.replaceFirst("(?s)(.*)stopped", "$1halted")))
                .hasMessageContaining("trials[1].state: expected the state of a trial, found \"halted\"");
    }

    @Test
    void trialsOfTwoStudiesAreTwoDocuments() {
        Provenance other = new Provenance("0", 1, "random", Map.of(), "");
        assertThatThrownBy(() -> TrialJson.write(other, List.of(trial())))
                .hasMessage("trials: expected those of one study, found trial 7 of another one. "
                        + "Write a document for each study");
    }

    private static Trial trial() {
        Provenance provenance = new Provenance("spec", 1, "random", Map.of("java", "17"), "test");
        Instant started = Instant.parse("2026-01-31T12:00:00.123456789Z");
        TrialRun run = new TrialRun(started, Duration.ofSeconds(61, 500_000_001), "worker-1", provenance);
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("$odd", List.of(1, 2L, 0.5, "x", Map.of("deep", Double.POSITIVE_INFINITY)));
        notes.put("flag", true);
        TrialLog log = new TrialLog(
                "slow",
                List.of(new Measurement(3, Map.of("loss", Double.NaN), Duration.ofMillis(20))),
                notes,
                Map.of("curves", "https://example.org/7"),
                Map.of("generation", 4));
        return new Trial(7, DNA, TrialState.STOPPED, Map.of("accuracy", 0.91), run, log);
    }

    @Test
    void trialsAreReadAsTheyWereWritten() {
        Trial trial = trial();
        Provenance provenance = trial.run().provenance();
        assertThat(TrialJson.read(TrialJson.line(trial), provenance)).isEqualTo(trial);
        Symbol<?> child = SearchSpace.of(space()).bind(DNA);
        String line = TrialJson.line(trial, child);
        assertThat(line).doesNotContain("\n").contains("\"seconds\":61.500000001");
        assertThat(TrialJson.read(line, provenance)).isEqualTo(trial);
        assertThat(TrialJson.readChild(line, WORDS)).isEqualTo(Optional.of(child));
        assertThat(TrialJson.readChild(TrialJson.line(trial), WORDS)).isEmpty();
    }

    @Test
    void linesThatAreNoTrialsAreRefused() {
        String good = TrialJson.line(trial());
        Map<String, String> wrong = Map.of(
                good.replace("\"stopped\"", "\"asleep\""),
                "state: expected the state of a trial, found \"asleep\"",
                good.replace("61.500000001", "1e400"),
                "seconds: expected a number, found 1e400",
                good.replace("61.500000001", "1.00000000001"),
                "seconds: expected seconds with at most 9 digits behind the point, found 1.00000000001",
                good.replace("2026-01-31", "yesterday"),
                "started: expected an instant such as 2026-01-31T12:00:00Z, found \"yesterday",
                good.replace("\"trial\":7", "\"trial\":0"),
                "(root): expected a trial, found {",
                good.replace("\"worker\"", "\"walker\""),
                "(root): expected the keys child, dna,",
                "[]",
                "(root): expected an object, found []");
        wrong.forEach((line, message) -> assertThatThrownBy(
                        () -> TrialJson.read(line, trial().run().provenance()))
                .as(line)
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining(message));
    }
}
