package org.espalier.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.espalier.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A field of a type of node: its name, what it may hold, its default and its documentation.
 *
 * <p>The same object is the entry of the schema, the typed key for setting a value
 * ({@code e.set(FILTERS, 8)}, {@code it[FILTERS] = oneOf(4, 8)}) and the selector of a rule.
 *
 * <pre>{@code
 * static final Field<Block, Integer> FILTERS =
 *     Field.<Block, Integer>of("filters", ints().atLeast(1)).defaulting(16).describedAs("output channels");
 * }</pre>
 *
 * @param <O> the type that has the field
 * @param <V> the type of its values
 */
public final class Field<O, V> {
    private final String name;
    private final ValueSpec<? extends V> spec;
    private final @Nullable Default fallback;
    private final String description;
    private final List<String> aliases;

    /** What stands in a field that was left out; a plain value, a tree, or null. */
    private record Default(@Nullable Object value) {}

    private Field(
            String name,
            ValueSpec<? extends V> spec,
            @Nullable Default fallback,
            String description,
            List<String> aliases) {
        this.name = name;
        this.spec = spec;
        this.fallback = fallback;
        this.description = description;
        this.aliases = aliases;
    }

    /**
     * Returns a field that must be given, unless its spec allows {@code null}, which is then the default.
     *
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public static <O, V> Field<O, V> of(String name, ValueSpec<? extends V> spec) {
        Checks.notBlank("name", name);
        Default none = spec instanceof ValueSpec.OptionalSpec ? new Default(null) : null;
        return new Field<>(name, spec, none, "", List.of());
    }

    /** Returns this field with a default: a plain value. */
    public Field<O, V> defaulting(V value) {
        return new Field<>(name, spec, new Default(value), description, aliases);
    }

    /** Returns this field with a default that is a plain value, a tree, or {@code null}; judged when a type is made. */
    public Field<O, V> defaultingTo(@Nullable Object valueOrTree) {
        return new Field<>(name, spec, new Default(valueOrTree), description, aliases);
    }

    /** Returns this field without a default: it must be given. */
    public Field<O, V> required() {
        return new Field<>(name, spec, null, description, aliases);
    }

    /** Returns this field with another spec, usually a stricter one. */
    public Field<O, V> constrained(ValueSpec<? extends V> stricter) {
        return new Field<>(name, stricter, fallback, description, aliases);
    }

    /** Returns this field with a documentation for people. */
    public Field<O, V> describedAs(String text) {
        return new Field<>(name, spec, fallback, text, aliases);
    }

    /**
     * Returns this field fixed to one value, a plain value, a tree or {@code null}: it may be left out, and nothing else may
     * be set.
     */
    public Field<O, V> frozen(@Nullable Object valueOrTree) {
        ValueSpec<? extends V> only = spec.frozen(valueOrTree);
        return new Field<>(name, only, new Default(valueOrTree), description, aliases);
    }

    /** Returns this field with the names that it had in documents of earlier versions. */
    public Field<O, V> formerly(String... names) {
        return new Field<>(name, spec, fallback, description, List.of(names));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns what the field may hold. */
    public ValueSpec<? extends V> spec() {
        return spec;
    }

    /** Returns whether the field may be left out. */
    public boolean hasDefault() {
        return fallback != null;
    }

    /** Returns the default: a plain value or a tree; empty if there is none or if it is {@code null}. */
    public Optional<Object> defaultValue() {
        return Optional.ofNullable(fallback == null ? null : fallback.value);
    }

    /** Returns whether the field is fixed to one value. */
    public boolean isFrozen() {
        return spec instanceof ValueSpec.FrozenSpec;
    }

    /** Returns the names that the field had in documents of earlier versions. */
    public List<String> aliases() {
        return aliases;
    }

    /** Returns the documentation; empty if none. */
    public String description() {
        return description;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Field<?, ?> that
                        && name.equals(that.name)
                        && spec.equals(that.spec)
                        && Objects.equals(fallback, that.fallback);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, spec);
    }

    /** Returns {@code filters: int in [1, inf) = 16}. */
    @Override
    public String toString() {
        return name + ": " + spec + (fallback == null || isFrozen() ? "" : " = " + fallback.value);
    }
}
