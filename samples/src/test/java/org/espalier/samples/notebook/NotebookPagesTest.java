package org.espalier.samples.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.samples.house.Checkout;
import org.junit.jupiter.api.Test;

/** What the pages about the notebook say is so: outputs, places of cells, and counts of lines. */
class NotebookPagesTest {
    private static final Path ROOT = Checkout.root();
    private static final Path MAP = ROOT.resolve("docs/notebook.md");
    private static final Pattern OUTPUT =
            Pattern.compile("<!-- cell:([\\w-]+) -->\\R```text\\R(.*?)\\R```", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\[([\\w-]+):\\d+]\\(\\.\\./([\\w./]+)#L(\\d+)\\)");
    private static final Pattern MARK = Pattern.compile("\\s*// cell:([\\w-]+)");

    @Test
    void theOutputsShownAreTheOnesThatCellsPrint() throws IOException {
        for (Path page : pages()) {
            List<MatchResult> shown = OUTPUT.matcher(read(page)).results().toList();
            assertThat(shown).as(page.toString()).isNotEmpty();
            assertThat(shown).allSatisfy(block -> {
                assertThat(Run.quietCells()).contains(block.group(1));
                assertThat(block.group(2)).isEqualTo(Run.expected(block.group(1)));
            });
        }
    }

    @Test
    void everyBlockOfOutputInTheGuideNamesItsCell() throws IOException {
        for (Path page : pages()) {
            long blocks =
                    read(page).lines().filter(line -> line.equals("```text")).count();
            assertThat(OUTPUT.matcher(read(page)).results().count()).isEqualTo(blocks);
        }
    }

    /** With {@code -Despalier.docs.update=true} the map is written instead. */
    @Test
    void theMapLeadsToEveryCellInBothLanguages() throws IOException {
        Map<String, Integer> places = new TreeMap<>();
        for (String folder : List.of("kotlin", "java")) {
            places.putAll(marks(ROOT.resolve("samples/src/main/" + folder + "/org/espalier/samples/notebook")));
        }
        String map = read(MAP);
        List<String> problems = new ArrayList<>();
        String current = PLACE.matcher(map).replaceAll(link -> {
            Integer line = places.remove(link.group(2) + ":" + link.group(1));
            if (line == null) {
                problems.add(link.group() + ": no such mark, or twice in the map");
            }
            return Matcher.quoteReplacement(
                    "[" + link.group(1) + ":" + line + "](../" + link.group(2) + "#L" + line + ")");
        });
        assertThat(problems).isEmpty();
        assertThat(places).as("marks that are not in the map").isEmpty();
        if (Boolean.getBoolean("espalier.docs.update")) {
            Files.writeString(MAP, current);
        }
        assertThat(read(MAP)).isEqualTo(current);
    }

    @Test
    void theCountsOfLinesAreCurrent() throws IOException, InterruptedException {
        Process script = new ProcessBuilder(ROOT.resolve("scripts/count-lines").toString())
                .redirectErrorStream(true)
                .start();
        String table = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(script.exitValue()).as(table).isZero();
        assertThat(table.lines()).hasSize(4);
        assertThat(read(MAP)).contains(table);
    }

    private static List<Path> pages() {
        return List.of(ROOT.resolve("docs/guide/programs-as-trees.md"));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** The lines of all marks below a folder, by file and name. */
    private static Map<String, Integer> marks(Path folder) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).collect(Collectors.toList());
        }
        for (Path file : files) {
            List<String> lines = read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher mark = MARK.matcher(lines.get(i));
                if (mark.matches()) {
                    found.put(ROOT.relativize(file) + ":" + mark.group(1), i + 1);
                }
            }
        }
        return found;
    }
}
