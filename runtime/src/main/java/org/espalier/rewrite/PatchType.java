package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.espalier.internal.Checks;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * A kind of patch with a name and typed parameters, so that it can be written as text: {@code scale_width?factor=2.0}.
 *
 * <pre>{@code
 * static final Field<Object, Double> FACTOR = Field.of("factor", floats().above(0));
 * static final PatchType SCALE_WIDTH = PatchType.named("scale_width")
 *     .parameter(FACTOR)
 *     .rewrites((tree, args) -> Rule.onField(FILTERS, f -> (int) Math.round(f * args.get(FACTOR))));
 *
 * SCALE_WIDTH.with(2.0).apply(network);
 * }</pre>
 *
 * The edit is given the whole program, so it may read it before it changes it.
 */
public final class PatchType {
    private final String name;
    private final String description;
    private final List<Field<?, ?>> parameters;
    private final BiFunction<Symbol<?>, PatchArgs, Symbol<?>> edit;

    private PatchType(
            String name,
            String description,
            List<Field<?, ?>> parameters,
            BiFunction<Symbol<?>, PatchArgs, Symbol<?>> edit) {
        this.name = name;
        this.description = description;
        this.parameters = List.copyOf(parameters);
        this.edit = edit;
    }

    /**
     * Starts the patch type called {@code name}.
     *
     * @throws IllegalArgumentException if the name is not made of letters, digits, {@code _}, {@code -} and {@code .}
     */
    public static Builder named(String name) {
        if (!name.matches("[A-Za-z0-9_.-]+")) {
            throw new IllegalArgumentException(
                    "name: expected letters, digits, '_', '-' and '.', found " + Texts.quote(name));
        }
        return new Builder(name);
    }

    /** Collects what makes a patch type. */
    public static final class Builder {
        private final String name;
        private final List<Field<?, ?>> parameters = new ArrayList<>();
        private String description = "";

        private Builder(String name) {
            this.name = name;
        }

        /** Adds a parameter after those given so far. */
        public Builder parameter(Field<?, ?> parameter) {
            parameters.add(parameter);
            return this;
        }

        /** Says in a sentence what the patch does. */
        public Builder describedAs(String text) {
            description = Checks.notBlank("description", text);
            return this;
        }

        /** Returns the type whose patches apply {@code edit} to the root of a program. */
        public PatchType edits(BiFunction<Symbol<?>, PatchArgs, Symbol<?>> edit) {
            return new PatchType(name, description, parameters, edit);
        }

        /**
         * Returns the type whose patches apply to a program what {@code rewrite} answers for it and the arguments: a rule,
         * edits, or another patch.
         */
        public PatchType rewrites(BiFunction<? super Symbol<?>, ? super PatchArgs, ? extends Rewrite> rewrite) {
            return edits((tree, args) -> rewrite.apply(tree, args).apply(tree));
        }
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns what patches of this type do; empty if nobody said so. */
    public String description() {
        return description;
    }

    /** Returns the parameters in order. */
    public List<Field<?, ?>> parameters() {
        return parameters;
    }

    /**
     * Returns the patch with the given arguments, in the order of the parameters; those left out take their defaults.
     *
     * @throws PatchException if there are too many, one does not fit, or a required one is missing; lists all problems
     */
    public Patch with(@Nullable Object... arguments) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(arguments.length, parameters.size()); i++) {
            given.put(parameters.get(i).name(), arguments[i]);
        }
        if (arguments.length > parameters.size()) {
            throw new PatchException(
                    signature(),
                    List.of(Violation.of(
                            Path.ROOT,
                            "at most " + parameters.size() + " arguments",
                            String.valueOf(arguments.length))));
        }
        return withNamed(given);
    }

    /**
     * Returns the patch with the given arguments by name; those left out take their defaults.
     *
     * @throws PatchException if one is unknown, does not fit, or a required one is missing; lists all problems
     */
    public Patch withNamed(Map<String, ? extends @Nullable Object> arguments) {
        List<Violation> problems = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field<?, ?> parameter : parameters) {
            Path at = Path.ROOT.key(parameter.name());
            if (arguments.containsKey(parameter.name())) {
                Object value = widened(arguments.get(parameter.name()), parameter);
                values.put(parameter.name(), value);
                if (!parameter.spec().accepts(value)) {
                    problems.add(Violation.of(at, parameter.spec().toString(), String.valueOf(value)));
                }
            } else if (parameter.hasDefault()) {
                values.put(parameter.name(), parameter.defaultValue().orElse(null));
            } else {
                problems.add(Violation.of(at, parameter.spec().toString(), "nothing"));
            }
        }
        for (String key : arguments.keySet()) {
            if (!values.containsKey(key)
                    && parameters.stream().noneMatch(p -> p.name().equals(key))) {
                problems.add(unknown(key));
            }
        }
        if (!problems.isEmpty()) {
            throw new PatchException(signature(), problems);
        }
        PatchArgs args = new PatchArgs(values);
        return Patch.calling(new PatchCall(this, values), tree -> edit.apply(tree, args));
    }

    /** An integer given for a real is that real. */
    private static @Nullable Object widened(@Nullable Object value, Field<?, ?> parameter) {
        return value instanceof Integer i
                        && !parameter.spec().accepts(i)
                        && parameter.spec().accepts(i.doubleValue())
                ? (Object) i.doubleValue()
                : value;
    }

    private Violation unknown(String key) {
        List<String> names = parameters.stream().map(Field::name).toList();
        return new Violation(
                Path.ROOT.key(key),
                names.isEmpty() ? "no parameter" : "one of the parameters " + String.join(", ", names),
                "'" + key + "'",
                Texts.nearest(key, names).map(n -> "Maybe '" + n + "'?").orElse(""));
    }

    /** Returns {@code scale_width(factor: float in (0, inf))}. */
    public String signature() {
        return parameters.stream().map(Field::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** Returns the signature. */
    @Override
    public String toString() {
        return signature();
    }
}
