package org.espalier.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.espalier.internal.Texts;
import org.espalier.schema.Field;
import org.jspecify.annotations.Nullable;

/** The values of an object's fields as far as they are known, with a note of those that a test has read. */
final class ReadArgs implements Args {
    private final SymbolType<?> type;
    private final @Nullable Object[] values;
    private final TreeSet<Integer> read = new TreeSet<>();

    /** Ends a test that reads a field which is not decided yet. */
    static final class NotYetKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotYetKnown() {
            super("a field is not decided yet", null, false, false);
        }
    }

    /** @param values those of all fields; {@link KnownValue#UNKNOWN} where it is not known yet */
    ReadArgs(SymbolType<?> type, @Nullable Object[] values) {
        this.type = type;
        this.values = values;
    }

    /** Returns what the test has read: {@code min = 3, max = 1}. */
    String found() {
        List<String> parts = new ArrayList<>();
        for (int index : read) {
            parts.add(type.fields().get(index).name() + " = " + Texts.cut(Texts.value(values[index]), 80));
        }
        return String.join(", ", parts);
    }

    @Override
    public @Nullable Object get(int index) {
        read.add(index);
        if (values[index] == KnownValue.UNKNOWN) {
            throw new NotYetKnown();
        }
        return values[index];
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
        return Optional.ofNullable((V) get(type.indexOf(field.name())));
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public <S> Optional<S> service(Class<S> service) {
        return Optional.empty();
    }
}
