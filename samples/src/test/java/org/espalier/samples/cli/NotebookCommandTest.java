package org.espalier.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espalier.samples.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookCommandTest {
    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {}

    private Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void runsTheChosenCellsEachBelowItsHeading() {
        String file = folder.resolve("e.json").toString();
        Ran kotlin = run("notebook", "save", "load", "query-path", "--images", "16", "--out", file);
        assertThat(kotlin.err()).isEmpty();
        assertThat(kotlin.code()).isZero();
        assertThat(kotlin.out())
                .containsPattern("(?s)^\\[1/3] save Release: save\\RSaved as .*e.json\\R\\R\\[2/3] load ")
                .containsPattern(
                        "Equal: true\\REpoch 1: loss [\\d.]+, accuracy [\\d.]+, on validation images [\\d.]+\\R")
                .endsWith("optimizer.rate: 0.01" + System.lineSeparator() + System.lineSeparator());
        Ran java = run("notebook", "save", "load", "query-path", "--images", "16", "--out", file, "--language", "java");
        assertThat(java.out()).isEqualTo(kotlin.out());
    }

    @Test
    void handwrittenDigitsTakeThePlaceOfDrawnOnes() {
        Path digits = Path.of(System.getProperty("espalier.data", "")).resolve("mnist-t10k");
        assumeTrue(
                Files.isDirectory(digits),
                "real data missing: set the system property espalier.data to a folder with mnist-t10k");
        Ran ran = run("notebook", "print", "run-patched", "--images", "64", "--data", digits.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("dataset = DigitFiles(", digits.toString())
                .containsPattern("Test accuracy [01]\\.\\d{4}");
    }

    @Test
    void listsItsCells() {
        Ran ran = run("notebook", "--list");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("scale-width        Scale the width of the model")
                .contains("containers-dataset Without trees: another data set");
    }

    @Test
    void unusableInputGivesOneLineAndCodeTwo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        refused("expected one of the cells print, print-all, ", "prnt");
        refused("--images: expected int in [4, inf), found 3", "--images", "3");
        refused("Invalid value for option '--language'", "--language", "scala");
        refused("--data: ", "--data", folder.resolve("none").toString());
        refused(
                "--out: cannot write to ",
                "save",
                "--out",
                file.resolve("e.json").toString());
    }

    private void refused(String complaint, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "notebook";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Ran ran = run(all);
        assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        assertThat(ran.err())
                .startsWith("espalier notebook: " + complaint)
                .contains("(see ./espalier notebook --help)");
        assertThat(ran.code()).isEqualTo(Main.BAD_INPUT);
    }
}
