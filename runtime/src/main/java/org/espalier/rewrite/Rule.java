package org.espalier.rewrite;

import java.util.Set;
import java.util.function.Function;
import org.espalier.internal.Checks;
import org.espalier.path.Step;
import org.espalier.schema.Field;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Literal;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;

/**
 * A small program that edits programs: looks at one node in its place and returns what shall stand there.
 *
 * <p>To write one: answer the node you were given ({@code at.node()}) whenever it is not yours, so that everything else
 * stays the very same objects; look around with {@link Cursor#parent()} and {@link Cursor#enclosing}; build the new node
 * with a type's {@code symbol}, which judges it. Rules need no knowledge of the tree around what they change, and every
 * result is judged by the fields it lands in.
 */
@FunctionalInterface
public interface Rule extends Rewrite {
    /** Returns the node for this place: the present one, or another. Must be pure. */
    Symbol<?> apply(Cursor at);

    /** Returns the rule that replaces plain values of {@code field}, wherever they stand, by the result of {@code change}. */
    static <V> Rule onField(Field<?, V> field, Function<? super V, ?> change) {
        return at -> {
            if (!(at.node() instanceof Literal<?> literal) || literal.isNone() || !standsIn(at, field)) {
                return at.node();
            }
            @SuppressWarnings("unchecked") // the field's spec has judged the value
            V value = ((Literal<V>) literal).asOptional().orElseThrow();
            return Symbols.lift(change.apply(value));
        };
    }

    /** As {@link #onField(Field, Function)}, in objects of {@code type}, or a kind of it, only. */
    static <V> Rule onField(SymbolType<?> type, Field<?, V> field, Function<? super V, ?> change) {
        Rule anywhere = onField(field, change);
        return at -> at.parent().map(Cursor::node).orElse(null) instanceof ObjectSymbol<?> owner
                        && type.includes(owner.type())
                ? anywhere.apply(at)
                : at.node();
    }

    /** Returns whether a node stands in {@code field} of the object above it. */
    static boolean standsIn(Cursor at, Field<?, ?> field) {
        return at.step().orElse(null) instanceof Step.Key key
                && key.name().equals(field.name())
                && at.parent().map(Cursor::node).orElse(null) instanceof ObjectSymbol<?> owner
                && owner.type().fields().contains(field);
    }

    /** Returns the rule that replaces objects of {@code type}, or a kind of it, by the result of {@code change}. */
    static <T> Rule onType(SymbolType<T> type, Function<? super ObjectSymbol<T>, ? extends Symbol<?>> change) {
        return at -> {
            if (at.node() instanceof ObjectSymbol<?> object && type.includes(object.type())) {
                @SuppressWarnings("unchecked") // a kind of the type builds what the type builds
                ObjectSymbol<T> mine = (ObjectSymbol<T>) object;
                return change.apply(mine);
            }
            return at.node();
        };
    }

    /** Returns the rule that replaces values of class {@code valueClass} whose field or key is one of {@code keys}. */
    static <V> Rule onKey(Class<V> valueClass, Function<? super V, ?> change, String... keys) {
        Set<String> names = Set.of(keys);
        return at -> at.step().orElse(null) instanceof Step.Key key
                        && names.contains(key.name())
                        && at.node() instanceof Literal<?> literal
                        && valueClass.isInstance(literal.value())
                ? Symbols.lift(change.apply(valueClass.cast(literal.value())))
                : at.node();
    }

    /** The same as {@link #rewrite}. */
    @Override
    default <T> Symbol<T> apply(Symbol<T> tree) {
        return rewrite(tree);
    }

    /**
     * Returns {@code tree} with this rule applied to every node, parents first; what the rule put somewhere is not
     * entered again, so the rule ends. The very same tree if nothing changed. Candidates of undecided nodes are entered.
     *
     * @throws org.espalier.symbol.SymbolException if a result does not fit where it lands; lists all problems
     */
    default <T> Symbol<T> rewrite(Symbol<T> tree) {
        Rebuild rebuild = new Rebuild();
        return rebuild.finish(RuleWalk.topDown(Cursor.of(tree), this, rebuild));
    }

    /**
     * Returns {@code tree} with this rule applied to every node, children first, so that it sees what it made below.
     *
     * @throws org.espalier.symbol.SymbolException if a result does not fit where it lands; lists all problems
     */
    default <T> Symbol<T> rewriteUp(Symbol<T> tree) {
        Rebuild rebuild = new Rebuild();
        return rebuild.finish(RuleWalk.bottomUp(Cursor.of(tree), this, rebuild));
    }

    /**
     * Returns {@code tree} with this rule applied again and again until nothing changes.
     *
     * @param limit how often at most, in {@code [1, inf)}
     * @throws IllegalStateException if the tree still changes after {@code limit} times
     * @throws org.espalier.symbol.SymbolException if a result does not fit where it lands; lists all problems
     */
    default <T> Symbol<T> rewriteFully(Symbol<T> tree, int limit) {
        Symbol<T> before = tree;
        for (int i = 0; i < Checks.atLeast("limit", limit, 1); i++) {
            Symbol<T> after = rewrite(before);
            if (after == before) {
                return after;
            }
            before = after;
        }
        if (rewrite(before) != before) {
            throw new IllegalStateException("Rule: expected a tree that stops changing after " + limit
                    + " rounds, found one that does not. Raise the limit, or mend the rule");
        }
        return before;
    }

    /** Returns the rule that applies this one and, where it leaves a node as it is, {@code other}. */
    default Rule or(Rule other) {
        return at -> {
            Symbol<?> answer = apply(at);
            return answer == at.node() ? other.apply(at) : answer;
        };
    }
}
