package org.espalier.report;

import java.util.ArrayList;
import java.util.List;
import org.espalier.path.Path;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;

/** A place at which two trees differ, with what is there in each. */
record Change(Path path, Symbol<?> before, Symbol<?> after) {

    /** Returns the topmost places at which the trees differ, in the order of {@code before}. */
    static List<Change> between(Symbol<?> before, Symbol<?> after) {
        List<Change> changes = new ArrayList<>();
        collect(Path.ROOT, before, after, changes);
        return changes;
    }

    private static void collect(Path path, Symbol<?> before, Symbol<?> after, List<Change> changes) {
        if (before.equals(after)) {
            return;
        }
        if (!isSameShape(before, after)) {
            changes.add(new Change(path, before, after));
            return;
        }
        for (int i = 0; i < before.children().size(); i++) {
            collect(
                    path.child(before.stepTo(i)),
                    before.children().get(i),
                    after.children().get(i),
                    changes);
        }
    }

    private static boolean isSameShape(Symbol<?> a, Symbol<?> b) {
        if (a instanceof Hyper || a.getClass() != b.getClass()) {
            return false;
        }
        if (a instanceof ObjectSymbol<?> x && b instanceof ObjectSymbol<?> y) {
            return x.type().equals(y.type());
        }
        if (a instanceof MapSymbol<?> x
                && b instanceof MapSymbol<?> y
                && !x.keys().equals(y.keys())) {
            return false;
        }
        return !a.children().isEmpty() && a.children().size() == b.children().size();
    }
}
