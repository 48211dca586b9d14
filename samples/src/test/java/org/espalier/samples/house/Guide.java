package org.espalier.samples.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code in guides and the regions of the samples that it is cut from. */
final class Guide {

    private static final Pattern FENCE = Pattern.compile("^\\s*```(\\w*)\\s*$");
    private static final Pattern OPEN = Pattern.compile("^\\s*// readme:(?!end)([\\w-]+)\\s*$");
    private static final Pattern CLOSE = Pattern.compile("^\\s*// readme:end\\s*$");

    private Guide() {}

    /**
     * A fenced block of a guide.
     *
     * @param where file and line of the fence
     * @param line of the fence, counted from 1
     * @param language what stands after the fence; empty if nothing
     * @param code its text without the fences
     */
    record Block(String where, int line, String language, String code) {}

    /**
     * A marked part of a source file.
     *
     * @param where file and line of the mark
     * @param file the source file, relative to the checkout
     * @param code its text without the marks and the common indentation
     */
    record Region(String where, Path file, String code) {}

    /** The fenced blocks of a text, in order. */
    static List<Block> blocks(String name, List<String> lines) {
        List<Block> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher open = FENCE.matcher(lines.get(i));
            if (!open.matches()) {
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).strip().equals("```")) {
                end++;
            }
            if (end == lines.size()) {
                throw new IllegalArgumentException(name + ":" + (i + 1) + ": the fence is never closed");
            }
            found.add(new Block(name + ":" + (i + 1), i + 1, open.group(1), dedent(lines.subList(i + 1, end))));
            i = end;
        }
        return found;
    }

    /** The regions of a source file by name: from {@code // readme:NAME} to {@code // readme:end}. */
    static Map<String, Region> regions(SourceFile source) {
        Map<String, Region> found = new TreeMap<>();
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher open = OPEN.matcher(lines.get(i));
            if (!open.matches()) {
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && !CLOSE.matcher(lines.get(end)).matches()) {
                end++;
            }
            String where = source.file() + ":" + (i + 1);
            if (end == lines.size()) {
                throw new IllegalArgumentException(where + ": expected // readme:end after // readme:" + open.group(1));
            }
            Region region = new Region(where, source.file(), dedent(lines.subList(i + 1, end)));
            if (found.put(open.group(1), region) != null) {
                throw new IllegalArgumentException(where + ": the region " + open.group(1) + " is there twice");
            }
            i = end;
        }
        return found;
    }

    private static String dedent(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return String.join(
                        "\n",
                        lines.stream()
                                .map(line -> line.isBlank()
                                        ? ""
                                        : line.substring(indent).stripTrailing())
                                .toList())
                .strip();
    }
}
