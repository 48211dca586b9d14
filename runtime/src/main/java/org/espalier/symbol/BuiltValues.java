package org.espalier.symbol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueSpec.ConvertingSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.MapSpec;
import org.espalier.schema.ValueSpec.ObjectSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.schema.ValueSpec.UnionSpec;
import org.jspecify.annotations.Nullable;

/**
 * Judges finished values, such as functions return them, by the rules that a {@link Fitter} has for nodes: an integer is
 * as good as the real number, a text as good as the constant of that name.
 */
public final class BuiltValues {
    private BuiltValues() {}

    /**
     * Returns {@code value}, adapted if necessary, noting a problem in {@code fitter} for whatever does not fit
     * {@code spec}.
     *
     * @param at the place of the value, for the notes
     */
    public static @Nullable Object fit(@Nullable Object value, ValueSpec<?> spec, Path at, Fitter fitter) {
        if (spec.accepts(value)) {
            return value;
        }
        if (spec instanceof OptionalSpec<?> optional) {
            return fit(value, optional.inner(), at, fitter);
        }
        if (spec instanceof UnionSpec<?> union) {
            return fitUnion(value, union, at, fitter);
        }
        if (spec instanceof SatisfyingSpec<?> satisfying) {
            return fit(value, satisfying.inner(), at, fitter); // the test follows when all fields are built
        }
        if (spec instanceof ConvertingSpec<?, ?> converting) {
            return fit(converting.convert(value).orElse(value), converting.inner(), at, fitter);
        }
        if (value instanceof List<?> list && spec instanceof ListSpec<?> lists) {
            return fitList(list, lists, at, fitter);
        }
        if (value instanceof Map<?, ?> map && spec instanceof MapSpec<?> maps) {
            Map<Object, @Nullable Object> fitted = new LinkedHashMap<>();
            map.forEach((key, each) -> fitted.put(key, fit(each, maps.value(), at.key(String.valueOf(key)), fitter)));
            return Collections.unmodifiableMap(fitted);
        }
        if (value != null
                && spec instanceof ObjectSpec<?> objects
                && objects.kind().javaClass() == Object.class) {
            return value; // a type whose objects are of no class of their own: any object may be one
        }
        Symbol<?> adapted = value == null || value instanceof Iterable || value instanceof Map
                ? null
                : Fitter.adapted(Literal.of(value), spec);
        if (adapted instanceof Literal<?> literal) {
            return literal.value();
        }
        fitter.reject(at, spec.toString(), describe(value), "");
        return value;
    }

    private static @Nullable Object fitUnion(@Nullable Object value, UnionSpec<?> spec, Path at, Fitter fitter) {
        for (ValueSpec<?> alternative : spec.alternatives()) {
            Fitter trial = new Fitter();
            Object fitted = fit(value, alternative, at, trial);
            if (trial.violations().isEmpty()) {
                return fitted;
            }
        }
        fitter.reject(at, spec.toString(), describe(value), "");
        return value;
    }

    private static Object fitList(List<?> list, ListSpec<?> spec, Path at, Fitter fitter) {
        if (!spec.acceptsSize(list.size())) {
            fitter.reject(at, spec.toString(), "a list of size " + list.size(), "");
        }
        List<@Nullable Object> fitted = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            fitted.add(fit(list.get(i), spec.element(), at.index(i), fitter));
        }
        return Collections.unmodifiableList(fitted);
    }

    /** Returns how messages quote a value: {@code int 3}, {@code text "x"}, {@code none}. */
    static String describe(@Nullable Object value) {
        return PlainValue.lift(value).map(SymbolText::describe).orElseGet(() -> Texts.cut(String.valueOf(value), 80));
    }
}
