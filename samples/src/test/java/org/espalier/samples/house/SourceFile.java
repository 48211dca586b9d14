package org.espalier.samples.house;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Java or Kotlin source file.
 *
 * @param file its path relative to the checkout
 * @param packageName the package it declares
 * @param mentions qualified names it imports or spells out in code, with their line; comments and texts do not count
 * @param lines its lines
 */
record SourceFile(Path file, String packageName, List<Mention> mentions, List<String> lines) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");
    private static final Pattern IMPORT =
            Pattern.compile("^import\\s+(?:static\\s+)?([\\w.]+?)(?:\\.\\*)?(?:\\s+as\\s+\\w+)?;?\\s*$");
    private static final Pattern QUALIFIED = Pattern.compile("(?<![\\w.])org\\.espalier(?:\\.\\w+)+");

    /** Comments and literals, longest form first, so that a quote in a comment opens nothing. */
    private static final Pattern SILENT = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*+|\"\"\".*?\"\"\""
                    + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'",
            Pattern.DOTALL);

    /** A qualified name and the line it stands on, counted from 1. */
    record Mention(String name, int line) {}

    static SourceFile read(Path root, Path file) {
        String text = Checkout.text(file).orElseThrow(() -> new IllegalStateException(file + " is not UTF-8"));
        Matcher matcher = PACKAGE.matcher(code(text));
        String packageName = matcher.find() ? matcher.group(1) : "";
        return new SourceFile(
                root.relativize(file), packageName, mentions(text), text.lines().toList());
    }

    /** The module this file belongs to: the first folder of its path. */
    String module() {
        return file.getName(0).toString();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    boolean isJava() {
        return file.toString().endsWith(".java");
    }

    private static List<Mention> mentions(String text) {
        TreeSet<Mention> found =
                new TreeSet<>(Comparator.comparingInt(Mention::line).thenComparing(Mention::name));
        List<String> lines = code(text).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher imported = IMPORT.matcher(lines.get(i));
            if (imported.matches()) {
                found.add(new Mention(imported.group(1), i + 1));
            } else if (!lines.get(i).startsWith("package ")) {
                Matcher qualified = QUALIFIED.matcher(lines.get(i));
                while (qualified.find()) {
                    found.add(new Mention(qualified.group(), i + 1));
                }
            }
        }
        return List.copyOf(found);
    }

    /** The text with comments and literals blanked out, line by line. */
    private static String code(String text) {
        return SILENT.matcher(text).replaceAll(silent -> "\n"
                .repeat((int) silent.group().chars().filter(c -> c == '\n').count()));
    }
}
