package org.espalier.samples.casestudy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the lines of each step in the source of a program, which lies beside its class.
 *
 * <p>The lines of step 3 follow a line {@code // step:3} and end at the next mark; {@code // step:end} is one. Blank lines
 * and comments do not count.
 */
public final class ChangedLines {
    private static final Pattern MARK = Pattern.compile("\\s*// step:(\\d+|end)");
    private static final Pattern NO_CODE = Pattern.compile("\\s*(//.*|/?\\*.*)?");

    private final List<String> source;

    private ChangedLines(List<String> source) {
        this.source = source;
    }

    /**
     * Reads the source of a program.
     *
     * @param program its class
     * @return the lines, to be counted
     * @throws IllegalStateException if the source is not on the class path
     */
    public static ChangedLines of(Class<? extends CaseStudy> program) {
        List<String> names = List.of(program.getSimpleName() + ".kt", program.getSimpleName() + ".java");
        for (String name : names) {
            try (InputStream stream = program.getResourceAsStream(name)) {
                if (stream != null) {
                    InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                    return of(new BufferedReader(reader).lines().toList());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException(program.getSimpleName() + ": expected one of " + names
                + " beside the class, found none. Build with Maven, which copies it");
    }

    /** Takes the lines of a source. */
    static ChangedLines of(List<String> source) {
        return new ChangedLines(source);
    }

    /**
     * Counts the lines that a step added.
     *
     * @param step its number, at least 1
     * @return how many lines, at least 0
     */
    public int of(int step) {
        int lines = 0;
        String open = "end";
        for (String line : source) {
            Matcher mark = MARK.matcher(line);
            if (mark.matches()) {
                open = mark.group(1);
            } else if (open.equals(Integer.toString(step))
                    && !NO_CODE.matcher(line).matches()) {
                lines++;
            }
        }
        return lines;
    }
}
