package org.espalier.path;

import java.util.List;
import org.espalier.internal.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The place of a node in a tree: {@code model.layers[3].filters}.
 *
 * <p>A path is a list of {@link Step}s from the root. In text a key follows a dot (the first one does not), a position
 * stands in brackets, a branch is {@code [=2]} ("inside candidate 2"), and a key with odd characters is quoted:
 * {@code data["a.b"][0]}. The root is the empty text. {@link #parse} and {@link #toString} are inverse to each other.
 *
 * <p>Immutable. Extending a path by a step takes constant time and shares the path that was extended.
 */
public final class Path implements Comparable<Path> {
    /** The empty path: the root of a tree. */
    public static final Path ROOT = new Path(null, null);

    private final @Nullable Path parent;
    private final @Nullable Step last;
    private final int depth;
    private final int hash;

    private Path(@Nullable Path parent, @Nullable Step last) {
        this.parent = parent;
        this.last = last;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.hash = parent == null ? 1 : 31 * parent.hash + (last == null ? 0 : last.hashCode());
    }

    /**
     * Reads a path.
     *
     * @throws PathFormatException if {@code text} is not a path; the message shows the position and what was expected
     */
    public static Path parse(String text) {
        return new PathParser(text).parse();
    }

    /** Returns the path of {@code steps} from the root. */
    public static Path of(List<Step> steps) {
        Path path = ROOT;
        for (Step step : steps) {
            path = path.child(step);
        }
        return path;
    }

    /** Returns this path extended by one step. */
    public Path child(Step step) {
        return new Path(this, step);
    }

    /** Returns this path extended by a field or map key. */
    public Path key(String name) {
        return child(new Step.Key(name));
    }

    /**
     * Returns this path extended by a position.
     *
     * @throws IllegalArgumentException if {@code index < 0}
     */
    public Path index(int index) {
        return child(new Step.Index(index));
    }

    /**
     * Returns this path extended by "inside candidate {@code candidate}".
     *
     * @throws IllegalArgumentException if {@code candidate < 0}
     */
    public Path branch(int candidate) {
        return child(new Step.Branch(candidate));
    }

    /** Returns the path that follows this one and then {@code relative}; this path itself if {@code relative} is the root. */
    public Path resolve(Path relative) {
        if (isRoot()) {
            return relative;
        }
        Path path = this;
        for (Step step : relative.steps()) {
            path = path.child(step);
        }
        return path;
    }

    /** Returns whether this is the empty path. */
    public boolean isRoot() {
        return parent == null;
    }

    /** Returns the number of steps. */
    public int depth() {
        return depth;
    }

    /**
     * Returns the path without its last step.
     *
     * @throws IllegalStateException if this is the root
     */
    public Path parent() {
        if (parent == null) {
            throw new IllegalStateException("The root path has no parent");
        }
        return parent;
    }

    /**
     * Returns the last step.
     *
     * @throws IllegalStateException if this is the root
     */
    public Step lastStep() {
        if (last == null) {
            throw new IllegalStateException("The root path has no steps");
        }
        return last;
    }

    /** Returns the steps from the root. */
    public List<Step> steps() {
        Step[] steps = new Step[depth];
        for (Path at = this; at.parent != null; at = at.parent) {
            steps[at.depth - 1] = at.lastStep();
        }
        return List.of(steps);
    }

    /** Returns whether {@code prefix} is this path or one of its ancestors. */
    public boolean startsWith(Path prefix) {
        Path at = this;
        while (at.depth > prefix.depth && at.parent != null) {
            at = at.parent;
        }
        return at.equals(prefix);
    }

    /**
     * Compares step by step: keys by text, positions and branches by number; a path comes before its descendants.
     */
    @Override
    public int compareTo(Path other) {
        List<Step> a = steps();
        List<Step> b = other.steps();
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Path that) || depth != that.depth || hash != that.hash) {
            return false;
        }
        Path a = this;
        Path b = that;
        while (a != b && a.parent != null && b.parent != null) {
            if (!a.lastStep().equals(b.lastStep())) {
                return false;
            }
            a = a.parent;
            b = b.parent;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns the text that {@link #parse} reads; the empty text for the root. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Step step : steps()) {
            if (step instanceof Step.Index i) {
                out.append('[').append(i.value()).append(']');
            } else if (step instanceof Step.Branch b) {
                out.append("[=").append(b.candidate()).append(']');
            } else if (step instanceof Step.Key k) {
                appendKey(out, k.name());
            }
        }
        return out.toString();
    }

    private static void appendKey(StringBuilder out, String name) {
        if (isPlain(name)) {
            out.append(out.length() == 0 ? "" : ".").append(name);
        } else {
            out.append('[').append(Texts.quote(name)).append(']');
        }
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> isSpecial((char) c));
    }

    /** Whether a character ends a plain key, so that a key with it must be quoted. */
    static boolean isSpecial(char c) {
        return c == '.' || c == '[' || c == ']' || c == '"' || c == '\\' || c <= ' ' || c == '*';
    }
}
