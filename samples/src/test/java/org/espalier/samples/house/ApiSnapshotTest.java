package org.espalier.samples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public surface of each shipped module is recorded in {@code api/MODULE.api}, so that a change of it is seen in
 * review. After an intended change run the test with {@code -Despalier.api.update=true} and commit the file.
 */
class ApiSnapshotTest {

    private static final String UPDATE = "espalier.api.update";

    static Stream<String> modules() {
        return Checkout.SHIPPED.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void surfaceIsTheRecordedOne(String module) throws IOException {
        Path file = Checkout.root().resolve("api").resolve(module + ".api");
        List<String> actual = new ArrayList<>(List.of("# What users of module " + module
                + " can reach. Written by ApiSnapshotTest with -D" + UPDATE + "=true"));
        actual.addAll(ApiSurface.of(Checkout.root().resolve(module).resolve("target/classes")));
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(file.getParent());
            Files.write(file, actual);
        }
        List<String> recorded = Files.exists(file) ? Files.readAllLines(file) : List.of();
        List<String> changes = changes(recorded, actual);
        if (!changes.isEmpty()) {
            fail("The public API of " + module + " is not the recorded one (- recorded, + compiled):\n"
                    + String.join("\n", changes) + "\nIf this is intended, run './mvnw verify -D" + UPDATE
                    + "=true' and commit api/" + module + ".api.");
        }
    }

    @Test
    void aChangeIsShownUnderItsType() {
        List<String> before = List.of("package a", "  class A", "    int one()", "    int two()");
        List<String> after = List.of("package a", "  class A", "    long one()", "    int two()");
        assertThat(changes(before, after))
                .containsExactly("- package a / class A / int one()", "+ package a / class A / long one()");
    }

    @Test
    void anUnchangedSurfaceShowsNothing() {
        List<String> lines = List.of("package a", "  class A", "    int one()");
        assertThat(changes(lines, lines)).isEmpty();
    }

    /** Lines only in the first, then lines only in the second, each with the package and type it stands under. */
    private static List<String> changes(List<String> recorded, List<String> actual) {
        List<String> before = inContext(recorded);
        List<String> after = inContext(actual);
        List<String> changes = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).map("- "::concat).forEach(changes::add);
        after.stream().filter(line -> !before.contains(line)).map("+ "::concat).forEach(changes::add);
        return changes;
    }

    private static List<String> inContext(List<String> lines) {
        List<String> context = new ArrayList<>();
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            int depth = Math.min((line.length() - line.stripLeading().length()) / 2, context.size());
            context.subList(depth, context.size()).clear();
            context.add(line.strip());
            if (!line.isBlank() && !line.startsWith("#")) {
                result.add(String.join(" / ", context));
            }
        }
        return result;
    }
}
