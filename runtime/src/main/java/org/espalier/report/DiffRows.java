package org.espalier.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.path.Path;
import org.espalier.report.NodeTable.Place;
import org.espalier.report.NodeTable.Row;
import org.espalier.rewrite.Diff;
import org.espalier.rewrite.Difference;
import org.espalier.rewrite.Difference.Added;
import org.espalier.rewrite.Difference.Changed;
import org.espalier.rewrite.Difference.Removed;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;

/**
 * The rows of two trees laid over each other: the left tree, with what only the right one has where it would stand.
 *
 * <p>Rows below an added, removed or replaced node say so themselves, so that a page need not look upwards.
 */
final class DiffRows {
    private final NodeTable table;
    private final Diff diff;
    private final Map<Path, Difference> replaced = new HashMap<>();
    private final Map<Path, List<Added>> added = new HashMap<>();

    DiffRows(NodeTable table, Diff diff) {
        this.table = table;
        this.diff = diff;
        for (Difference difference : diff.differences()) {
            if (difference instanceof Added more) {
                added.computeIfAbsent(more.leftPath().parent(), parent -> new ArrayList<>())
                        .add(more);
            } else {
                replaced.put(difference.leftPath(), difference);
            }
        }
    }

    /** Adds all rows. */
    void add() {
        walk(diff.left(), Place.top(diff.left()));
        table.resolve();
    }

    private void walk(Symbol<?> left, Place place) {
        Difference difference = replaced.get(place.path());
        if (difference instanceof Changed changed) {
            addChange(changed, place);
        } else if (difference instanceof Removed) {
            addSide(left, place, "removed").put("change", "removed");
        } else {
            Row row = table.add(place, left);
            addSettings(left, row.cells());
            addCommon(left, row);
        }
    }

    private void addCommon(Symbol<?> left, Row row) {
        List<Added> more = new ArrayList<>(added.getOrDefault(row.place().path(), List.of()));
        List<Symbol<?>> children = left.children();
        for (int i = 0; i < children.size(); i++) {
            if (table.isFull()) {
                table.addRest(row, i);
                return;
            }
            Place place = row.child(i);
            while (!more.isEmpty() && more.get(0).leftPath().equals(place.path())) {
                addAddition(more.remove(0), row);
            }
            walk(children.get(i), place);
        }
        more.forEach(addition -> addAddition(addition, row));
    }

    private void addAddition(Added addition, Row above) {
        addSide(addition.right(), new Place(above.index(), diff.right(), addition.rightPath()), "added")
                .put("change", "added")
                .put("path", addition.rightPath().toString());
    }

    /** A value that replaces a value takes one row; where a side has parts, each side has a row of its own below. */
    private void addChange(Changed changed, Place place) {
        Row row = table.add(place, changed.left()).put("change", "changed");
        row.cells().remove("default");
        if (!changed.leftPath().equals(changed.rightPath())) {
            row.put("rightPath", changed.rightPath().toString());
        }
        if (changed.left().children().isEmpty() && changed.right().children().isEmpty()) {
            Map<String, Object> right = table.describe(changed.right());
            addSettings(changed.left(), row.cells());
            addSettings(changed.right(), right);
            row.put("right", right);
            return;
        }
        row.put("kind", "change");
        addSide(changed.left(), new Place(row.index(), diff.left(), changed.leftPath()), "removed")
                .put("key", "before")
                .put("path", changed.leftPath().toString());
        addSide(changed.right(), new Place(row.index(), diff.right(), changed.rightPath()), "added")
                .put("key", "after")
                .put("path", changed.rightPath().toString());
    }

    private Row addSide(Symbol<?> node, Place place, String side) {
        Row row = table.add(place, node).put("side", side);
        addSettings(node, row.cells());
        for (int i = 0; i < node.children().size(); i++) {
            if (table.isFull()) {
                table.addRest(row, i);
                return row;
            }
            addSide(node.children().get(i), row.child(i), side);
        }
        return row;
    }

    private static void addSettings(Symbol<?> node, Map<String, Object> cells) {
        if (node instanceof Hyper<?> hyper) {
            cells.put("settings", PointFacts.settings(hyper));
        }
    }
}
