package org.espalier.symbol;

import java.util.Optional;
import org.espalier.schema.Field;
import org.jspecify.annotations.Nullable;

/** The built values of an object's fields, as its constructor receives them, and the services of the build. */
public interface Args {
    /** Where the services of a build come from. */
    @FunctionalInterface
    interface Services {
        /** Returns the service of a class; empty if there is none. */
        <S> Optional<S> find(Class<S> type);
    }

    /** Returns the arguments of an object of {@code type}: {@code values}, one for each field in their order, are kept. */
    static Args of(SymbolType<?> type, @Nullable Object[] values, Services services) {
        return new FieldArgs(type, values, services);
    }

    /**
     * Returns the value of a field that is not nullable.
     *
     * @throws IllegalArgumentException if the type has no such field
     * @throws NullPointerException if the value is {@code null}
     */
    <V> V get(Field<?, V> field);

    /**
     * Returns the value of a field; empty if it is {@code null}.
     *
     * @throws IllegalArgumentException if the type has no such field
     */
    <V> Optional<V> find(Field<?, V> field);

    /** Returns the value of field number {@code index}, in the order of the type's fields. */
    @Nullable
    Object get(int index);

    /** Returns the number of fields. */
    int size();

    /** Returns the service of a class that the build was given, such as a device; empty if it was given none. */
    <S> Optional<S> service(Class<S> type);
}
