package org.espalier.report;

import java.util.Locale;
import java.util.regex.Pattern;
import org.espalier.symbol.SymbolType;

/** How source code refers to a type of node. A closed set. */
public sealed interface TypeSource {
    /** Returns the expression that stands in the source. */
    String expression();

    /**
     * An expression whose value is the {@link SymbolType}, such as {@code Experiment.TYPE} or {@code
     * types.require("djl.Conv2d")}. Nodes are made by its method {@code symbol}, which takes anything.
     *
     * @param expression the expression
     */
    record OfType(String expression) implements TypeSource {}

    /**
     * The name of what Kotlin's {@code symbolize(::Conv)} returned: nodes are made by calling it, with arguments that the
     * compiler checks, or with a block that sets fields.
     *
     * @param expression the name
     */
    record Callable(String expression) implements TypeSource {}

    /**
     * Returns the convention for Kotlin: {@code conv} for what {@code symbolize(::Conv)} returned; the constant {@code
     * CONV2D} for a type of a library, whose name has a dot; {@code twice.call} and {@code twice.function.partialType()} for
     * the nodes of a function called {@code twice}.
     */
    static TypeSource inKotlin(SymbolType<?> type) {
        if (type.name().contains(".")) {
            return inJava(type);
        }
        String name = functionName(type);
        String plain = Pattern.compile("^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]")
                .matcher(name)
                .replaceFirst(word -> word.group().toLowerCase(Locale.ROOT));
        if (isPartial(type)) {
            return new OfType(plain + ".function.partialType()");
        }
        return new Callable(type.isFunction() ? plain + ".call" : plain);
    }

    /**
     * Returns the convention for Java: the constant {@code MAX_POOL} for a type called {@code MaxPool}; {@code
     * TWICE.callType()} and {@code TWICE.partialType()} for the nodes of a function called {@code twice}.
     */
    static TypeSource inJava(SymbolType<?> type) {
        String role = isPartial(type) ? ".partialType()" : type.isFunction() ? ".callType()" : "";
        return new OfType(functionName(type)
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                        .toUpperCase(Locale.ROOT)
                + role);
    }

    private static boolean isPartial(SymbolType<?> type) {
        return type.isFunction() && type.result().isEmpty();
    }

    private static String functionName(SymbolType<?> type) {
        String name = simpleName(type);
        return isPartial(type) ? name.replaceFirst("_partial$", "") : name;
    }

    private static String simpleName(SymbolType<?> type) {
        String name = type.name().substring(type.name().lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9_]", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }
}
