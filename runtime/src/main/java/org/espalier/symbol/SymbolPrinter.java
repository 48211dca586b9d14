package org.espalier.symbol;

import java.util.function.Function;
import org.espalier.internal.Checks;
import org.espalier.internal.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Prints trees for people, over as many lines as they need.
 *
 * <p>What fits into a line stays on it; the rest has one line for each field, entry, element or candidate:
 *
 * <pre>{@code
 * Trainer(
 *   model = Sequential(layers=[Conv(filters=16, kernel=3), Flatten(), Dense(units=10)]),
 *   optimizer = oneOf(Adam(rate=0.001), RmsProp(rate=ref(rate))),
 *   epochs = ?(int in [1, inf))
 * )
 * }</pre>
 *
 * A hole is marked {@code ?}, followed by what its field expects; a reference is {@code ref(target)}. Keys of maps that
 * are not plain words are quoted.
 *
 * <p>Start with {@link #LINES} or {@link #ONE_LINE} and change what should differ.
 *
 * @param width how many characters a line may have before it is broken, in {@code [0, inf)}; a text that cannot be broken
 *     may be longer
 * @param defaults whether fields that hold their default are shown
 * @param packages whether types are written with what stands before the last dot of their name
 * @param positions whether elements of lists are numbered
 * @param literals how plain values are written; {@code null} is one of them
 */
public record SymbolPrinter(
        int width, boolean defaults, boolean packages, boolean positions, Function<@Nullable Object, String> literals) {
    /** Lines of at most 100 characters, everything shown in full. */
    public static final SymbolPrinter LINES = new SymbolPrinter(100, true, true, false, SymbolPrinter::text);

    /** Everything on one line, shown in full. */
    public static final SymbolPrinter ONE_LINE = LINES.width(Integer.MAX_VALUE);

    /** Checks the width. */
    public SymbolPrinter {
        Checks.atLeast("width", width, 0);
    }

    /**
     * Returns this printer with lines of at most {@code characters}; 0 gives every part a line of its own.
     *
     * @throws IllegalArgumentException if {@code characters < 0}
     */
    public SymbolPrinter width(int characters) {
        return new SymbolPrinter(characters, defaults, packages, positions, literals);
    }

    /** Returns this printer without fields that hold their default. */
    public SymbolPrinter hidingDefaults() {
        return new SymbolPrinter(width, false, packages, positions, literals);
    }

    /** Returns this printer with types named by what stands after the last dot. */
    public SymbolPrinter hidingPackages() {
        return new SymbolPrinter(width, defaults, false, positions, literals);
    }

    /** Returns this printer with {@code 0: } and so on before the elements of lists, as they are counted in paths. */
    public SymbolPrinter showingPositions() {
        return new SymbolPrinter(width, defaults, packages, true, literals);
    }

    /** Returns this printer with plain values, {@code null} among them, written by {@code form}. */
    public SymbolPrinter literals(Function<@Nullable Object, String> form) {
        return new SymbolPrinter(width, defaults, packages, positions, form);
    }

    /** Returns how a plain value is written where nothing else is asked for: {@code none}, {@code "a text"}, {@code 8}. */
    public static String text(@Nullable Object value) {
        return SymbolText.text(value);
    }

    /** Returns the text of {@code tree}; lines end with {@code \n}, the last one without. */
    public String print(Symbol<?> tree) {
        PrintedLines lines = new PrintedLines(this);
        lines.add(tree);
        return lines.toString();
    }

    /** Returns the text of {@code tree} on one line, cut to {@code limit} characters, the last three being dots if cut. */
    public String print(Symbol<?> tree, int limit) {
        StringBuilder out = new StringBuilder();
        new PrintedParts(this).line(tree, out, limit);
        return Texts.cut(out.toString(), limit);
    }
}
