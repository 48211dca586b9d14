package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.path.Step;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/** Edits arranged by their steps: what happens at a place, before it, and below it. */
final class EditTree {
    final Map<Step, EditTree> below = new LinkedHashMap<>();
    final List<Symbol<?>> inserted = new ArrayList<>();

    @Nullable
    Symbol<?> value;

    boolean deleted;

    EditTree at(List<Step> steps) {
        EditTree tree = this;
        for (Step step : steps) {
            tree = tree.below.computeIfAbsent(step, s -> new EditTree());
        }
        return tree;
    }

    /** Whether nothing is left to do here or below, once insertions were made. */
    boolean isDone() {
        return value == null && !deleted && inserted.isEmpty() && below.isEmpty();
    }

    void put(Symbol<?> node) {
        value = node;
    }

    void insert(Symbol<?> node) {
        inserted.add(node);
    }

    void delete() {
        deleted = true;
    }
}
