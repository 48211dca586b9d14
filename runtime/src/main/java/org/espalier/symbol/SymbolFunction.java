package org.espalier.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.espalier.path.Path;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.schema.ValueSpec;
import org.jspecify.annotations.Nullable;

/**
 * A function as a value of trees: a name, parameters, a result and a body.
 *
 * <p>It makes two kinds of nodes. A {@link #call} builds what the function returns, so a field can be computed from other
 * places; a {@link #partial} builds a {@link BoundFunction}, to be called later with the arguments that are still open.
 *
 * <pre>{@code
 * Field<Integer, Integer> width = Field.of("width", ints().atLeast(1));
 * SymbolFunction<Integer> twice = SymbolFunction.named("twice", Integer.class)
 *     .field(width)
 *     .body(args -> 2 * args.get(width));
 *
 * NET.symbol(CONV.symbol(16), CONV.symbol(twice.call(ref("first.filters"))));   // the second has 32 filters
 * }</pre>
 *
 * <p>Both are ordinary object nodes of registered types, {@link #callType()} and {@link #partialType()}: arguments are
 * judged like fields, may be trees and undecided, and are printed, saved, compared, patched and searched like fields. To
 * load documents with such nodes, register {@link #types()}.
 *
 * @param <R> what the function returns
 */
public final class SymbolFunction<R> {
    private final SymbolType<R> callType;
    private final SymbolType<BoundFunction<R>> partialType;

    private SymbolFunction(SymbolType<R> callType, SymbolType<BoundFunction<R>> partialType) {
        this.callType = callType;
        this.partialType = partialType;
    }

    /** Starts the function called {@code name}, which returns objects of class {@code result}. */
    public static <R> Builder<R> named(String name, Class<R> result) {
        return new Builder<>(name, result);
    }

    /**
     * Returns the function that calls a static method of a class compiled with parameter names; it is named after the
     * method.
     *
     * @throws IllegalArgumentException if the class does not have exactly one such method, if that returns something else,
     *     or if the names of its parameters are unknown; the message says what to do
     */
    public static <R> SymbolFunction<R> of(Class<?> owner, String method, Class<R> result) {
        return MethodSymbols.functionOf(owner, method, result);
    }

    /** Collects what makes a function. */
    public static final class Builder<R> {
        private final String name;
        private final Class<R> javaClass;
        private final List<Field<?, ?>> parameters = new ArrayList<>();
        private ValueSpec<?> result;
        private boolean pure = true;

        private Builder(String name, Class<R> javaClass) {
            this.name = name;
            this.javaClass = javaClass;
            this.result = Specs.of(javaClass);
        }

        /** Adds a parameter after those given so far; its default, if it has one, is used where no argument is given. */
        public Builder<R> field(Field<?, ?> parameter) {
            parameters.add(parameter);
            return this;
        }

        /** States what is returned more closely than the class does; judged after each call. */
        public Builder<R> returning(ValueSpec<? extends R> spec) {
            result = spec;
            return this;
        }

        /**
         * States that a call depends on more than its arguments, such as a service of the build, or has an effect: it is
         * made when a tree is built and not before.
         */
        public Builder<R> impure() {
            pure = false;
            return this;
        }

        /**
         * Returns the function that does what {@code body} does.
         *
         * @throws IllegalArgumentException if the name is blank or two parameters have the same name
         * @throws SymbolException if a default does not fit its parameter
         */
        public SymbolFunction<R> body(Function<Args, ? extends R> body) {
            SymbolType.Builder<R> calls = SymbolType.named(name, javaClass);
            SymbolType<R> callType = with(parameters, calls)
                    .constructor(args -> checked(body.apply(args)), FunctionRole.call(result, pure));
            return new SymbolFunction<>(callType, partialType(callType));
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // a result that fits is an R; null only where its spec allows it
        private R checked(R value) {
            Fitter fitter = new Fitter();
            Object fitted = BuiltValues.fit(value, result, Path.ROOT, fitter);
            if (!fitter.violations().isEmpty()) {
                throw new IllegalStateException("returned " + BuiltValues.describe(value) + " instead of " + result);
            }
            return (R) fitted;
        }
    }

