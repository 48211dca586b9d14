package org.espalier.samples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.samples.house.Guide.Block;
import org.espalier.samples.house.Guide.Region;
import org.junit.jupiter.api.Test;

/**
 * Code in the README and in the guides below {@code docs} is code that is compiled and run: each Kotlin and each Java
 * block is a region of the samples, word for word, and a test runs the class around the region.
 */
class ReadmeTest {

    private static final Set<String> LANGUAGES = Set.of("kotlin", "java");
    private static final String TEST_COMMAND = "./mvnw verify";
    private static final String DEMO_COMMAND = "./espalier demo";
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)[^)]*\\)");

    @Test
    void everyBlockOfCodeIsARegionOfTheSamples() {
        Set<String> regions = regions().map(Region::code).collect(Collectors.toSet());
        assertThat(codeBlocks())
                .filteredOn(block -> !regions.contains(block.code()))
                .extracting(
                        block -> block.where() + ": no region of the samples reads like this block:\n" + block.code())
                .isEmpty();
    }

    @Test
    void everyRegionIsShownInAGuide() {
        Set<String> shown = codeBlocks().map(Block::code).collect(Collectors.toSet());
        assertThat(regions())
                .filteredOn(region -> !shown.contains(region.code()))
                .extracting(region -> region.where() + ": no guide shows this region")
                .isEmpty();
    }

    @Test
    void everyRegionIsRunByATest() {
        List<SourceFile> tests = Checkout.sources(List.of("samples"), "test");
        assertThat(regions())
                .filteredOn(region -> tests.stream().noneMatch(test -> runs(test, region.file())))
                .extracting(region -> region.where() + ": no test of the samples names this class")
                .isEmpty();
    }

    @Test
    void theFirstExampleIsShortAndComesFirst() {
        List<Block> first = Guide.blocks("README.md", lines(Checkout.root().resolve("README.md"))).stream()
                .filter(block -> LANGUAGES.contains(block.language()))
                .limit(2)
                .toList();
        assertThat(first).extracting(Block::language).containsExactly("kotlin", "java");
        assertThat(first.get(0).code().lines()).hasSizeLessThanOrEqualTo(20);
        assertThat(first.get(0).line()).isLessThanOrEqualTo(60);
    }

    @Test
    void theTwoCommandsAreTheOnesThatAreChecked() {
        Path root = Checkout.root();
        List<String> commands = Guide.blocks("README.md", lines(root.resolve("README.md"))).stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.code().lines())
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .toList();
        assertThat(commands).contains(TEST_COMMAND, DEMO_COMMAND);
        assertThat(lines(root.resolve(".ci/run"))).anyMatch(line -> line.startsWith(TEST_COMMAND + " "));
        assertThat(root.resolve("espalier")).isExecutable();
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> found = new ArrayList<>();
        for (Path guide : Checkout.files()) {
            if (guide.toString().endsWith(".md")) {
                LINK.matcher(Checkout.text(guide).orElse(""))
                        .results()
                        .map((MatchResult link) -> link.group(1))
                        .filter(target -> !Files.exists(guide.resolveSibling(target)))
                        .forEach(target -> found.add(Checkout.root().relativize(guide) + ": no file " + target));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aRegionLosesItsMarksAndItsIndentation() {
        SourceFile source = new SourceFile(
                Path.of("A.java"),
                "a",
                List.of(),
                List.of(
                        "class A {",
                        "    // readme:first",
                        "    int a;",
                        "",
                        "        int b;",
                        "    // readme:end",
                        "}"));
        assertThat(Guide.regions(source)).containsOnlyKeys("first");
        assertThat(Guide.regions(source).get("first").code()).isEqualTo("int a;\n\n    int b;");
    }

    @Test
    void aRegionWithoutAnEndIsAnError() {
        SourceFile source = new SourceFile(Path.of("A.java"), "a", List.of(), List.of("// readme:first", "int a;"));
        assertThatThrownBy(() -> Guide.regions(source))
                .hasMessage("A.java:1: expected // readme:end after // readme:first");
    }

    private static Stream<Block> codeBlocks() {
        return Checkout.files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !file.startsWith(Checkout.root().resolve("docs/adr")))
                .flatMap(file -> Guide.blocks(Checkout.root().relativize(file).toString(), lines(file)).stream())
                .filter(block -> LANGUAGES.contains(block.language()));
    }

    private static Stream<Region> regions() {
        return Stream.of("main", "test")
                .flatMap(kind -> Checkout.sources(List.of("samples"), kind).stream())
                .filter(source -> !source.packageName().endsWith(".house"))
                .flatMap(source -> Guide.regions(source).values().stream());
    }

    /** Whether a test is the file itself, names its class or is named after it. */
    private static boolean runs(SourceFile test, Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.(java|kt)$", "");
        return test.file().equals(file)
                || test.lines().stream().anyMatch(line -> line.matches(".*\\b" + name + "(Kt|Test|Spec)?\\b.*"));
    }

    private static List<String> lines(Path file) {
        return Checkout.text(file).orElse("").lines().toList();
    }
}
