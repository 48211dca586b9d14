package org.espalier.symbol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.internal.Texts;

/**
 * The explicit set of types that a document may name. Immutable; class names never come from a file.
 */
public final class TypeRegistry {
    /** The registry without types. */
    public static final TypeRegistry EMPTY = new TypeRegistry(Map.of());

    private final Map<String, SymbolType<?>> types;

    private TypeRegistry(Map<String, SymbolType<?>> types) {
        this.types = types;
    }

    /**
     * Returns the registry of {@code types}.
     *
     * @throws IllegalArgumentException if two different types have the same name
     */
    public static TypeRegistry of(Collection<? extends SymbolType<?>> types) {
        return EMPTY.with(types);
    }

    /**
     * Returns the registry of {@code types}.
     *
     * @throws IllegalArgumentException if two different types have the same name
     */
    public static TypeRegistry of(SymbolType<?>... types) {
        return EMPTY.with(List.of(types));
    }

    /**
     * Returns this registry with more types.
     *
     * @throws IllegalArgumentException if two different types have the same name
     */
    public TypeRegistry with(Collection<? extends SymbolType<?>> more) {
        Map<String, SymbolType<?>> all = new LinkedHashMap<>(types);
        for (SymbolType<?> type : more) {
            SymbolType<?> before = all.putIfAbsent(type.name(), type);
            if (before != null && !before.equals(type)) {
                throw new IllegalArgumentException(
                        "types: expected different names, found two types '" + type.name() + "'");
            }
        }
        return new TypeRegistry(all);
    }

    /** Returns the type called {@code name}; empty if it is not registered. */
    public Optional<SymbolType<?>> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * Returns the type called {@code name}.
     *
     * @throws IllegalArgumentException if it is not registered; the message names the nearest one
     */
    public SymbolType<?> require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("type: expected a registered type, found '"
                        + name + "'. "
                        + Texts.nearest(name, types.keySet())
                                .map(n -> "Maybe '" + n + "'?")
                                .orElse("Register it with TypeRegistry.of(...)")));
    }

    /** Returns all types, in the order of registration. */
    public List<SymbolType<?>> types() {
        return new ArrayList<>(types.values());
    }
}
