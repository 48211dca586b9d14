package org.espalier.build;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The services that constructors may ask for while a tree is built, such as a device or a source of random numbers, by
 * class. Immutable.
 */
public final class BuildContext {
    /** The context without services. */
    public static final BuildContext EMPTY = new BuildContext(null, Void.class, "");

    /** The services that were there before this one; null for the empty context. A context has few, so a chain will do. */
    private final @Nullable BuildContext others;

    private final Class<?> key;
    private final Object value;

    private BuildContext(@Nullable BuildContext others, Class<?> key, Object value) {
        this.others = others;
        this.key = key;
        this.value = value;
    }

    /** Returns this context with one more service, replacing one of the same class. */
    public <S> BuildContext with(Class<S> type, S service) {
        return new BuildContext(without(type), type, service);
    }

    private BuildContext without(Class<?> unwanted) {
        if (others == null) {
            return this;
        }
        BuildContext rest = others.without(unwanted);
        if (key == unwanted) {
            return rest;
        }
        return rest == others ? this : new BuildContext(rest, key, value);
    }

    /** Returns the service of a class; empty if there is none. */
    public <S> Optional<S> find(Class<S> type) {
        for (BuildContext at = this; at.others != null; at = at.others) {
            if (at.key == type) {
                return Optional.of(type.cast(at.value));
            }
        }
        return Optional.empty();
    }
}
