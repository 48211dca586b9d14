package org.espalier.build;

import java.util.Optional;
import org.espalier.schema.Field;
import org.espalier.symbol.Args;
import org.espalier.symbol.SymbolType;
import org.jspecify.annotations.Nullable;

/** The built fields of one object. */
record BuiltArgs(SymbolType<?> type, @Nullable Object[] values, BuildContext context) implements Args {
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
        return context.find(service);
    }
}
