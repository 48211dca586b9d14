package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.path.Violation;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Lookup;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;
import org.jspecify.annotations.Nullable;

/** Applies arranged edits to a tree, from the root down. */
final class EditWalk {
    private final Rebuild rebuild;

    EditWalk(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    Symbol<?> apply(Symbol<?> node, EditTree edits, Path at) {
        Symbol<?> value = edits.value;
        if (value != null) {
            if (!edits.below.isEmpty()) {
                rebuild.reject(Violation.of(at, "either one new value or edits below it", "both"));
            }
            return value.equals(node) ? node : value;
        }
        if (edits.deleted || !edits.inserted.isEmpty()) {
            String word = edits.deleted
                    ? "a field, an element or an entry to delete"
                    : "an element of a list to insert before";
            rebuild.reject(Violation.of(at, word, at.isRoot() ? "the root" : SymbolText.describe(node)));
            return node;
        }
        if (edits.below.isEmpty()) {
            return node;
        }
        if (node instanceof ListSymbol<?> list) {
            return list(list, edits, at);
        }
        return node instanceof MapSymbol<?> map ? map(map, edits, at) : fixed(node, edits, at);
    }

    private Symbol<?> list(ListSymbol<?> list, EditTree edits, Path at) {
        List<Symbol<?>> elements = new ArrayList<>();
        for (int i = 0; i <= list.length(); i++) {
            EditTree here = edits.below.get(new Step.Index(i));
            if (here != null) {
                elements.addAll(here.inserted);
                here.inserted.clear();
            }
            if (i < list.length() && (here == null || !here.deleted)) {
                elements.add(here == null ? list.get(i) : apply(list.get(i), here, at.index(i)));
            }
        }
        rejectUnknown(list, edits, at, list.length());
        return elements.size() == list.length()
                ? rebuild.withChildren(list, elements, at)
                : ListSymbol.of(elements.stream().<Symbol<?>>map(e -> e).toList());
    }

    private void rejectUnknown(ListSymbol<?> list, EditTree edits, Path at, int length) {
        edits.below.forEach((step, edit) -> {
            boolean append = step instanceof Step.Index i && i.value() == length && edit.isDone();
            if (list.childAt(step) < 0 && !append) {
                rebuild.reject(Lookup.missing(list, at, step));
            }
        });
    }

    private Symbol<?> map(MapSymbol<?> map, EditTree edits, Path at) {
        Map<String, Symbol<?>> entries = new LinkedHashMap<>(map.entries());
        edits.below.forEach((step, edit) -> {
            if (!(step instanceof Step.Key key)) {
                rebuild.reject(Lookup.missing(map, at, step));
                return;
            }
            @Nullable Symbol<?> before = entries.get(key.name());
            if (edit.deleted && before != null) {
                entries.remove(key.name());
            } else if (before != null) {
                entries.put(key.name(), apply(before, edit, at.child(step)));
            } else if (edit.value != null && edit.below.isEmpty()) {
                entries.put(key.name(), edit.value);
            } else {
                rebuild.reject(Lookup.missing(map, at, step));
            }
        });
        return entries.size() == map.keys().size() && map.keys().equals(List.copyOf(entries.keySet()))
                ? rebuild.withChildren(map, List.copyOf(entries.values()), at)
                : MapSymbol.of(entries);
    }

    private Symbol<?> fixed(Symbol<?> node, EditTree edits, Path at) {
        List<Symbol<?>> children = new ArrayList<>(node.children());
        edits.below.forEach((step, edit) -> {
            int child = node.childAt(step);
            if (child < 0) {
                rebuild.reject(Lookup.missing(node, at, step));
            } else if (edit.deleted && node instanceof ObjectSymbol<?> object) {
                children.set(child, reset(object, child, at.child(step)));
            } else {
                children.set(child, apply(children.get(child), edit, at.child(step)));
            }
        });
        return rebuild.withChildren(node, children, at);
    }

    private Symbol<?> reset(ObjectSymbol<?> object, int field, Path at) {
        return object.type().defaultOf(field).orElseGet(() -> {
            rebuild.reject(new Violation(
                    at, object.type().fields().get(field).spec().toString(), "nothing", "The field has no default"));
            return object.children().get(field);
        });
    }
}
