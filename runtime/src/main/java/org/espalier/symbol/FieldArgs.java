package org.espalier.symbol;

import java.util.Optional;
import org.espalier.schema.Field;
import org.jspecify.annotations.Nullable;

/** One value for each field of a type. */
record FieldArgs(SymbolType<?> type, @Nullable Object[] values, Services services) implements Args {
    /** Returns the arguments of a call of plain values. */
    static FieldArgs of(ObjectSymbol<?> call) {
        return new FieldArgs(
                call.type(), call.children().stream().map(PlainValue::of).toArray(), FieldArgs::none);
    }

    private static <S> Optional<S> none(Class<S> service) {
        return Optional.empty();
    }

    @Override
    public <V> V get(Field<?, V> field) {
        return find(field)
                .orElseThrow(() -> new NullPointerException(
                        "Field '" + field.name() + "' of " + type.name() + " is none; read it with find"));
    }

    @Override
    @SuppressWarnings("unchecked") // the field's spec has judged the value
    public <V> Optional<V> find(Field<?, V> field) {
        return Optional.ofNullable((V) values[type.indexOf(field.name())]);
    }

    @Override
    public @Nullable Object get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public <S> Optional<S> service(Class<S> service) {
        return services.find(service);
    }
}
