package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.path.Step;
import org.espalier.rewrite.Difference.Added;
import org.espalier.rewrite.Difference.Changed;
import org.espalier.rewrite.Difference.Removed;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolPrinter;
import org.jspecify.annotations.Nullable;

/** Prints a diff as the tree of its changes. */
final class DiffText {
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private final SymbolPrinter printer;

    private DiffText(SymbolPrinter printer) {
        this.printer = printer;
    }

    /** Differences arranged by their steps in the left tree. */
    private static final class Place {
        final Map<Step, Place> below = new LinkedHashMap<>();
        final List<Difference> here = new ArrayList<>();
    }

    static String print(Diff diff, SymbolPrinter printer) {
        if (diff.isEmpty()) {
            return "No difference";
        }
        Place root = new Place();
        for (Difference difference : diff.differences()) {
            Place place = root;
            for (Step step : difference.leftPath().steps()) {
                place = place.below.computeIfAbsent(step, s -> new Place());
            }
            place.here.add(difference);
        }
        DiffText text = new DiffText(printer);
        text.place(root, diff.left(), 0);
        return text.out.toString();
    }

    private void place(Place place, @Nullable Symbol<?> node, int indent) {
        for (int i = 0; i < place.here.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            difference(place.here.get(i), indent);
        }
        if (place.below.isEmpty() || node == null) {
            return;
        }
        out.append(place.here.isEmpty() ? "" : ", ");
        String[] brackets = brackets(node);
        out.append(brackets[0]);
        int left = place.below.size();
        for (Map.Entry<Step, Place> entry : place.below.entrySet()) {
            newLine(indent + 1);
            out.append(label(entry.getKey())).append(" = ");
            int child = node.childAt(entry.getKey());
            place(entry.getValue(), child < 0 ? null : node.children().get(child), indent + 1);
            out.append(--left > 0 ? "," : "");
        }
        newLine(indent);
        out.append(brackets[1]);
    }

    private void difference(Difference difference, int indent) {
        Optional<Symbol<?>> left = Optional.empty();
        Optional<Symbol<?>> right = Optional.empty();
        if (difference instanceof Changed changed) {
            left = Optional.of(changed.left());
            right = Optional.of(changed.right());
        } else if (difference instanceof Added added) {
            right = Optional.of(added.right());
        } else if (difference instanceof Removed removed) {
            left = Optional.of(removed.left());
        }
        out.append("Diff(");
        newLine(indent + 1);
        out.append("left = ").append(side(left, indent + 1)).append(',');
        newLine(indent + 1);
        out.append("right = ").append(side(right, indent + 1));
        newLine(indent);
        out.append(')');
    }

    /** The text of one side, its further lines indented as the first one is. */
    private String side(Optional<Symbol<?>> node, int indent) {
        int taken = STEP.length() * indent + "right = ,".length();
        SymbolPrinter narrow = printer.width(Math.max(0, printer.width() - taken));
        return node.map(narrow::print).orElse("nothing").replace("\n", "\n" + STEP.repeat(indent));
    }

    private void newLine(int indent) {
        out.append('\n').append(STEP.repeat(indent));
    }

    private String[] brackets(Symbol<?> node) {
        if (node instanceof ListSymbol) {
            return new String[] {"[", "]"};
        }
        if (node instanceof MapSymbol) {
            return new String[] {"{", "}"};
        }
        String name = node instanceof ObjectSymbol<?> object
                ? object.type().name()
                : node instanceof Hyper<?> hyper ? hyper.word() : "";
        name = printer.packages() ? name : name.substring(name.lastIndexOf('.') + 1);
        return new String[] {name + "(", ")"};
    }

    private static String label(Step step) {
        if (step instanceof Step.Key key) {
            return key.name();
        }
        return step instanceof Step.Index index
                ? String.valueOf(index.value())
                : "candidate " + (step instanceof Step.Branch branch ? branch.candidate() : "");
    }
}
