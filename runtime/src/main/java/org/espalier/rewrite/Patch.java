package org.espalier.rewrite;

import java.util.function.UnaryOperator;
import org.espalier.symbol.Symbol;

/**
 * An edit of a whole program, with a text that tells what it does.
 *
 * <p>Made of rules and edits, or with arguments from a {@link PatchType}; composed with {@link #then}. Every result is
 * judged by the schema, so a patch cannot leave an invalid tree behind.
 *
 * <pre>{@code
 * Patch relax = Patch.of("relax_filters", Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2)));
 * Symbol<Experiment> space = relax.apply(experiment);
 * }</pre>
 */
public final class Patch implements Rewrite {
    private final String text;
    private final UnaryOperator<Symbol<?>> edit;

    private Patch(String text, UnaryOperator<Symbol<?>> edit) {
        this.text = text;
        this.edit = edit;
    }

    /** Returns the patch that applies {@code edit} to the root of a program; {@code text} is what it prints. */
    public static Patch editing(String text, UnaryOperator<Symbol<?>> edit) {
        return new Patch(text, edit);
    }

    /** Returns the patch that applies a rule to the whole program. */
    public static Patch of(String text, Rule rule) {
        return new Patch(text, rule::rewrite);
    }

    /** Returns the patch that changes named places. */
    public static Patch of(String text, Edits edits) {
        return new Patch(text, edits::apply);
    }

    /** Returns the patch that applies this one and then {@code next}. */
    public Patch then(Patch next) {
        return new Patch(text + ", " + next.text, tree -> next.edit.apply(edit.apply(tree)));
    }

    /**
     * Returns the patched program; {@code tree} itself if nothing changed.
     *
     * @throws org.espalier.symbol.SymbolException if the result would not be valid; lists all problems
     */
    @Override
    @SuppressWarnings("unchecked") // a patched program builds what the program built
    public <T> Symbol<T> apply(Symbol<T> tree) {
        return (Symbol<T>) edit.apply(tree);
    }

    /** Returns the text, such as {@code scale_width?factor=2.0}; a chain as its parts with commas between. */
    @Override
    public String toString() {
        return text;
    }
}
