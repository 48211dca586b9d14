package org.espalier.samples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A package imports only what lies below it; search algorithms see genotypes and nothing else. */
class LayeringTest {

    private static final String[] TREE = {"path", "geno", "schema", "symbol"};
    private static final String[] EVOLUTION = {
        "path", "geno", "algo", "algo.evolution.scalar", "algo.evolution.operation"
    };

    /** The runtime bottom-up: each package with all it may import. {@code internal} may be imported everywhere. */
    private static final Layers RUNTIME = new Layers()
            .layer("internal")
            .layer("annotation")
            .layer("path")
            .layer("geno", "path")
            .layer("schema", "path")
            .layer("symbol", "annotation", "path", "geno", "schema")
            .layer("hyper", TREE)
            .layer("rewrite", TREE)
            .layer("space", "path", "geno", "schema", "symbol", "hyper")
            .layer("build", TREE)
            .layer("trace", "path", "geno", "schema", "symbol", "hyper", "space", "build")
            .layer("trial", "path", "geno")
            .layer("io", "path", "geno", "schema", "symbol", "hyper", "rewrite", "trial")
            .layer("program", "path", "geno", "schema", "symbol", "hyper", "rewrite", "io")
            .layer("algo.math")
            .layer("algo", "path", "geno", "algo.math")
            .layer("algo.basic", "path", "geno", "algo")
            .layer("algo.evolution.scalar")
            .layer("algo.evolution.operation", "path", "geno", "algo", "algo.evolution.scalar")
            .layer("algo.evolution.select", EVOLUTION)
            .layer("algo.evolution.mutate", EVOLUTION)
            .layer("algo.evolution.recombine", EVOLUTION)
            .layer(
                    "algo.evolution",
                    "path",
                    "geno",
                    "algo",
                    "algo.evolution.scalar",
                    "algo.evolution.operation",
                    "algo.evolution.select",
                    "algo.evolution.mutate",
                    "algo.evolution.recombine")
            .layer("algo.bayes", "path", "geno", "algo", "algo.math")
            .layer("algo.bayes.gp", "path", "geno", "algo", "algo.math", "algo.bayes")
            .layer("algo.bayes.tpe", "path", "geno", "algo", "algo.math", "algo.bayes")
            .layer("algo.bayes.forest", "path", "geno", "algo", "algo.math", "algo.bayes")
            .layer("algo.cma", "path", "geno", "algo", "algo.math", "algo.bayes.tpe")
            .layer("algo.rl", "path", "geno", "algo", "algo.math")
            .layer("algo.fidelity", "path", "geno", "algo", "algo.basic", "algo.bayes.tpe")
            .layer(
                    "algo.auto",
                    "path",
                    "geno",
                    "algo",
                    "algo.basic",
                    "algo.evolution",
                    "algo.bayes.gp",
                    "algo.bayes.tpe",
                    "algo.cma")
            .layer(
                    "algo.catalog",
                    "algo",
                    "algo.basic",
                    "algo.evolution",
                    "algo.bayes.gp",
                    "algo.bayes.tpe",
                    "algo.bayes.forest",
                    "algo.auto",
                    "algo.cma",
                    "algo.rl")
            .layer("meta", "symbol", "algo", "algo.basic", "algo.evolution", "algo.fidelity", "algo.catalog")
            .layer("store", "geno", "trial", "io")
            .layer("stop", "trial")
            .layer(
                    "study",
                    "path",
                    "geno",
                    "schema",
                    "symbol",
                    "hyper",
                    "rewrite",
                    "space",
                    "build",
                    "trial",
                    "io",
                    "algo",
                    "algo.basic",
                    "algo.auto",
                    "store",
                    "stop")
            .layer("report", "path", "geno", "schema", "symbol", "hyper", "rewrite", "space", "trial", "io", "study");

    /** Foreign packages by module; a package of the same module may be named to narrow the permission. */
    private static final Map<String, List<String>> FOREIGN = Map.of(
            "runtime", List.of("java.", "org.jspecify.", "org.espalier."),
            "dsl", List.of("java.", "kotlin.", "kotlinx.serialization.", "org.jspecify.", "org.espalier."),
            "djl-bridge", List.of("java.", "ai.djl.", "org.slf4j.", "org.jspecify.", "org.espalier."),
            "testing",
                    List.of(
                            "java.",
                            "kotlin.",
                            "io.kotest.",
                            "org.junit.jupiter.",
                            "org.assertj.",
                            "org.jspecify.",
                            "org.espalier."));

