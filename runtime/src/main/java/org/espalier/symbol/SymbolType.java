package org.espalier.symbol;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.espalier.internal.Checks;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.path.Violation;
import org.espalier.schema.Field;
import org.espalier.schema.Kind;
import org.espalier.schema.ValueSpec;
import org.jspecify.annotations.Nullable;

/**
 * A type of node: a stable name, ordered fields, and how to build the object that a node describes.
 *
 * <p>A value, not a class hierarchy: nobody's class is subclassed, woven or annotated by force. Records and classes
 * compiled with parameter names describe themselves ({@link #of}); for everything else write the fields down:
 *
 * <pre>{@code
 * SymbolType<Conv> conv = SymbolType.of(Conv.class);
 * SymbolType<Block> linear = SymbolType.named("djl.nn.Linear", Block.class)
 *     .field(UNITS)
 *     .constructor(args -> Linear.builder().setUnits(args.get(UNITS)).build());
 * }</pre>
 *
 * @param <T> what the constructor returns
 */
public final class SymbolType<T> implements Kind {
    private final TypeParts<T> parts;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Step[] steps;
    private final @Nullable Symbol<?>[] defaults;
    private final boolean tested;

    SymbolType(TypeParts<T> parts) {
        this.parts = parts;
        List<Field<T, ?>> fields = parts.fields();
        this.steps = new Step[fields.size()];
        this.defaults = new Symbol<?>[fields.size()];
        for (int i = 0; i < steps.length; i++) {
            Field<T, ?> field = fields.get(i);
            steps[i] = new Step.Key(field.name());
            if (indices.put(field.name(), i) != null) {
                throw new IllegalArgumentException(
                        parts.name() + ": expected fields of different names, found two '" + field.name() + "'");
            }
        }
        this.tested = Judge.isTested(parts.fields(), parts.requirements());
        parts.requireStricterThanParent();
        Fitter fitter = new Fitter();
        for (int i = 0; i < steps.length; i++) {
            Field<T, ?> field = fields.get(i);
            if (field.hasDefault()) {
                defaults[i] = fitter.fitField(Symbols.lift(field.defaultValue().orElse(null)), field);
            }
        }
        fitter.throwIfAny("Default of " + parts.name());
    }

    /**
     * Returns the type of a record, or of a class with one public constructor that was compiled with parameter names.
     * Its name is the simple name of the class; its fields are the components or parameters in order, with specs that
     * follow their Java types.
     *
     * @throws IllegalArgumentException if the names or types cannot be found out; the message says what to do
     */
    public static <T> SymbolType<T> of(Class<T> type) {
        return ClassSymbols.typeOf(type);
    }

    /** Starts the type called {@code name}, whose objects are of class {@code javaClass}. */
    public static <T> Builder<T> named(String name, Class<T> javaClass) {
        return new Builder<>(Checks.notBlank("name", name), javaClass);
    }

    /** Collects what makes a type. */
    public static final class Builder<T> {
        private TypeParts<T> parts;

        private Builder(String name, Class<T> javaClass) {
            this.parts = TypeParts.named(name, javaClass);
        }

        /** Adds a field after those given so far, or in the place of the inherited field of that name. */
        @SuppressWarnings("unchecked") // the owner of a field is a phantom
        public Builder<T> field(Field<?, ?> field) {
            parts = parts.withField((Field<T, ?>) field);
            return this;
        }

        /** Makes the type a kind of {@code type}: its nodes fit wherever that type is asked for. Fields are not inherited. */
        public Builder<T> extending(SymbolType<?> type) {
            parts = parts.withParent(type);
            return this;
        }

        /**
         * Makes the type a kind of {@code type} that starts with all its fields and requirements. A field given later under
         * the same name takes the place of the inherited one; it may only be stricter.
         */
        public Builder<T> inheriting(SymbolType<?> type) {
            parts = parts.withParent(type).inheriting(type.parts);
            return this;
        }

