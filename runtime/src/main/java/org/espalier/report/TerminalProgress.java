package org.espalier.report;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import org.espalier.study.Progress;
import org.espalier.study.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * One line on the terminal that shows how far a study is: trials done, trials per second, the best value so far and the
 * time left.
 *
 * <pre>{@code
 * Study.of(space).progress(TerminalProgress.onTerminal()).start();
 * // [==========          ] 50/100 trials, 4.2/s, best 0.9135 (trial 37), 1 failed, 0:12 left
 * }</pre>
 *
 * The line is redrawn at most ten times a second, whatever the rate of trials, and ends with a line break when the loop or
 * run is over. Safe for use by several threads.
 */
public final class TerminalProgress implements ProgressListener {
    private static final int BAR = 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PrintStream out;
    private @Nullable Progress latest;
    private Duration shownAt = PAUSE.negated();
    private int width;

    /**
     * Creates a progress line that is always shown.
     *
     * @param out where it is drawn; must be a terminal to look right
     */
    public TerminalProgress(PrintStream out) {
        this.out = out;
    }

    /**
     * Returns a progress line on standard error if this process runs on a terminal, otherwise a listener that shows
     * nothing, so that log files stay clean.
     */
    public static ProgressListener onTerminal() {
        return isTerminal(System.console()) ? new TerminalProgress(System.err) : progress -> {};
    }

    /** From Java 22 on there is a console even where there is no terminal, and a method that tells. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public synchronized void onProgress(Progress progress) {
        if (latest != null && progress.done() <= latest.done()) {
            return;
        }
        latest = progress;
        if (progress.elapsed().minus(shownAt).compareTo(PAUSE) >= 0) {
            shownAt = progress.elapsed();
            draw(progress);
        }
    }

    @Override
    public synchronized void onPause() {
        if (latest != null) {
            draw(latest);
            out.println();
            out.flush();
            width = 0;
        }
    }

    /** Returns the line without the means to redraw it. */
    static String line(Progress progress) {
        StringBuilder line = new StringBuilder();
        progress.total().ifPresent(total -> line.append(bar(progress.done(), total)));
        line.append(progress.done());
        progress.total().ifPresent(total -> line.append('/').append(total));
        line.append(" trials");
        double rate = rate(progress);
        if (rate > 0) {
            line.append(", ").append(Numbers.rate(rate)).append("/s");
        }
        if (progress.best().isPresent() && progress.bestTrial().isPresent()) {
            line.append(", best ").append(Numbers.text(progress.best().getAsDouble()));
            line.append(" (trial ").append(progress.bestTrial().getAsLong()).append(')');
        }
        if (progress.failed() > 0) {
            line.append(", ").append(progress.failed()).append(" failed");
        }
        if (rate > 0 && progress.total().isPresent()) {
            long left = Math.max(0, progress.total().getAsLong() - progress.done());
            line.append(", ")
                    .append(Numbers.time(Duration.ofSeconds(Math.round(left / rate))))
                    .append(" left");
        }
        return line.toString();
    }

    private static String bar(long done, long total) {
        int full = total == 0 ? BAR : (int) Math.min(BAR, BAR * done / total);
        return "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] ";
    }

    private static double rate(Progress progress) {
        long millis = progress.elapsed().toMillis();
        return millis == 0 ? 0 : 1000.0 * progress.here() / millis;
    }

    private void draw(Progress progress) {
        String line = line(progress);
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }
}
