package org.espalier.path;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong at one place: what was expected there, what was found, and what to do if we know.
 *
 * @param path where in the tree
 * @param expected the expectation in the notation of its specification, such as {@code int in [1, 4096]}
 * @param found what was there instead
 * @param hint what the reader might do about it; empty if unknown
 */
public record Violation(Path path, String expected, String found, String hint) {

    /** Creates a violation without a hint. */
    public static Violation of(Path path, String expected, String found) {
        return new Violation(path, expected, found, "");
    }

    /** Returns this violation moved below {@code prefix}. */
    public Violation under(Path prefix) {
        return prefix.isRoot() ? this : new Violation(prefix.resolve(path), expected, found, hint);
    }

    /** Returns one line: {@code model.filters: expected int in [1, 4096], found 0}. The root is written {@code (root)}. */
    @Override
    public String toString() {
        String line = (path.isRoot() ? "(root)" : path) + ": expected " + expected + ", found " + found;
        return hint.isEmpty() ? line : line + ". " + hint;
    }

    /** Returns a message that lists all {@code violations}, one a line, below a line that says what is not valid. */
    public static String message(String subject, List<Violation> violations) {
        String count = violations.size() == 1 ? "1 problem" : violations.size() + " problems";
        return violations.stream()
                .map(violation -> "  " + violation)
                .collect(Collectors.joining("\n", subject + " is not valid (" + count + "):\n", ""));
    }
}