        /** Asks for something that must hold between fields; see {@link SymbolType#requiring}. */
        public Builder<T> requiring(String expectation, Predicate<Args> test) {
            parts = parts.requiring(new Requirement(expectation, test));
            return this;
        }

        /** Names what the type was called in documents of earlier versions. */
        public Builder<T> formerly(String... names) {
            parts = parts.formerly(List.of(names));
            return this;
        }

        /**
         * Returns the type whose objects are made by {@code constructor}.
         *
         * @throws IllegalArgumentException if two fields have the same name
         * @throws SymbolException if a default does not fit its field, or a field is wider than that of the same name in the
         *     type that this one extends
         */
        public SymbolType<T> constructor(Function<Args, ? extends T> constructor) {
            return constructor(constructor, FunctionRole.NONE);
        }

        SymbolType<T> constructor(Function<Args, ? extends T> constructor, FunctionRole role) {
            return new SymbolType<>(parts.madeBy(new TypeParts.Making<>(constructor, role)));
        }
    }

    @Override
    public String name() {
        return parts.name();
    }

    @Override
    public Class<T> javaClass() {
        return parts.javaClass();
    }

    /** Returns what the type was called in documents of earlier versions. */
    public List<String> aliases() {
        return parts.aliases();
    }

    /** Returns the type that this one is a kind of, if one was named. */
    public Optional<SymbolType<?>> parent() {
        return parts.parent();
    }

    /** Returns what must hold between the fields. */
    public List<Requirement> requirements() {
        return parts.requirements();
    }

    /** Returns whether there are tests of fields or between fields, which may refuse a child that its candidates pass. */
    public boolean isTested() {
        return tested;
    }

    /** Returns the fields in order. */
    public List<Field<T, ?>> fields() {
        return parts.fields();
    }

    /** Returns what makes an object from built fields. */
    public Function<Args, ? extends T> constructor() {
        return parts.making().constructor();
    }

    /** Returns what a node of this type returns when built, if it is a call of a {@link SymbolFunction}; otherwise empty. */
    public Optional<ValueSpec<?>> result() {
        return role().result();
    }

    /** Returns whether the nodes are calls or partials of a {@link SymbolFunction}, whose fields are arguments. */
    public boolean isFunction() {
        return role() != FunctionRole.NONE;
    }

    FunctionRole role() {
        return parts.making().role();
    }

    boolean isPureCall() {
        return role().isCall() && role().isPure();
    }

    /**
     * Returns the field called {@code fieldName}, which holds values of {@code valueClass}.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    @SuppressWarnings("unchecked") // the caller states the class; specs judge every value that is set
    public <V> Field<T, V> field(String fieldName, Class<V> valueClass) {
        return (Field<T, V>) fields().get(indexOf(fieldName));
    }

    /**
     * Returns the number of the field called {@code fieldName}.
     *
     * @throws IllegalArgumentException if there is none; the message lists the fields
     */
    public int indexOf(String fieldName) {
        int index = find(fieldName);
        if (index < 0) {
            throw new IllegalArgumentException(unknown(fieldName).toString());
        }
        return index;
    }

    /** Returns the default of field number {@code index}, as it stands in a tree; empty if the field must be given. */
    public Optional<Symbol<?>> defaultOf(int index) {
        return Optional.ofNullable(defaults[index]);
    }

    int find(String fieldName) {
        Integer index = indices.get(fieldName);
        return index == null ? -1 : index;
    }

    Step step(int index) {
        return steps[index];
    }

