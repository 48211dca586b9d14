package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.path.Violation;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolPrinter;
import org.espalier.symbol.SymbolText;

/**
 * What differs between two trees: a value that can be read, walked, inverted and applied.
 *
 * <p>Lists are aligned, so an insertion at the front is one difference and not one for each element behind it. Nodes of
 * the same kind are compared part by part; others are replaced as a whole.
 *
 * <pre>{@code
 * Diff diff = Diff.between(experiment, tuned);
 * diff.toString();             // optimizer.rate: 0.01 -> 0.02
 * diff.apply(experiment);      // tuned
 * diff.inverse().apply(tuned); // experiment
 * }</pre>
 *
 * @param left the tree before
 * @param right the tree after
 * @param differences the places that differ, in the order of the trees; empty if the trees are equal
 */
public record Diff(Symbol<?> left, Symbol<?> right, List<Difference> differences) implements Rewrite {

    /** Copies the list. */
    public Diff {
        differences = List.copyOf(differences);
    }

    /** Returns what differs between {@code left} and {@code right}. */
    public static Diff between(Symbol<?> left, Symbol<?> right) {
        return new Diff(left, right, new TreeComparison().compare(left, right));
    }

    /** Returns whether the trees are equal. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** Returns the difference seen from the other side. */
    public Diff inverse() {
        return new Diff(
                right, left, differences.stream().map(Difference::inverse).toList());
    }

    /**
     * Returns {@code tree} with the same changes made: the right tree, if it is the left one. Other trees may be given, as
     * long as they agree with the left one wherever it changes.
     *
     * @throws SymbolException if {@code tree} is different where a change is to be made, or the result is not valid; lists
     *     all problems
     */
    @Override
    public <T> Symbol<T> apply(Symbol<T> tree) {
        List<Violation> conflicts = new ArrayList<>();
        EditTree edits = new EditTree();
        for (Difference difference : differences) {
            if (difference instanceof Difference.Changed changed) {
                expect(tree, changed.leftPath(), changed.left(), conflicts);
                edits.at(changed.leftPath().steps()).put(changed.right());
            } else if (difference instanceof Difference.Removed removed) {
                expect(tree, removed.leftPath(), removed.left(), conflicts);
                edits.at(removed.leftPath().steps()).delete();
            } else if (difference instanceof Difference.Added added) {
                EditTree place = edits.at(added.leftPath().steps());
                if (added.leftPath().lastStep() instanceof Step.Index) {
                    place.insert(added.right());
                } else {
                    place.put(added.right());
                }
            }
        }
        if (!conflicts.isEmpty()) {
            throw new SymbolException("Tree to change", conflicts);
        }
        Rebuild rebuild = new Rebuild();
        return rebuild.finish(new EditWalk(rebuild).apply(tree, edits, Path.ROOT));
    }

    private static void expect(Symbol<?> tree, Path at, Symbol<?> node, List<Violation> conflicts) {
        Symbol<?> found = tree.find(at).orElse(null);
        if (!node.equals(found)) {
            conflicts.add(new Violation(
                    at,
                    SymbolText.describe(node),
                    found == null ? "nothing" : SymbolText.describe(found),
                    "The difference was taken from another tree"));
        }
    }

    /** Returns one line for each difference; {@code no difference} if there is none. */
    @Override
    public String toString() {
        return isEmpty()
                ? "no difference"
                : differences.stream().map(Difference::toString).collect(Collectors.joining("\n"));
    }

    /**
     * Returns the changed parts as an indented tree, each change inside the nodes that enclose it:
     *
     * <pre>{@code
     * Trainer(
     *   optimizer = Adam(
     *     rate = Diff(
     *       left = 0.01,
     *       right = 0.02
     *     )
     *   )
     * )
     * }</pre>
     */
    public String toTree() {
        return toTree(SymbolPrinter.LINES);
    }

    /** As {@link #toTree()}, with the nodes that differ printed by {@code printer}. */
    public String toTree(SymbolPrinter printer) {
        return DiffText.print(this, printer);
    }
}
