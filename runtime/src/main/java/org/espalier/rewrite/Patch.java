package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final List<Optional<PatchCall>> parts;
    private final UnaryOperator<Symbol<?>> edit;

    private Patch(String text, List<Optional<PatchCall>> parts, UnaryOperator<Symbol<?>> edit) {
        this.text = text;
        this.parts = List.copyOf(parts);
        this.edit = edit;
    }

    /** Returns the patch that applies {@code edit} to the root of a program; {@code text} is what it prints. */
    public static Patch editing(String text, UnaryOperator<Symbol<?>> edit) {
        return new Patch(text, List.of(Optional.empty()), edit);
    }

    /** Returns the patch that applies a rule to the whole program. */
    public static Patch of(String text, Rule rule) {
        return editing(text, rule::rewrite);
    }

    /** Returns the patch that changes named places. */
    public static Patch of(String text, Edits edits) {
        return editing(text, edits::apply);
    }

    /** Returns the patch that carries out {@code call}. */
    static Patch calling(PatchCall call, UnaryOperator<Symbol<?>> edit) {
        return new Patch(call.toString(), List.of(Optional.of(call)), edit);
    }

    /** Returns the patch that applies this one and then {@code next}. */
    public Patch then(Patch next) {
        List<Optional<PatchCall>> all = new ArrayList<>(parts);
        all.addAll(next.parts);
        return new Patch(text + ", " + next.text, all, tree -> next.edit.apply(edit.apply(tree)));
    }

    /**
     * Returns what this patch consists of, in order: the types and arguments that make an equal one. Empty if a part was
     * not made by a {@link PatchType}.
     */
    public Optional<List<PatchCall>> calls() {
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
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
