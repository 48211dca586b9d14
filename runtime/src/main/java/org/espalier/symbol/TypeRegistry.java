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
    public static final TypeRegistry EMPTY = new TypeRegistry(Map.of(), Map.of());

    private final Map<String, SymbolType<?>> types;
    private final Map<String, SymbolType<?>> aliases;

    private TypeRegistry(Map<String, SymbolType<?>> types, Map<String, SymbolType<?>> aliases) {
        this.types = types;
        this.aliases = aliases;
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
        Map<String, SymbolType<?>> old = new LinkedHashMap<>(aliases);
        for (SymbolType<?> type : more) {
            put(all, type.name(), type);
            type.aliases().forEach(alias -> put(old, alias, type));
        }
        for (String alias : old.keySet()) {
            if (all.containsKey(alias)) {
                throw new IllegalArgumentException("types: expected different names, found type '" + alias
                        + "', which is also a former name of '" + old.get(alias).name() + "'");
            }
        }
        return new TypeRegistry(all, old);
    }

    private static void put(Map<String, SymbolType<?>> types, String name, SymbolType<?> type) {
        SymbolType<?> before = types.putIfAbsent(name, type);
        if (before != null && !before.equals(type)) {
            throw new IllegalArgumentException("types: expected different names, found two types '" + name + "'");
        }
    }

    /** Returns the type called {@code name}, now or formerly; empty if it is not registered. */
    public Optional<SymbolType<?>> find(String name) {
        SymbolType<?> type = types.get(name);
        return Optional.ofNullable(type == null ? aliases.get(name) : type);
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
