package org.espalier.rewrite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One link of a chain of patches: a type with its arguments, as they can be written down and read again.
 *
 * @param type what is done
 * @param arguments the arguments by name, defaults included, in the order of the parameters
 */
public record PatchCall(PatchType type, Map<String, @Nullable Object> arguments) {

    /** Copies the map. */
    public PatchCall {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * Returns the patch.
     *
     * @throws PatchException if the arguments do not fit the type
     */
    public Patch patch() {
        return type.withNamed(arguments);
    }

    /** Returns {@code scale_width?factor=2.0}. */
    @Override
    public String toString() {
        return PatchText.print(type.name(), arguments);
    }
}