    /**
     * Returns the node with the given fields, in order; those left out at the end take their defaults.
     *
     * @param values plain values or trees
     * @throws SymbolException if a value does not fit, a required field is missing, or there are too many; lists all
     */
    public ObjectSymbol<T> symbol(@Nullable Object... values) {
        if (values.length > fields().size()) {
            throw new SymbolException(
                    name(),
                    List.of(Violation.of(
                            Path.ROOT,
                            "at most " + fields().size() + " values " + indices.keySet(),
                            values.length + " values")));
        }
        Fitter fitter = new Fitter();
        Symbol<?>[] nodes = new Symbol<?>[fields().size()];
        for (int i = 0; i < nodes.length; i++) {
            Symbol<?> node = i < values.length ? Symbols.lift(values[i]) : notGiven(i, false, fitter);
            nodes[i] = fitter.fitField(node, fields().get(i));
        }
        Judge.fields(this, nodes, fitter);
        fitter.throwIfAny(name());
        return ObjectSymbol.fitted(this, nodes);
    }

    /** Returns what stands in a field that was left out, noting a problem if that is not allowed. */
    private Symbol<?> notGiven(int index, boolean partial, Fitter fitter) {
        Symbol<?> fallback = defaults[index];
        if (fallback != null) {
            return fallback;
        }
        if (!partial && !role().isBinding()) {
            Field<T, ?> field = fields().get(index);
            fitter.reject(
                    Path.ROOT.key(field.name()),
                    field.spec().toString(),
                    "nothing",
                    "Give the field, or make a partial tree");
        }
        return Hole.hole();
    }

    /**
     * Returns the node whose fields {@code setter} sets; those it leaves out take their defaults.
     *
     * @throws SymbolException if a value does not fit or a required field is missing; lists all problems
     */
    public ObjectSymbol<T> symbol(Consumer<Setter<T>> setter) {
        Setter<T> values = new Setter<>();
        setter.accept(values);
        return symbol(values.given, false);
    }

    /**
     * Returns the node with the fields of {@code values}; those left out take their defaults.
     *
     * @param values plain values or trees by field name
     * @throws SymbolException if a value does not fit, a field is unknown or a required one is missing; lists all
     */
    public ObjectSymbol<T> symbolOf(Map<String, ? extends @Nullable Object> values) {
        return symbol(values, false);
    }

    /** As {@link #symbolOf}, with a {@link Hole} in every required field that is left out: a partial program. */
    public ObjectSymbol<T> partialOf(Map<String, ? extends @Nullable Object> values) {
        return symbol(values, true);
    }

    private ObjectSymbol<T> symbol(Map<String, ? extends @Nullable Object> values, boolean partial) {
        Fitter fitter = new Fitter();
        Symbol<?>[] nodes = new Symbol<?>[fields().size()];
        for (int i = 0; i < nodes.length; i++) {
            Field<T, ?> field = fields().get(i);
            nodes[i] = values.containsKey(field.name())
                    ? Symbols.lift(values.get(field.name()))
                    : notGiven(i, partial, fitter);
            nodes[i] = fitter.fitField(nodes[i], field);
        }
        for (String key : values.keySet()) {
            if (find(key) < 0) {
                Violation unknown = unknown(key);
                fitter.reject(unknown.path(), unknown.expected(), unknown.found(), unknown.hint());
            }
        }
        Judge.fields(this, nodes, fitter);
        fitter.throwIfAny(name());
        return ObjectSymbol.fitted(this, nodes);
    }

    /** Sets fields by typed keys. */
    public static final class Setter<T> {
        private final Map<String, @Nullable Object> given = new LinkedHashMap<>();

        private Setter() {}

        /** Sets a field to a plain value. */
        public <V> Setter<T> set(Field<?, V> field, V value) {
            given.put(field.name(), value);
            return this;
        }

        /** Sets a field to a tree. */
        public <V> Setter<T> set(Field<?, V> field, Symbol<? extends V> node) {
            given.put(field.name(), node);
            return this;
        }

        /** Sets a field by name to a plain value or a tree; judged at run time only. */
        public Setter<T> set(String field, @Nullable Object value) {
            given.put(field, value);
            return this;
        }
    }

    /**
     * Returns a type derived from this one in which a field is judged by {@code spec} instead.
     *
     * @throws SymbolException if {@code spec} allows what this type does not, or does not allow the default
     */
    public <V> SymbolType<T> constrain(Field<?, V> field, ValueSpec<? extends V> spec) {
        return derived(field.name(), f -> constrained(f, spec));
    }

