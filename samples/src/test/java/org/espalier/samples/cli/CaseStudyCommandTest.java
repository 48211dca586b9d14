package org.espalier.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.espalier.samples.Main;
import org.junit.jupiter.api.Test;

class CaseStudyCommandTest {
    private static String run(int code, String... more) {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("casestudy"));
        arguments.addAll(List.of(more));
        int found = Main.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        assertThat(found).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    private static String tiny(String language) {
        return run(
                0,
                "--language",
                language,
                "--images",
                "64",
                "--epochs",
                "1",
                "--passes",
                "1",
                "--trials",
                "2",
                "--workers",
                "1");
    }

    /** Takes out what differs from run to run and from language to language: seconds, speeds, numbers of lines. */
    private static List<String> results(String output) {
        return output.lines()
                .map(line -> line.replaceAll("[0-9.]+ s\\b|\\d+ images/s|(?<= )\\+\\d+(?= )", "?")
                        .replaceAll(" +", " "))
                .toList();
    }

    @Test
    void bothLanguagesFindTheSameNetworksAndPrintTheSameTable() {
        String kotlin = tiny("kotlin");
        String java = tiny("java");

        assertThat(results(kotlin)).isEqualTo(results(java));
        assertThat(kotlin)
                .contains("One training  64 images forward and backward, 64 forward only")
                .contains("[1/6] static, -", "  8 | 8 3x3 x3 | 16 3x3 x3 | 16 3x3 x3 | 24 3x3 x3 | 24 3x3 x3 | 48")
                .contains("[3/6] S1, Bayesian", "  trial 2/2  best ")
                .contains("[6/6] S1, S2 -> S3, TuNAS", "  epoch 1/1  loss ")
                .containsPattern("\n1  static +- +- +- +1 \\([0-9.]+ s\\) +[0-9.]+ ± [0-9.]+ % +0\\.443 M\n")
                .containsPattern("\n2  static -> S1  random search  \\+\\d+ +2 \\(")
                .containsPattern("\n6  S1, S2 -> S3  TuNAS +\\+1 +[12]\\.\\d \\(");
    }

    @Test
    void linesAreCountedWithoutASearch() {
        assertThat(run(0, "--lines"))
                .startsWith("| step | Kotlin | Java |")
                .contains("| 3 | 1 | 1 |")
                .doesNotContain("trial");
    }

    @Test
    void badInputIsRefused() {
        assertThat(run(Main.BAD_INPUT, "--passes", "0"))
                .startsWith("espalier casestudy: --passes: expected int in [1, inf), found 0");
        assertThat(run(Main.BAD_INPUT, "--data", "nowhere"))
                .startsWith("espalier casestudy: --data: nowhere: expected");
    }
}
