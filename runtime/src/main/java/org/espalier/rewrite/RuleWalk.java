package org.espalier.rewrite;

import java.util.Arrays;
import java.util.function.Function;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Symbol;

/** The walks of {@link Rule#rewrite} and its kin. Paths are made only where a result does not fit. */
final class RuleWalk {
    private RuleWalk() {}

    static Symbol<?> topDown(Cursor at, Rule rule, Rebuild rebuild) {
        Symbol<?> node = at.node();
        Symbol<?> answer = rule.apply(at);
        if (answer != node) {
            return answer.equals(node) ? node : answer;
        }
        return mapChildren(at, child -> topDown(child, rule, rebuild), rebuild);
    }

    static Symbol<?> bottomUp(Cursor at, Rule rule, Rebuild rebuild) {
        Symbol<?> rebuilt = mapChildren(at, child -> bottomUp(child, rule, rebuild), rebuild);
        Symbol<?> answer = rule.apply(at.withNode(rebuilt));
        return answer.equals(rebuilt) ? rebuilt : answer;
    }

    private static Symbol<?> mapChildren(Cursor at, Function<Cursor, Symbol<?>> walk, Rebuild rebuild) {
        Symbol<?> node = at.node();
        Symbol<?>[] children = node.children().toArray(Symbol<?>[]::new);
        boolean changed = false;
        for (int i = 0; i < children.length; i++) {
            Symbol<?> after = walk.apply(at.child(i));
            changed |= after != children[i];
            children[i] = after;
        }
        return changed ? rebuild.withChildren(node, Arrays.asList(children), at::path) : node;
    }
}
