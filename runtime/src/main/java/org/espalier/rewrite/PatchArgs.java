package org.espalier.rewrite;

import java.util.Map;
import java.util.Optional;
import org.espalier.schema.Field;
import org.jspecify.annotations.Nullable;

/** The validated arguments of a patch. */
public final class PatchArgs {
    private final Map<String, @Nullable Object> values;

    PatchArgs(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Returns the argument of a parameter that is not nullable.
     *
     * @throws IllegalArgumentException if the patch has no such parameter, or the argument is {@code null}
     */
    public <V> V get(Field<?, V> parameter) {
        return find(parameter)
                .orElseThrow(() -> new IllegalArgumentException(
                        "parameter: expected one with a value, found '" + parameter.name() + "'"));
    }

    /** Returns the argument of a parameter; empty if it is {@code null}. */
    @SuppressWarnings("unchecked") // the parameter's spec has judged the value
    public <V> Optional<V> find(Field<?, V> parameter) {
        return Optional.ofNullable((V) values.get(parameter.name()));
    }
}
