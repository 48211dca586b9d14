package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.internal.Texts;

/**
 * The explicit set of patches that a text may name.
 *
 * <pre>{@code
 * PatchRegistry patches = PatchRegistry.of(CHANGE_LR, SCALE_WIDTH, CHANGE_DATASET);
 * patches.parse("change_lr?0.003", "scale_width?factor=2.0", "change_dataset?name=cifar100").apply(experiment);
 * }</pre>
 *
 * In text, arguments follow a question mark, with {@code &} between them: first those by position, then those by name.
 * A value is read as its parameter asks for: {@code none} for null, {@code a:b:c} for a list; {@code %26} and the like
 * stand for characters with a meaning of their own. Immutable.
 */
public final class PatchRegistry {
    private final Map<String, PatchType> types;

    private PatchRegistry(Map<String, PatchType> types) {
        this.types = types;
    }

    /**
     * Returns the registry of {@code types}.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static PatchRegistry of(PatchType... types) {
        Map<String, PatchType> byName = new LinkedHashMap<>();
        for (PatchType type : types) {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalArgumentException(
                        "patches: expected different names, found two called '" + type.name() + "'");
            }
        }
        return new PatchRegistry(byName);
    }

    /** Returns the patch types, in the order of registration. */
    public List<PatchType> types() {
        return new ArrayList<>(types.values());
    }

    /** Returns the patch type called {@code name}; empty if it is not registered. */
    public Optional<PatchType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * Returns the patch that applies those written in {@code texts}, one after the other.
     *
     * @throws PatchException if a text cannot be read, names an unknown patch (the message names the nearest), or gives
     *     arguments that do not fit (the message shows the signature)
     * @throws IllegalArgumentException if there is no text
     */
    public Patch parse(String... texts) {
        return List.of(texts).stream()
                .map(this::parseOne)
                .reduce(Patch::then)
                .orElseThrow(() -> new IllegalArgumentException("texts: expected at least 1 patch, found none"));
    }

    private Patch parseOne(String text) {
        String name = PatchText.name(text);
        PatchType type = types.get(name);
        if (type == null) {
            throw new PatchException("Patch '" + text + "': expected one of " + String.join(", ", types.keySet())
                    + ", found '" + name + "'."
                    + Texts.nearest(name, types.keySet())
                            .map(n -> " Maybe " + types.get(n) + "?")
                            .orElse(""));
        }
        return type.withNamed(PatchText.arguments(text, type));
    }
}
