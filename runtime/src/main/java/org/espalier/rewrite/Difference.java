package org.espalier.rewrite;

import org.espalier.path.Path;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;

/** One place where two trees differ. A closed set. */
public sealed interface Difference {
    /** Returns the place in the left tree; of something added, the place before which it would stand there. */
    Path leftPath();

    /** Returns the place in the right tree; of something removed, the place before which it would stand there. */
    Path rightPath();

    /** Returns the same difference seen from the other side. */
    Difference inverse();

    /** A node stands in place of another. */
    record Changed(Path leftPath, Path rightPath, Symbol<?> left, Symbol<?> right) implements Difference {
        @Override
        public Changed inverse() {
            return new Changed(rightPath, leftPath, right, left);
        }

        /** Returns {@code optimizer.rate: 0.01 -> 0.02}. */
        @Override
        public String toString() {
            return place(leftPath) + ": " + SymbolText.compact(left, 120) + " -> " + SymbolText.compact(right, 120);
        }
    }

    /** An element or an entry that only the right tree has. */
    record Added(Path leftPath, Path rightPath, Symbol<?> right) implements Difference {
        @Override
        public Removed inverse() {
            return new Removed(rightPath, leftPath, right);
        }

        /** Returns {@code layers[1]: + Dropout(rate=0.5)}, with the place in the right tree. */
        @Override
        public String toString() {
            return place(rightPath) + ": + " + SymbolText.compact(right, 120);
        }
    }

    /** An element or an entry that only the left tree has. */
    record Removed(Path leftPath, Path rightPath, Symbol<?> left) implements Difference {
        @Override
        public Added inverse() {
            return new Added(rightPath, leftPath, left);
        }

        /** Returns {@code layers[1]: - Dropout(rate=0.5)}, with the place in the left tree. */
        @Override
        public String toString() {
            return place(leftPath) + ": - " + SymbolText.compact(left, 120);
        }
    }

    private static String place(Path path) {
        return path.isRoot() ? "(root)" : path.toString();
    }
}