    /**
     * Returns a type derived from this one in which a field has another default.
     *
     * @throws SymbolException if the value does not fit the field
     */
    public <V> SymbolType<T> defaulting(Field<?, V> field, V value) {
        return derived(field.name(), f -> f.defaultingTo(value));
    }

    /**
     * Returns a type derived from this one in which a field is fixed to one value: it may be left out, and nothing else may be
     * set, when a node is made or by any edit.
     *
     * @throws SymbolException if the value does not fit the field
     */
    public <V> SymbolType<T> freezing(Field<?, V> field, V value) {
        return derived(field.name(), f -> f.frozen(value));
    }

    /** As {@link #freezing(Field, Object)}, with a tree as the value. */
    public <V> SymbolType<T> freezing(Field<?, V> field, Symbol<? extends V> node) {
        return derived(field.name(), f -> f.frozen(node));
    }

    /**
     * Returns a type derived from this one with something that must hold between fields:
     * {@code requiring("min <= max", a -> a.get(MIN) <= a.get(MAX))}.
     *
     * <p>Judged whenever a node is made or edited, as soon as all fields that the test reads are decided; at the latest when
     * the object is built.
     *
     * @param expectation what the test asks for, as messages shall say it
     * @param test pure; reads the fields that it needs and nothing else
     * @throws IllegalArgumentException if {@code expectation} is blank
     */
    public SymbolType<T> requiring(String expectation, Predicate<Args> test) {
        return new SymbolType<>(parts.withParent(this).requiring(new Requirement(expectation, test)));
    }

    /** Returns a type derived from this one with a name of its own, so that both can be registered. */
    public SymbolType<T> named(String name) {
        return new SymbolType<>(parts.withParent(this).called(Checks.notBlank("name", name)));
    }

    /**
     * Returns what built values of all fields break: tests between fields, and tests of fields whose values are objects. For
     * whoever builds objects.
     */
    public List<Violation> broken(@Nullable Object[] values) {
        return tested ? Judge.built(this, values) : List.of();
    }

    @SuppressWarnings("unchecked") // the field of that name holds values of the caller's field
    private static <T, V> Field<T, V> constrained(Field<T, ?> field, ValueSpec<? extends V> spec) {
        return ((Field<T, V>) field).constrained(spec);
    }

    private SymbolType<T> derived(String fieldName, UnaryOperator<Field<T, ?>> change) {
        return new SymbolType<>(
                parts.withParent(this).withFieldAt(indexOf(fieldName), change.apply(fields().get(indexOf(fieldName)))));
    }

    @Override
    public boolean includes(Kind other) {
        if (!(other instanceof SymbolType<?> type)) {
            return false;
        }
        return equals(type)
                || type.parent().isPresent() && includes(type.parent().get());
    }

    @Override
    public boolean isInstance(Object value) {
        return javaClass() != Object.class && javaClass().isInstance(value);
    }

    private Violation unknown(String fieldName) {
        List<String> names = fields().stream().map(Field::name).toList();
        String hint =
                Texts.nearest(fieldName, names).map(n -> "Maybe '" + n + "'?").orElse("");
        String expected =
                names.isEmpty() ? name() + " to have no field" : "one of the fields " + String.join(", ", names);
        return new Violation(Path.ROOT.key(fieldName), expected, "'" + fieldName + "'", hint);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof SymbolType<?> that
                        && name().equals(that.name())
                        && javaClass() == that.javaClass()
                        && role().equals(that.role())
                        && fields().equals(that.fields())
                        && requirements().equals(that.requirements());
    }

    @Override
    public int hashCode() {
        return name().hashCode();
    }

    /** Returns the signature: {@code Conv(filters: int in [1, inf), kernel: int = 3)}. */
    @Override
    public String toString() {
        return name() + "("
                + String.join(", ", fields().stream().map(Field::toString).toList()) + ")";
    }
}