    /** What a module must not mention although it shares our root package. */
    private static final Map<String, List<String>> STRANGERS = Map.of(
            "runtime", List.of("org.espalier.dsl", "org.espalier.djl", "org.espalier.testing", "org.espalier.samples"),
            "dsl", List.of("org.espalier.djl", "org.espalier.testing", "org.espalier.samples"),
            "djl-bridge", List.of("org.espalier.dsl", "org.espalier.testing", "org.espalier.samples"),
            "testing", List.of("org.espalier.dsl", "org.espalier.djl", "org.espalier.samples"));

    /** Exceptions to {@link #FOREIGN}: the one package that may touch a library. */
    private static final Map<String, List<String>> ONLY_HERE = Map.of(
            "org.espalier.io", List.of("kotlin.", "kotlinx."),
            "org.espalier.algo.math", List.of("org.hipparchus.", "org.apache.commons.numbers.", "com.github.lbfgs4j."),
            "org.espalier.djl.train", List.of("com.google.gson."),
            "org.espalier.djl.deploy", List.of("ai.onnx.", "com.google.protobuf."),
            "org.espalier.djl.engine", List.of("com.sun.jna."));

    @Test
    void runtimePackagesImportOnlyLowerOnes() {
        List<SourceFile> runtime = Checkout.sources(List.of("runtime"), "main");
        assertThat(runtime).isNotEmpty();
        assertThat(RUNTIME.violations(runtime)).isEmpty();
    }

    @Test
    void algorithmsSeeGenotypesOnly() {
        assertThat(Checkout.sources(List.of("runtime"), "main"))
                .filteredOn(source -> source.packageName().startsWith("org.espalier.algo"))
                .filteredOn(source -> !source.packageName().equals("org.espalier.algo.math"))
                .flatExtracting(SourceFile::mentions)
                .extracting(SourceFile.Mention::name)
                .allMatch(name -> Set.of(
                                "java",
                                "org.jspecify",
                                "org.espalier.internal",
                                "org.espalier.path",
                                "org.espalier.geno",
                                "org.espalier.algo")
                        .stream()
                        .anyMatch(allowed -> name.equals(allowed) || name.startsWith(allowed + ".")));
    }

    @Test
    void modulesUseOnlyTheirOwnLibraries() {
        List<String> found = new ArrayList<>();
        for (SourceFile source : Checkout.sources(Checkout.SHIPPED, "main")) {
            List<String> extra = ONLY_HERE.getOrDefault(source.packageName(), List.of());
            for (SourceFile.Mention mention : source.mentions()) {
                boolean known = startsWithAny(mention.name(), FOREIGN.get(source.module()))
                        || startsWithAny(mention.name(), extra);
                if (!known || startsWithAny(mention.name(), STRANGERS.get(source.module()))) {
                    found.add("%s:%d: module %s must not use %s"
                            .formatted(source.file(), mention.line(), source.module(), mention.name()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noPackagesImportEachOtherInACircle() {
        for (String module : Checkout.MODULES) {
            assertThat(Layers.cycle(Checkout.sources(List.of(module), "main")))
                    .as("import circle in module %s", module)
                    .isEmpty();
        }
    }

    @Test
    void reportsAForbiddenImportWithFileAndLine() {
        Layers layers = new Layers().layer("path").layer("geno", "path").layer("symbol", "path", "geno");
        SourceFile upward = source("org.espalier.geno", "org.espalier.path.Path", "org.espalier.symbol.Symbol");
        assertThat(layers.violations(List.of(upward)))
                .containsExactly("geno.java:2: geno may import [path], found org.espalier.symbol.Symbol");
    }

    @Test
    void reportsAPackageOutsideTheTable() {
        assertThat(RUNTIME.violations(List.of(source("org.espalier.extra"))))
                .containsExactly("extra.java: package org.espalier.extra is not in the table of layers");
    }

    @Test
    void reportsACircle() {
        assertThat(Layers.cycle(List.of(
                        source("org.espalier.a", "org.espalier.b.B"),
                        source("org.espalier.b", "org.espalier.c.C.method"),
                        source("org.espalier.c", "org.espalier.a.A"))))
                .containsExactly("org.espalier.a", "org.espalier.b", "org.espalier.c", "org.espalier.a");
    }

    @Test
    void theTableItselfCannotPointUpwards() {
        assertThatThrownBy(() -> new Layers().layer("path", "geno"))
                .hasMessage("Layer 'path' may not import 'geno': only packages listed above it can be imported");
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    private static SourceFile source(String packageName, String... imports) {
        List<SourceFile.Mention> mentions = new ArrayList<>();
        for (String name : imports) {
            mentions.add(new SourceFile.Mention(name, mentions.size() + 1));
        }
        String simple = packageName.substring(packageName.lastIndexOf('.') + 1);
        return new SourceFile(Path.of(simple + ".java"), packageName, mentions, List.of());
    }
}
