package org.espalier.samples.notebook;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.samples.house.Checkout;

/** Runs single cells of a notebook. */
public final class Run {
    /** Training images of an experiment that is printed, and never trained. */
    public static final int PRINTED = 1024;

    /** Training images of an experiment that is trained in a test. */
    public static final int TRAINED = 64;

    private static final Path EXPECTED = Path.of("samples/src/test/resources/notebook");

    private Run() {}

    /** Returns the names of the cells that do not train: what they print is known to the letter. */
    public static List<String> quietCells() {
        return List.of(
                "print",
                "print-all",
                "patch",
                "separable",
                "patch-absolute",
                "patch-relative",
                "patch-type",
                "change-dataset",
                "scale-width",
                "search-space",
                "chain",
                "validate",
                "query-type",
                "query-path",
                "tune-space",
                "insert",
                "partial",
                "reference",
                "define-by-run");
    }

    /** Returns the names of the cells that train. */
    public static List<String> trainingCells() {
        return List.of(
                "run", "run-patched", "run-separable", "run-numbers", "load", "tune", "containers", "containers-patch");
    }

    /** Returns what a cell prints. */
    public static String cell(Function<Setup, Notebook> language, String name, int images, Path saved) {
        StringWriter text = new StringWriter();
        Setup setup = new Setup(images, Optional.empty(), saved, new Page(new PrintWriter(text)));
        Cell cell = language.apply(setup).cells().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cell " + name));
        try {
            cell.code().run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }

    /** Returns what a cell that does not train should print. */
    public static String expected(String name) {
        try {
            return Files.readString(Checkout.root().resolve(EXPECTED).resolve(name + ".txt"), StandardCharsets.UTF_8)
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
