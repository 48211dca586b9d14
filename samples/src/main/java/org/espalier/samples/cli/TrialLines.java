package org.espalier.samples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.espalier.study.Progress;
import org.espalier.study.ProgressListener;

/** Prints a line for each trial that ends. */
final class TrialLines implements ProgressListener {
    private final PrintWriter out;

    TrialLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void onProgress(Progress progress) {
        out.printf(
                Locale.ROOT,
                "  trial %d/%s  best %s  %.1f s%n",
                progress.done(),
                progress.total().isPresent() ? progress.total().getAsLong() : "?",
                progress.best().isPresent()
                        ? String.format(Locale.ROOT, "%.4f", progress.best().getAsDouble())
                        : "-",
                progress.elapsed().toMillis() / 1000.0);
    }
}
