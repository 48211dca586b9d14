package org.espalier.geno;

import java.util.Optional;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.internal.Texts;
import org.jspecify.annotations.Nullable;

/** Decisions without picks as plain values, and back. */
final class Values {
    private Values() {}

    /** Returns the value of a decision without picks. */
    static Object of(Decision decision) {
        if (decision instanceof FloatValue real) {
            return real.value();
        }
        return decision instanceof IntValue number ? (Object) number.value() : ((TextValue) decision).value();
    }

    /** Returns the decision of {@code point} that {@code value} stands for; empty if its type is wrong. */
    static Optional<Decision> decision(DecisionPoint point, @Nullable Object value) {
        if (point instanceof FloatRange && (value instanceof Double || value instanceof Float)) {
            return Optional.of(new FloatValue(((Number) value).doubleValue()));
        }
        if (point instanceof IntRange) {
            return integer(value).map(IntValue::new);
        }
        return point instanceof Custom && value instanceof String text
                ? Optional.of(new TextValue(text))
                : Optional.empty();
    }

    /** Returns {@code value} if it is an integer of any width. */
    static Optional<Long> integer(@Nullable Object value) {
        boolean integral =
                value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
        return integral && value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** Returns {@code value} with its type, for messages: {@code Integer 3}. */
    static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String text = value instanceof String string ? Texts.quote(string) : value.toString();
        return value.getClass().getSimpleName() + " " + Texts.cut(text, 80);
    }
}
