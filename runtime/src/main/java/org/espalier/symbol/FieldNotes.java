package org.espalier.symbol;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.espalier.annotation.Default;
import org.espalier.annotation.Doc;
import org.espalier.annotation.Formerly;
import org.espalier.annotation.Frozen;
import org.espalier.annotation.Matches;
import org.espalier.annotation.OneOf;
import org.espalier.annotation.Range;
import org.espalier.annotation.Size;
import org.espalier.path.Path;
import org.espalier.schema.Field;
import org.espalier.schema.Limits;
import org.espalier.schema.Limits.Interval;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueText;

/** Makes fields of what is written at a component or a parameter: its type, and the notes of {@code org.espalier.annotation}. */
final class FieldNotes {
    private final List<AnnotatedElement> elements;
    private final Path at;
    private final Fitter problems;
    private Field<Object, Object> field;

    private FieldNotes(Field<Object, Object> field, List<AnnotatedElement> elements, Fitter problems) {
        this.elements = elements;
        this.at = Path.ROOT.key(field.name());
        this.problems = problems;
        this.field = field;
    }

    /**
     * Returns {@code field} with what the annotations of {@code elements} say, noting wrong use in {@code problems}.
     *
     * @param elements the places to look at, such as a component and the parameter that belongs to it
     */
    @SuppressWarnings("unchecked") // the value type of a reflected field is not known statically
    static Field<Object, Object> noted(Field<?, ?> field, List<AnnotatedElement> elements, Fitter problems) {
        FieldNotes notes = new FieldNotes((Field<Object, Object>) field, elements, problems);
        notes.limit();
        notes.find(Doc.class).ifPresent(doc -> notes.field = notes.field.describedAs(doc.value()));
        notes.find(Formerly.class).ifPresent(formerly -> notes.field = notes.field.formerly(formerly.value()));
        return notes.valued();
    }

    private void limit() {
        find(Range.class)
                .ifPresent(range -> apply(
                        "@Range",
                        s -> Limits.range(
                                s, new Interval(range.min(), range.max(), range.minExcluded(), range.maxExcluded()))));
        find(Matches.class)
                .ifPresent(matches -> apply("@Matches", s -> Limits.matching(s, matches.value(), matches.meaning())));
        find(OneOf.class).ifPresent(oneOf -> apply("@OneOf", s -> Limits.among(s, read("@OneOf", oneOf.value()))));
        find(Size.class).ifPresent(size -> apply("@Size", s -> Limits.sized(s, size.min(), size.max())));
    }

    private Field<Object, Object> valued() {
        Optional<Default> fallback = find(Default.class);
        Optional<Frozen> frozen = find(Frozen.class);
        if (fallback.isPresent() && frozen.isPresent()) {
            problems.reject(at, "@Default or @Frozen", "both", "A frozen field needs no default");
        }
        if (fallback.isPresent()) {
            List<Object> value = judged("@Default", fallback.get().value(), field.spec());
            return value.isEmpty() ? field : field.defaultingTo(value.get(0));
        }
        if (frozen.isPresent()) {
            List<Object> value = judged("@Frozen", frozen.get().value(), field.spec());
            return value.isEmpty() ? field : field.frozen(value.get(0));
        }
        return field;
    }

    @SuppressWarnings("unchecked") // the value type of a reflected field is not known statically
    private void apply(String annotation, UnaryOperator<ValueSpec<Object>> limit) {
        try {
            field = field.constrained(limit.apply((ValueSpec<Object>) field.spec()));
        } catch (IllegalArgumentException e) {
            problems.reject(
                    at,
                    "a sound " + annotation,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "");
        }
    }

    private List<Object> judged(String annotation, String text, ValueSpec<?> judge) {
        List<Object> values =
                ValueText.read(text, judge, UnaryOperator.identity()).stream().toList();
        if (values.isEmpty() || !judge.accepts(values.get(0))) {
            problems.reject(at, annotation + " to be " + judge, "'" + text + "'", "");
            return List.of();
        }
        return values;
    }

    private List<Object> read(String annotation, String[] texts) {
        List<Object> values = new ArrayList<>();
        for (String text : texts) {
            values.addAll(judged(annotation, text, field.spec()));
        }
        return values;
    }

    private <A extends Annotation> Optional<A> find(Class<A> type) {
        return elements.stream()
                .filter(element -> element.isAnnotationPresent(type))
                .map(element -> element.getAnnotation(type))
                .findFirst();
    }
}
