package org.espalier.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.hyper.CustomHyper;
import org.espalier.symbol.TypeRegistry;

/**
 * Everything that a document may name: types of nodes, and custom decisions by the kind of their genes. Immutable; no
 * class is ever looked up by a name from a file.
 *
 * <pre>{@code
 * Vocabulary words = Vocabulary.of(types).with(Hypers.custom(new Programs(), new ProgramCodec()));
 * Symbol<?> space = SymbolJson.read(text, words);
 * }</pre>
 */
public final class Vocabulary {
    private final TypeRegistry types;
    private final Map<String, CustomHyper<?>> customs;

    private Vocabulary(TypeRegistry types, Map<String, CustomHyper<?>> customs) {
        this.types = types;
        this.customs = customs;
    }

    /** Returns the vocabulary of {@code types}, without custom decisions. */
    public static Vocabulary of(TypeRegistry types) {
        return new Vocabulary(types, Map.of());
    }

    /**
     * Returns this vocabulary with one more custom decision; name, hints and tie of {@code custom} do not matter.
     *
     * @throws IllegalArgumentException if there is a custom decision of that kind already
     */
    public Vocabulary with(CustomHyper<?> custom) {
        Map<String, CustomHyper<?>> more = new LinkedHashMap<>(customs);
        String kind = custom.genes().kind();
        if (more.put(kind, custom) != null) {
            throw new IllegalArgumentException(
                    "custom decisions: expected different kinds, found two called '" + kind + "'");
        }
        return new Vocabulary(types, more);
    }

    /** Returns the types. */
    public TypeRegistry types() {
        return types;
    }

    /** Returns the custom decision of a kind; empty if it is not registered. */
    public Optional<CustomHyper<?>> custom(String kind) {
        return Optional.ofNullable(customs.get(kind));
    }

    /** Returns the kinds of custom decisions, in the order of registration. */
    public Set<String> customKinds() {
        return new java.util.LinkedHashSet<>(customs.keySet());
    }
}
