package org.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.espalier.rewrite.Diff;
import org.espalier.rewrite.Rule;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Symbol;

/**
 * What every {@link Rule} promises, checked on trees of the user's choice; pick some that it changes, some that it leaves
 * alone, and one that is undecided in places.
 */
public final class RuleLaws {
    private final Rule rule;
    private final List<Symbol<?>> trees;

    private RuleLaws(Rule rule, List<Symbol<?>> trees) {
        this.rule = rule;
        this.trees = trees;
    }

    /**
     * Returns the laws of {@code rule}, checked on {@code trees}.
     *
     * @throws IllegalArgumentException if there is no tree
     */
    public static List<Law> of(Rule rule, Symbol<?>... trees) {
        if (trees.length == 0) {
            throw new IllegalArgumentException(
                    "trees: expected at least 1, found none. Give trees that the rule changes");
        }
        RuleLaws laws = new RuleLaws(rule, List.of(trees));
        return List.of(
                new Law("it changes at least one of the trees", laws::doesSomething),
                new Law("the same tree gives the same result", laws::isPure),
                new Law("a tree that it leaves alone comes back as the very same object", laws::keepsIdentity),
                new Law("what it does not touch is shared with the result", laws::sharesTheRest),
                new Law("the result is a valid tree", laws::givesValidTrees),
                new Law("the difference that it makes can be applied and undone", laws::makesADifference));
    }

    /**
     * Returns the laws of {@code rule} that is done after one application: all those of {@link #of}, and that it finds
     * nothing to change in its own results.
     */
    public static List<Law> ofIdempotent(Rule rule, Symbol<?>... trees) {
        List<Law> laws = new ArrayList<>(of(rule, trees));
        laws.add(new Law("applied to its own result it changes nothing", () -> List.of(trees)
                .forEach(tree -> {
                    Symbol<?> once = rule.rewrite(tree);
                    assertThat(rule.rewrite(once))
                            .as("second result for %s", tree)
                            .isSameAs(once);
                })));
        return List.copyOf(laws);
    }

    private void doesSomething() {
        assertThat(trees).anyMatch(tree -> rule.rewrite(tree) != tree);
    }

    private void isPure() {
        eachTree(tree -> assertThat(rule.rewrite(tree)).isEqualTo(rule.rewrite(tree)));
    }

    private void keepsIdentity() {
        eachTree(tree -> {
            Symbol<?> result = rule.rewrite(tree);
            if (result.equals(tree)) {
                assertThat((Object) result).as("result for %s", tree).isSameAs(tree);
            }
        });
    }

    private void sharesTheRest() {
        eachTree(
                tree -> Cursor.of(rule.rewrite(tree)).descendants(after -> true).forEach(after -> tree.find(
                                after.path())
                        .filter(after.node()::equals)
                        .ifPresent(before -> assertThat((Object) after.node())
                                .as("node at '%s' of the result for %s", after.path(), tree)
                                .isSameAs(before))));
    }

    private void givesValidTrees() {
        eachTree(tree -> Cursor.of(rule.rewrite(tree)).descendants(at -> true).forEach(at -> at.node()
                .withChildren(at.node().children())));
    }

    private void makesADifference() {
        eachTree(tree -> {
            Symbol<?> result = rule.rewrite(tree);
            Diff diff = Diff.between(tree, result);
            Symbol<?> applied = diff.apply(tree);
            assertThat(applied).isEqualTo(result);
            Symbol<?> undone = diff.inverse().apply(result);
            assertThat(undone).isEqualTo(tree);
        });
    }

    private void eachTree(Consumer<Symbol<?>> check) {
        trees.forEach(check);
    }
}
