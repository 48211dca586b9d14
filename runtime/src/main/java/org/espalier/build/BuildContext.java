package org.espalier.build;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The services that constructors may ask for while a tree is built, such as a device or a source of random numbers, by
 * class. Immutable.
 */
public final class BuildContext {
    /** The context without services. */
    public static final BuildContext EMPTY = new BuildContext(Map.of());

    private final Map<Class<?>, Object> services;

    private BuildContext(Map<Class<?>, Object> services) {
        this.services = services;
    }

    /** Returns this context with one more service, replacing one of the same class. */
    public <S> BuildContext with(Class<S> type, S service) {
        Map<Class<?>, Object> more = new HashMap<>(services);
        more.put(type, service);
        return new BuildContext(Map.copyOf(more));
    }

    /** Returns the service of a class; empty if there is none. */
    public <S> Optional<S> find(Class<S> type) {
        @Nullable Object service = services.get(type);
        return service == null ? Optional.empty() : Optional.of(type.cast(service));
    }
}
