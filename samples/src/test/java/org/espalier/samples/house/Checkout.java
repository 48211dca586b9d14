package org.espalier.samples.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checkout under test: where it lies and which files it holds. */
public final class Checkout {

    /** Modules whose jars users depend on. */
    static final List<String> SHIPPED = List.of("runtime", "dsl", "djl-bridge", "testing");

    /** All modules of the reactor, the optional ones too. */
    static final List<String> MODULES = List.of("runtime", "dsl", "djl-bridge", "testing", "samples", "benchmarks");

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", ".kotlin", ".vscode", "out");

    private Checkout() {}

    /** The folder of the parent pom: the system property {@code espalier.root}, else the nearest folder with a wrapper. */
    public static Path root() {
        String given = System.getProperty("espalier.root");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No mvnw in " + here + " or above: run the tests inside a checkout,"
                + " or set the system property espalier.root");
    }

    /** Every file of the checkout that is not built, in path order. */
    static List<Path> files() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && !NOT_OURS.contains(file.getFileName().toString())) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    /** Java and Kotlin sources of the named modules below {@code src/KIND}, kind being {@code main} or {@code test}. */
    static List<SourceFile> sources(List<String> modules, String kind) {
        return modules.stream()
                .flatMap(module -> Stream.of("java", "kotlin").map(language -> root().resolve(module)
                        .resolve("src")
                        .resolve(kind)
                        .resolve(language)))
                .filter(Files::isDirectory)
                .flatMap(folder -> below(folder).stream())
                .filter(file ->
                        file.toString().endsWith(".java") || file.toString().endsWith(".kt"))
                .map(file -> SourceFile.read(root(), file))
                .toList();
    }

    /** The text of a file, or nothing where it is not UTF-8 (an image, an archive). */
    public static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
