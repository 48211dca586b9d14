package org.espalier.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.espalier.samples.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command refuses before it reads a request. */
class AskCommandTest {
    @TempDir
    private Path folder;

    private Path space = Path.of("");

    @BeforeEach
    void write() throws IOException {
        space = folder.resolve("space.json");
        Files.writeString(space, "{\"a\": {\"oneOf\": {\"candidates\": [1, 2]}}}");
    }

    private String refusal(String... options) {
        List<String> arguments = new ArrayList<>(List.of("ask"));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        assertThat(code).isEqualTo(Main.BAD_INPUT);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString().replace(folder + "/", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --algorithm=evolutoin    | --algorithm: expected one of random, grid
            --algorithm=evolutoin    | found 'evolutoin'. Maybe 'evolution'?
            --objectives=value       | --objectives: expected name:min or name:max, found 'value'
            --objectives=a:max,b:up  | --objectives: expected name:min or name:max, found 'b:up'
            --objectives=a:max,a:min | --objectives: expected different names, found 'a' twice
            --trials=0               | --trials: expected int in [1, inf), found 0
            --types=nowhere.json     | --types: cannot read nowhere.json
            """)
    void refusesOptionsThatMakeNoSense(String option, String message) {
        assertThat(refusal("--space", space.toString(), option)).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                | Not JSON
            {"a": 1}                                         | space: expected at least one decision, found none
            {"a": {"oneOf": {"candidates": []}}}             | a: expected the settings of oneOf
            {"a": {"oneOf": {"candidats": [1, 2]}}}          | Maybe 'candidates'?
            {"a": {"floatv": {"min": 1, "max": 0}}}          | a: expected the settings of floatv
            {"a": {"floatv": {"min": 0, "max": 1, "scale": "log2"}}} | a.scale: expected linear, log or rlog
            {"a": {"custom": {"type": "Program"}}}           | a: expected a registered custom decision
            {"espalier": "spec", "version": 9, "spec": []}   | version: expected 1, found 9
            """)
    void refusesFilesThatAreNoSpace(String text, String message) throws IOException {
        Files.writeString(space, text);
        assertThat(refusal("--space", space.toString()))
                .startsWith("espalier ask: --space: space.json: ")
                .contains(message);
    }

    @Test
    void refusesSeveralObjectivesForAnAlgorithmOfOne() {
        assertThat(refusal("--space", space.toString(), "--algorithm=evolution", "--objectives=a:max,b:min"))
                .contains("objectives: expected exactly 1 for RegularizedEvolution");
    }

    @Test
    void refusesFilesThatAreNotThere() {
        assertThat(refusal("--space", "nowhere.json")).contains("--space: cannot read nowhere.json");
    }
}