    private static <R> SymbolType<BoundFunction<R>> partialType(SymbolType<R> callType) {
        @SuppressWarnings("unchecked") // a class literal cannot say what a bound function returns
        Class<BoundFunction<R>> bound = (Class<BoundFunction<R>>) (Class<?>) BoundFunction.class;
        SymbolType.Builder<BoundFunction<R>> partials = SymbolType.named(callType.name() + "_partial", bound);
        return with(callType.fields(), partials)
                .constructor(args -> BoundFunction.of(callType, args), FunctionRole.BINDING);
    }

    private static <T> SymbolType.Builder<T> with(List<? extends Field<?, ?>> fields, SymbolType.Builder<T> builder) {
        fields.forEach(builder::field);
        return builder;
    }

    /** Returns the name. */
    public String name() {
        return callType.name();
    }

    /** Returns the type of calls: named like the function, with its parameters as fields. */
    public SymbolType<R> callType() {
        return callType;
    }

    /** Returns the type of partials: named like the function with {@code _partial} behind. */
    public SymbolType<BoundFunction<R>> partialType() {
        return partialType;
    }

    /** Returns both types, to be registered where documents are read. */
    public List<SymbolType<?>> types() {
        return List.of(callType, partialType);
    }

    /**
     * Returns the call with the given arguments, in order; those left out at the end take their defaults.
     *
     * @param arguments plain values or trees
     * @throws SymbolException if an argument does not fit, one is missing, or there are too many; lists all problems
     */
    public ObjectSymbol<R> call(@Nullable Object... arguments) {
        return callType.symbol(arguments);
    }

    /**
     * Returns the call whose arguments {@code setter} sets; those it leaves out take their defaults.
     *
     * @throws SymbolException if an argument does not fit or one is missing; lists all problems
     */
    public ObjectSymbol<R> call(Consumer<SymbolType.Setter<R>> setter) {
        return callType.symbol(setter);
    }

    /**
     * Returns the call with the given arguments, by name; those left out take their defaults.
     *
     * @param arguments plain values or trees
     * @throws SymbolException if an argument does not fit, is unknown, or one is missing; lists all problems
     */
    public ObjectSymbol<R> callOf(Map<String, ? extends @Nullable Object> arguments) {
        return callType.symbolOf(arguments);
    }

    /**
     * Returns the function with its first arguments bound; those left out take their defaults or stay open.
     *
     * @param arguments plain values or trees
     * @throws SymbolException if an argument does not fit or there are too many; lists all problems
     */
    public ObjectSymbol<BoundFunction<R>> partial(@Nullable Object... arguments) {
        return partialType.symbol(arguments);
    }

    /**
     * Returns the function with the arguments bound that {@code setter} sets.
     *
     * @throws SymbolException if an argument does not fit; lists all problems
     */
    public ObjectSymbol<BoundFunction<R>> partial(Consumer<SymbolType.Setter<BoundFunction<R>>> setter) {
        return partialType.symbol(setter);
    }

    /**
     * Returns the function with some arguments bound, by name.
     *
     * @param arguments plain values or trees
     * @throws SymbolException if an argument does not fit or is unknown; lists all problems
     */
    public ObjectSymbol<BoundFunction<R>> partialOf(Map<String, ? extends @Nullable Object> arguments) {
        return partialType.symbolOf(arguments);
    }

    /** Returns whether two functions have the same name, parameters and result; bodies cannot be compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof SymbolFunction<?> that && callType.equals(that.callType);
    }

    @Override
    public int hashCode() {
        return callType.hashCode();
    }

    /** Returns the signature: {@code twice(width: int in [1, inf)) -> int}. */
    @Override
    public String toString() {
        return callType + callType.result().map(spec -> " -> " + spec).orElse("");
    }
}
