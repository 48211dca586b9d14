package org.espalier.samples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everything a user can reach says what it is for. */
class DocumentationTest {

    private static final Pattern KOTLIN_DECLARATION = Pattern.compile(
            "^\\s*(?:public|protected)\\s+(?!override\\b)(?:[a-z]+\\s+)*(?:fun|class|interface|object|val|var|typealias)\\b.*");

    @Test
    void everyReachableJavaDeclarationHasAComment() {
        List<SourceFile> sources = Checkout.sources(Checkout.SHIPPED, "main").stream()
                .filter(source -> !source.packageName().equals("org.espalier.internal"))
                .toList();
        assertThat(JavaTrees.declarations(sources))
                .filteredOn(
                        declaration -> declaration.exposed() && !declaration.overrides() && !declaration.documented())
                .extracting(declaration -> declaration.where() + ": " + declaration.name() + " has no comment")
                .isEmpty();
    }

    @Test
    void everyReachableKotlinDeclarationHasAComment() {
        List<String> found = new ArrayList<>();
        for (SourceFile source : Checkout.sources(Checkout.SHIPPED, "main")) {
            for (int i = 0; !source.isJava() && i < source.lines().size(); i++) {
                if (KOTLIN_DECLARATION.matcher(source.lines().get(i)).matches()
                        && !commentEndsAbove(source.lines(), i)) {
                    found.add(source.file() + ":" + (i + 1) + ": no comment above "
                            + source.lines().get(i).strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndDescribed() {
        var packages = new TreeSet<Path>();
        for (SourceFile source : Checkout.sources(Checkout.MODULES, "main")) {
            Path module = Checkout.root().resolve(source.module());
            packages.add(
                    module.resolve("src/main/java").resolve(source.packageName().replace('.', '/')));
        }
        List<String> found = new ArrayList<>();
        for (Path folder : packages) {
            Path info = folder.resolve("package-info.java");
            String text = Files.exists(info) ? Checkout.text(info).orElse("") : "";
            if (!text.startsWith("/**") || !text.contains("@NullMarked")) {
                found.add(Checkout.root().relativize(info) + ": expected a comment and @NullMarked, found "
                        + (text.isEmpty() ? "no such file" : "one of them missing"));
            }
        }
        assertThat(found).isEmpty();
    }

    /** Annotations may stand between the comment and the declaration. */
    private static boolean commentEndsAbove(List<String> lines, int declaration) {
        int above = declaration - 1;
        while (above >= 0 && lines.get(above).strip().startsWith("@")) {
            above--;
        }
        return above >= 0 && lines.get(above).strip().endsWith("*/");
    }
}
