package org.espalier.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.espalier.djl.DjlTypes;
import org.espalier.io.SymbolJson;
import org.espalier.samples.Main;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DemoCommandTest {
    @TempDir
    private Path folder;

    /** What a run of the command line left behind. */
    private record Ran(int code, String out, String err) {}

    private static Ran run(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private List<String> tiny(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("demo", "--trials", "3", "--images", "200", "--epochs", "1"));
        arguments.addAll(List.of(
                "--workers", "2", "--no-progress", "--out", folder.resolve(out).toString()));
        arguments.addAll(Arrays.asList(more));
        return arguments;
    }

    @Test
    void bothLanguagesSearchReportAndWriteTheSame() throws IOException {
        Ran kotlin = run(tiny("kotlin", "--language", "kotlin"));
        Ran java = run(tiny("java", "--language", "java"));

        assertThat(kotlin.err() + java.err()).isEmpty();
        assertThat(List.of(kotlin.code(), java.code())).containsExactly(0, 0);
        assertThat(kotlin.out().replace("kotlin", "java")).isEqualTo(java.out());
        assertThat(kotlin.out())
                .contains("Data    drawn digits (medium): 200 training, 100 validation and 100 test images")
                .contains("Search  3 trials by regularized evolution, 2 workers, seed 1")
                .contains("Best of 3 trials: ")
                .containsPattern("place  trial  accuracy  parameters  optimizer +stage 1 +stage 2\\R +1  ")
                .contains("Winner: trial ")
                .contains("Test accuracy, trained from scratch with 3 new seeds")
                .containsPattern("baseline +[01]\\.\\d{4} +\\([01]\\.\\d{4}, [01]\\.\\d{4}, [01]\\.\\d{4}\\)");
        assertThat(Files.readAllLines(folder.resolve("kotlin/trials.jsonl")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"trial\":")
                        .contains("\"child\":{\"$type\":\"djl.train.Experiment\""));
        assertThat(Files.readString(folder.resolve("kotlin/report.txt"))).contains("Winner: trial ");
        Symbol<?> winner = SymbolJson.load(folder.resolve("kotlin/winner.json"), DjlTypes.registry());
        assertThat(winner).isEqualTo(SymbolJson.load(folder.resolve("java/winner.json"), DjlTypes.registry()));
        assertThat(winner.isConcrete()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyAlgorithmSearchesImagesFromAFile(String algorithm, int expected) throws IOException {
        Path file = Files.writeString(folder.resolve("images.csv"), images(60, 8));
        Ran ran = run(tiny("found", "--algorithm", algorithm, "--data", file.toString()));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("images.csv: 36 training, 12 validation and 12 test images of 8 x 8 pixels, 2 classes");
        assertThat(Files.readAllLines(folder.resolve("found/trials.jsonl"))).hasSize(expected);
    }

    static Stream<Arguments> algorithms() {
        return Stream.of(
                Arguments.of("random", 3),
                Arguments.of("grid", 3),
                Arguments.of("hillclimb", 3),
                Arguments.of("evolution", 3));
    }

    @ParameterizedTest
    @MethodSource("sharing")
    void sharedWeightsFindTheNetworkAndTrialsItsOptimizer(String algorithm, String described) throws IOException {
        Path file = Files.writeString(folder.resolve("images.csv"), images(60, 28));
        List<String> arguments = tiny("found", "--algorithm", algorithm, "--data", file.toString());
        Ran kotlin = run(arguments);
        String winner = Files.readString(folder.resolve("found/winner.json"));
        arguments.addAll(List.of("--language", "java"));
        Ran java = run(arguments);

        assertThat(kotlin.err() + java.err()).isEmpty();
        assertThat(kotlin.out()).isEqualTo(java.out());
        assertThat(Files.readString(folder.resolve("found/winner.json"))).isEqualTo(winner);
        assertThat(kotlin.out())
                .contains("Shared  4 passes of shared weights by " + described)
                .contains("Search  3 trials of optimizers for what was found by quasi-random search, 2 workers, seed 1")
                .contains("Best of 3 trials: 3 completed")
                .contains("Test accuracy, trained from scratch with 3 new seeds");
        assertThat(stages(folder.resolve("found/trials.jsonl"))).hasSize(1);
    }

    static Stream<Arguments> sharing() {
        String whole = ", which searches the whole network; meanwhile, the optimizer is that of the baseline";
        return Stream.of(
                Arguments.of("tunas", "TuNAS" + whole),
                Arguments.of("enas", "ENAS" + whole),
                Arguments.of(
                        "darts",
                        "DARTS, which searches the operations and norms that keep the image's size; widths, kernels, depths"
                                + " and, meanwhile, the optimizer are those of the baseline"));
    }

    /** Returns the different networks among trials. */
    private static Set<String> stages(Path trials) throws IOException {
        Pattern model = Pattern.compile("\"model\":(.*?),\"data\":");
        return Files.readAllLines(trials).stream()
                .flatMap(line -> model.matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void anImpossibleNetworkIsAnInfeasibleTrialWithItsReason() throws IOException {
        Path file = Files.writeString(folder.resolve("images.csv"), images(60, 8));
        List<String> arguments = tiny("found", "--algorithm", "random", "--data", file.toString());
        arguments.set(2, "12");
        Ran ran = run(arguments);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .containsPattern("\\d+ infeasible")
                .containsPattern("Trial \\d+ was infeasible: model\\.layers.*needs at least");
        assertThat(Files.readString(folder.resolve("found/trials.jsonl")))
                .contains("\"state\":\"infeasible\",\"reason\":\"model.");
    }

    @Test
    void unusableInputGivesOneLineAndCodeTwoAndWritesNothing() throws IOException {
        Path ragged = Files.writeString(folder.resolve("ragged.csv"), "1,2,3,4,0\n1,2,3,1\n");
        byte[] whole = gzip(images(60, 8));
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        Path narrow = Files.writeString(folder.resolve("narrow.csv"), images(60, 2));
        Path file = Files.writeString(folder.resolve("file"), "");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        refused("Unknown option: '--nonsense'", "--nonsense");
        refused("--trials: expected int in [1, inf), found 0", "--trials", "0");
        refused("Invalid value for option '--trials': 'many' is not an int", "--trials", "many");
        refused("--workers: expected int in [1, inf), found -1", "--workers", "-1");
        refused("--algorithm: expected one of random, grid, ", "--algorithm", "magic");
        refused(
                "--data: " + folder.resolve("none") + ": expected a folder of IDX files or a CSV file, found nothing",
                "--data",
                folder.resolve("none").toString());
        refused("--data: " + empty, "--data", empty.toString());
        refused("--data: " + cut + ": gzip data ends too early; the file is truncated", "--data", cut.toString());
        refused(
                "--data: " + ragged + ":2: expected 5 columns as in the lines before, found 4",
                "--data",
                ragged.toString());
        refused(
                "--data: the images are not fit for the networks of this demo: model.layers",
                "--data",
                narrow.toString());
        refused(
                "--out: expected a folder that can be written, found " + file.resolve("deep"),
                "--out",
                file.resolve("deep").toString());
    }

    @Test
    void aFolderThatCannotBeMadeIsFoundBeforeTheSearch() {
        Path system = Path.of("/proc/self/none");
        assumeTrue(Files.isDirectory(system.getParent()), "needs a folder in which nobody can write");
        refused("--out: ", "--out", system.toString());
    }

    private void refused(String complaint, String... arguments) {
        List<String> all = tiny("nothing");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            int known = all.indexOf(arguments[i]);
            if (known >= 0) {
                all.subList(known, known + 2).clear();
            }
        }
        all.addAll(Arrays.asList(arguments));
        Ran ran = run(all);
        assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        assertThat(ran.err()).startsWith("espalier demo: " + complaint).contains("(see ./espalier demo --help)");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(Main.BAD_INPUT);
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void helpNamesEveryOption() {
        Ran ran = run(List.of("demo", "--help"));
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("--trials", "--algorithm", "--workers", "--seed", "--data", "--images", "--epochs", "--out")
                .contains("--language", "--no-progress");
    }

    /** Images of two classes: dark on the left, or dark on the right. */
    private static String images(int count, int side) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int label = i % 2;
            for (int pixel = 0; pixel < side * side; pixel++) {
                boolean dark = (pixel % side < side / 2) == (label == 0);
                lines.append(dark ? (i + pixel) % 5 : 12 + (i * pixel) % 4).append(',');
            }
            lines.append(label).append('\n');
        }
        return lines.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
