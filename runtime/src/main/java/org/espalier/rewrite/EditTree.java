package org.espalier.rewrite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.path.Step;
import org.jspecify.annotations.Nullable;

/** Edits arranged by their steps: what happens at a place, and below it. */
final class EditTree {
    final Map<Step, EditTree> below = new LinkedHashMap<>();
    Edits.@Nullable Edit edit;

    EditTree at(List<Step> steps) {
        EditTree tree = this;
        for (Step step : steps) {
            tree = tree.below.computeIfAbsent(step, s -> new EditTree());
        }
        return tree;
    }
}
