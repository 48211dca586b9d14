package org.espalier.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of {@link Path}s: {@code **.filters}, {@code model.layers[*].op[=*].kernel}.
 *
 * <p>It is written like a path, with four wild cards: {@code *} stands for one key, {@code [*]} for one position,
 * {@code [=*]} for one branch, and {@code **} for any number of steps of any kind, none included. A key that is a star is
 * quoted: {@code ["*"]}. A pattern always matches the whole path; the empty pattern matches the root only.
 *
 * <pre>{@code
 * PathPattern.parse("**.filters").matches(Path.parse("model.layers[3].filters"));   // true
 * }</pre>
 *
 * Immutable; two patterns are equal if they have the same parts.
 */
public final class PathPattern {
    private final String text;
    private final List<Part> parts;

    private PathPattern(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a pattern.
     *
     * @throws PathFormatException if {@code text} is not a pattern; the message shows the position and what was expected
     */
    public static PathPattern parse(String text) {
        PathScanner in = new PathScanner(
                "path pattern", text, "Patterns look like **.filters, model.*.rate or layers[*].op[=*].kernel");
        List<Part> parts = new ArrayList<>();
        while (!in.atEnd()) {
            if (in.skip("[")) {
                parts.add(bracket(in));
            } else if (parts.isEmpty() ? in.peek() != '.' : in.skip(".")) {
                parts.add(key(in));
            } else {
                throw in.fail("'.' or '['");
            }
        }
        return new PathPattern(text, parts);
    }

    /** Returns the pattern that matches {@code path} only. */
    public static PathPattern of(Path path) {
        List<Part> parts = new ArrayList<>();
        path.steps().forEach(step -> parts.add(new Exactly(step)));
        return new PathPattern(path.toString(), parts);
    }

    private static Part key(PathScanner in) {
        return in.skip("**") ? Any.STEPS : in.skip("*") ? Any.KEY : new Exactly(new Step.Key(in.plainKey()));
    }

    private static Part bracket(PathScanner in) {
        Part part;
        if (in.skip("*")) {
            part = Any.INDEX;
        } else if (in.skip("=*")) {
            part = Any.BRANCH;
        } else if (in.skip("=")) {
            part = new Exactly(new Step.Branch(in.number()));
        } else if (in.peek() == '"') {
            part = new Exactly(new Step.Key(in.quoted()));
        } else {
            part = new Exactly(new Step.Index(in.number()));
        }
        in.expect("]");
        return part;
    }

    /** Returns whether this pattern matches the whole of {@code path}; in time proportional to their product at most. */
    public boolean matches(Path path) {
        List<Step> steps = path.steps();
        int step = 0;
        int part = 0;
        int star = -1;
        int resume = 0;
        while (step < steps.size()) {
            if (part < parts.size() && parts.get(part) == Any.STEPS) {
                star = part++;
                resume = step;
            } else if (part < parts.size() && parts.get(part).matches(steps.get(step))) {
                part++;
                step++;
            } else if (star >= 0) {
                part = star + 1;
                step = ++resume;
            } else {
                return false;
            }
        }
        while (part < parts.size() && parts.get(part) == Any.STEPS) {
            part++;
        }
        return part == parts.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathPattern that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** Returns the pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }

    /** One part of a pattern, which matches one step, or any number of them. */
    private sealed interface Part {
        boolean matches(Step step);
    }

    private record Exactly(Step step) implements Part {
        @Override
        public boolean matches(Step other) {
            return step.equals(other);
        }
    }

    /** The wild cards. */
    private enum Any implements Part {
        KEY,
        INDEX,
        BRANCH,
        STEPS;

        @Override
        public boolean matches(Step step) {
            return switch (this) {
                case KEY -> step instanceof Step.Key;
                case INDEX -> step instanceof Step.Index;
                case BRANCH -> step instanceof Step.Branch;
                case STEPS -> true;
            };
        }
    }
}
