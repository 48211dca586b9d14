package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.espalier.path.Path;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Symbol;

/** The walk of {@link Rule#rewrite}. */
final class RuleWalk {
    private RuleWalk() {}

    static Symbol<?> topDown(Cursor at, Path path, Rule rule, Rebuild rebuild) {
        Symbol<?> node = at.node();
        Symbol<?> answer = rule.apply(at);
        if (answer != node) {
            return answer.equals(node) ? node : answer;
        }
        if (node.children().isEmpty()) {
            return node;
        }
        List<Symbol<?>> children = new ArrayList<>(node.children().size());
        for (int i = 0; i < node.children().size(); i++) {
            children.add(topDown(at.child(i), path.child(node.stepTo(i)), rule, rebuild));
        }
        return rebuild.withChildren(node, children, path);
    }

    static Symbol<?> bottomUp(Cursor at, Path path, Rule rule, Rebuild rebuild) {
        Symbol<?> node = at.node();
        List<Symbol<?>> children = new ArrayList<>(node.children().size());
        for (int i = 0; i < node.children().size(); i++) {
            children.add(bottomUp(at.child(i), path.child(node.stepTo(i)), rule, rebuild));
        }
        Symbol<?> rebuilt = node.children().isEmpty() ? node : rebuild.withChildren(node, children, path);
        Symbol<?> answer = rule.apply(at.withNode(rebuilt));
        return answer.equals(rebuilt) ? rebuilt : answer;
    }
}
