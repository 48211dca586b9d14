package org.espalier.symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * A function with some of its arguments bound: what a {@link SymbolFunction#partial partial} builds. Immutable.
 *
 * <p>A call gives the arguments that are open, and may give others for those that hold their default. An argument that was
 * bound stays bound; to change it, ask for a function that {@linkplain #overriding overrides} it.
 *
 * <pre>{@code
 * BoundFunction<Integer> scale = Materializer.build(SCALED.partialOf(Map.of("factor", 3)));   // scaled(width, factor)
 * scale.call(16);                            // 48
 * scale.overriding("factor", 2).call(16);    // 32
 * }</pre>
 *
 * @param <R> what the function returns
 */
public final class BoundFunction<R> {
    private final SymbolType<R> function;
    /** The arguments; a {@link Hole} for one that is open. */
    private final @Nullable Object[] values;

    private final boolean[] bound;
    private final Args.Services services;

    private BoundFunction(SymbolType<R> function, @Nullable Object[] values, boolean[] bound, Args.Services services) {
        this.function = function;
        this.values = values;
        this.bound = bound;
        this.services = services;
    }

    static <R> BoundFunction<R> of(SymbolType<R> function, Args args) {
        @Nullable Object[] values = new @Nullable Object[args.size()];
        boolean[] bound = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = args.get(i);
            values[i] = value;
            bound[i] = !(value instanceof Hole)
                    && function.defaultOf(i)
                            .filter(d ->
                                    PlainValue.lift(value).filter(d::equals).isPresent())
                            .isEmpty();
        }
        return new BoundFunction<>(function, values, bound, args::service);
    }

    /** Returns the name of the function. */
    public String name() {
        return function.name();
    }

    /** Returns the names of the arguments that every call must give, in order. */
    public List<String> open() {
        return names(i -> values[i] instanceof Hole);
    }

    private List<String> names(java.util.function.IntPredicate test) {
        return java.util.stream.IntStream.range(0, values.length)
                .filter(test)
                .mapToObj(i -> function.fields().get(i).name())
                .toList();
    }

    /**
     * Calls the function. The arguments are those that are not bound, in order: open ones and ones that hold their default.
     *
     * @throws SymbolException if an argument does not fit, one is missing, or there are too many; lists all problems
     */
    public R call(@Nullable Object... arguments) {
        List<String> free = names(i -> !bound[i]);
        if (arguments.length > free.size()) {
            throw failure(List.of(new Violation(
                    Path.ROOT,
                    "at most " + free.size() + " arguments " + free,
                    arguments.length + " arguments",
                    "Bound arguments are changed with overriding(name, value)")));
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            named.put(free.get(i), arguments[i]);
        }
        return callOf(named);
    }

    /**
     * Calls the function with arguments by name: open ones and ones that hold their default.
     *
     * @throws SymbolException if an argument does not fit, is unknown or bound, or one is missing; lists all problems
     */
    public R callOf(Map<String, ? extends @Nullable Object> arguments) {
        Fitter fitter = new Fitter();
        @Nullable Object[] all = given(arguments, false, fitter);
        for (int i = 0; i < all.length; i++) {
            if (all[i] instanceof Hole) {
                Field<R, ?> parameter = function.fields().get(i);
                fitter.reject(
                        Path.ROOT.key(parameter.name()), parameter.spec().toString(), "nothing", "Give the argument");
            }
        }
        throwIfAny(fitter);
        return function.constructor().apply(new FieldArgs(function, all, services));
    }

    /**
     * Returns this function with an argument bound to {@code value}, whatever it was bound to.
     *
     * @throws SymbolException if there is no such argument or {@code value} does not fit
     */
    public BoundFunction<R> overriding(String argument, @Nullable Object value) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put(argument, value);
        return overriding(change);
    }

    /**
     * Returns this function with arguments bound to other values, whatever they were bound to.
     *
     * @throws SymbolException if there is no such argument or a value does not fit; lists all problems
     */
    public BoundFunction<R> overriding(Map<String, ? extends @Nullable Object> arguments) {
        Fitter fitter = new Fitter();
        @Nullable Object[] all = given(arguments, true, fitter);
        throwIfAny(fitter);
        boolean[] more = bound.clone();
        arguments.keySet().forEach(name -> more[function.indexOf(name)] = true);
        return new BoundFunction<>(function, all, more, services);
    }

    private @Nullable Object[] given(
            Map<String, ? extends @Nullable Object> arguments, boolean overriding, Fitter fitter) {
        @Nullable Object[] all = values.clone();
        arguments.forEach((name, value) -> {
            int index = function.find(name);
            if (index < 0) {
                List<String> names = names(i -> true);
                String hint = Texts.nearest(name, names)
                        .map(n -> "Maybe '" + n + "'?")
                        .orElse("");
                fitter.reject(
                        Path.ROOT.key(name),
                        "one of the arguments " + String.join(", ", names),
                        "'" + name + "'",
                        hint);
            } else if (bound[index] && !overriding) {
                fitter.reject(
                        Path.ROOT.key(name),
                        "the value it is bound to, " + BuiltValues.describe(all[index]),
                        BuiltValues.describe(value),
                        "Say overriding(\"" + name + "\", value) to change it");
            } else {
                all[index] = BuiltValues.fit(value, function.fields().get(index).spec(), Path.ROOT.key(name), fitter);
            }
        });
        return all;
    }

    private void throwIfAny(Fitter fitter) {
        if (!fitter.violations().isEmpty()) {
            throw failure(fitter.violations());
        }
    }

    private SymbolException failure(List<Violation> violations) {
        return new SymbolException("Call of " + name(), violations);
    }

    /** Returns whether the other is the same function with equal arguments bound. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof BoundFunction<?> that
                        && function.equals(that.function)
                        && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * function.hashCode() + Arrays.hashCode(values);
    }

    /** Returns the arguments, open ones as {@code ?}: {@code scaled(width=?, factor=3)}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            parts.add(function.fields().get(i).name() + "=" + (value instanceof Hole ? "?" : SymbolText.text(value)));
        }
        return name() + "(" + String.join(", ", parts) + ")";
    }
}
