package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.rewrite.Difference.Added;
import org.espalier.rewrite.Difference.Changed;
import org.espalier.rewrite.Difference.Removed;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;

/** Compares two trees from their roots down. */
final class TreeComparison {
    private final List<Difference> differences = new ArrayList<>();

    List<Difference> compare(Symbol<?> left, Symbol<?> right) {
        compare(left, right, Path.ROOT, Path.ROOT);
        return differences;
    }

    private void compare(Symbol<?> left, Symbol<?> right, Path l, Path r) {
        if (left.equals(right)) {
            return;
        }
        if (left instanceof ListSymbol<?> a && right instanceof ListSymbol<?> b) {
            compareLists(a, b, l, r);
        } else if (left instanceof MapSymbol<?> a && right instanceof MapSymbol<?> b) {
            compareMaps(a, b, l, r);
        } else if (alike(left, right)) {
            for (int i = 0; i < left.children().size(); i++) {
                Step step = left.stepTo(i);
                compare(left.children().get(i), right.children().get(i), l.child(step), r.child(step));
            }
        } else {
            differences.add(new Changed(l, r, left, right));
        }
    }

    /** Whether two nodes differ in their children only, child by child. */
    static boolean alike(Symbol<?> left, Symbol<?> right) {
        if (left instanceof ObjectSymbol<?> a && right instanceof ObjectSymbol<?> b) {
            return a.type().equals(b.type());
        }
        return left instanceof Hyper<?>
                && left.getClass() == right.getClass()
                && !left.children().isEmpty()
                && left.children().size() == right.children().size()
                && left.withChildren(right.children()).equals(right);
    }

    private void compareMaps(MapSymbol<?> left, MapSymbol<?> right, Path l, Path r) {
        for (String key : left.keys()) {
            Symbol<?> before = left.get(key).orElseThrow();
            right.get(key)
                    .ifPresentOrElse(
                            after -> compare(before, after, l.key(key), r.key(key)),
                            () -> differences.add(new Removed(l.key(key), r.key(key), before)));
        }
        for (String key : right.keys()) {
            if (left.get(key).isEmpty()) {
                differences.add(new Added(l.key(key), r.key(key), right.get(key).orElseThrow()));
            }
        }
    }

    private void compareLists(ListSymbol<?> left, ListSymbol<?> right, Path l, Path r) {
        int i = 0;
        int j = 0;
        for (int[] match : Alignment.of(left.children(), right.children())) {
            compareGap(left, right, l, r, new int[] {i, match[0], j, match[1]});
            i = match[0] + 1;
            j = match[1] + 1;
        }
        compareGap(left, right, l, r, new int[] {i, left.length(), j, right.length()});
    }

    /** Elements between two equal ones: compared in pairs as far as both sides have some, the rest added or removed. */
    private void compareGap(ListSymbol<?> left, ListSymbol<?> right, Path l, Path r, int[] gap) {
        int i = gap[0];
        int j = gap[2];
        while (i < gap[1] && j < gap[3]) {
            compare(left.get(i), right.get(j), l.index(i), r.index(j));
            i++;
            j++;
        }
        for (; i < gap[1]; i++) {
            differences.add(new Removed(l.index(i), r.index(j), left.get(i)));
        }
        for (; j < gap[3]; j++) {
            differences.add(new Added(l.index(i), r.index(j), right.get(j)));
        }
    }
}
