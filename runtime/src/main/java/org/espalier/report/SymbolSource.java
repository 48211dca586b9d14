package org.espalier.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.espalier.internal.Checks;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * Prints trees as source code: pasted into a program, it makes an equal tree.
 *
 * <pre>{@code
 * SymbolSource.KOTLIN.print(space);
 * // trainer(stacked(oneOf(identity(), conv(oneOf(4, 8), 3)), 3), rmsProp(floatv(1.0E-6..0.001).log()))
 * SymbolSource.JAVA.print(space);
 * // TRAINER.symbol(STACKED.symbol(oneOf(IDENTITY.symbol(), CONV.symbol(oneOf(4, 8), 3)), 3), ...)
 * }</pre>
 *
 * <p>The code uses the words of {@code org.espalier.dsl}, or those of {@code Hypers} and {@code Symbols} imported
 * statically, and refers to types and enums by names that must be in sight there. Arguments stand in the order of the
 * fields where that is short and the compiler accepts it; otherwise fields are set by name. Start with {@link #KOTLIN} or
 * {@link #JAVA} and change what should differ.
 *
 * @param language the language
 * @param width how many characters a line may have before it is broken, in {@code [0, inf)}
 * @param defaults whether fields that hold their default are written
 * @param types how types are referred to
 * @param values the source of what has none of its own: opaque values, custom decisions, words of the user's own
 */
public record SymbolSource(
        Language language,
        int width,
        boolean defaults,
        Function<SymbolType<?>, TypeSource> types,
        Function<Object, Optional<String>> values) {

    /** A language that trees are written in. */
    public enum Language {
        /** Kotlin, with the words of the DSL. */
        KOTLIN,
        /** Java, with the static words of the runtime. */
        JAVA
    }

    /** Kotlin in lines of at most 120 characters, without defaults; types as {@link TypeSource#inKotlin}. */
    public static final SymbolSource KOTLIN =
            new SymbolSource(Language.KOTLIN, 120, false, TypeSource::inKotlin, value -> Optional.empty());

    /** Java in lines of at most 120 characters, without defaults; types as {@link TypeSource#inJava}. */
    public static final SymbolSource JAVA =
            new SymbolSource(Language.JAVA, 120, false, TypeSource::inJava, value -> Optional.empty());

    /** Checks the width. */
    public SymbolSource {
        Checks.atLeast("width", width, 0);
    }

    /**
     * Returns this printer with lines of at most {@code characters}.
     *
     * @throws IllegalArgumentException if {@code characters < 0}
     */
    public SymbolSource width(int characters) {
        return new SymbolSource(language, characters, defaults, types, values);
    }

    /** Returns this printer with all fields, also those that hold their default. */
    public SymbolSource showingDefaults() {
        return new SymbolSource(language, width, true, types, values);
    }

    /** Returns this printer with types referred to as {@code names} says. */
    public SymbolSource types(Function<SymbolType<?>, TypeSource> names) {
        return new SymbolSource(language, width, defaults, names, values);
    }

    /** Returns this printer with {@code form} asked for the source of what has none of its own. */
    public SymbolSource values(Function<Object, Optional<String>> form) {
        return new SymbolSource(language, width, defaults, types, form);
    }

    /**
     * Returns the source of {@code tree}: one expression.
     *
     * @throws IllegalArgumentException if the tree holds something that has no source form, and {@link #values} knows none
     *     either; names all of them with their places
     */
    public String print(Symbol<?> tree) {
        SourceWriter writer = new SourceWriter(this);
        return writer.write(tree).layout(width);
    }

    /** Returns the fields that are written, as numbers. */
    List<Integer> shown(ObjectSymbol<?> node) {
        return IntStream.range(0, node.children().size())
                .filter(i -> defaults
                        || node.type()
                                .defaultOf(i)
                                .filter(node.children().get(i)::equals)
                                .isEmpty())
                .boxed()
                .toList();
    }
}
