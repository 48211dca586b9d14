package org.espalier.symbol;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.annotation.Symbolic;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.schema.ValueSpec;
import org.jspecify.annotations.Nullable;

/** Makes symbol types of classes that say themselves what their fields are called. */
final class ClassSymbols {
    private ClassSymbols() {}

    static <T> SymbolType<T> typeOf(Class<T> type) {
        Constructor<?> constructor = type.isRecord() ? canonical(type) : chosen(type);
        Optional<Symbolic> note = Optional.ofNullable(type.getAnnotation(Symbolic.class));
        String name = name(note, type.getSimpleName());
        SymbolType.Builder<T> builder = SymbolType.named(name, type);
        note.map(Symbolic::formerly).ifPresent(builder::formerly);
        Fitter problems = new Fitter();
        fields(type.getName(), constructor, problems).forEach(builder::field);
        problems.throwIfAny("Type " + name);
        return builder.constructor(Calls.caller(type, constructor));
    }

    /** Returns the name that an annotation gives, or else {@code usual}. */
    static String name(Optional<Symbolic> note, String usual) {
        return note.map(Symbolic::name).filter(name -> !name.isBlank()).orElse(usual);
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(components);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record without its canonical constructor: " + type, e);
        }
    }

    private static Constructor<?> chosen(Class<?> type) {
        List<Constructor<?>> marked = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(Symbolic.class))
                .toList();
        if (marked.size() == 1) {
            return marked.get(0);
        }
        Constructor<?>[] all = type.getConstructors();
        if (all.length != 1) {
            throw new IllegalArgumentException(type.getName() + ": expected one public constructor, found " + all.length
                    + ". Mark one with @Symbolic, or use SymbolType.named(...) and write the fields down");
        }
        return all[0];
    }

    private static List<Field<?, ?>> fields(String subject, Executable executable, Fitter problems) {
        RecordComponent[] components = executable instanceof Constructor<?> constructor
                ? constructor.getDeclaringClass().getRecordComponents()
                : null;
        List<Field<?, ?>> fields = new ArrayList<>();
        for (Parameter parameter : executable.getParameters()) {
            fields.add(components == null ? field(subject, parameter) : field(components[fields.size()]));
        }
        return noted(fields, executable, problems);
    }

    /** Returns {@code fields} with what the annotations of the parameters, and of a record's components, say. */
    static List<Field<?, ?>> noted(List<? extends Field<?, ?>> fields, Executable executable, Fitter problems) {
        RecordComponent[] components = executable.getDeclaringClass().getRecordComponents();
        Parameter[] parameters = executable.getParameters();
        List<Field<?, ?>> noted = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            List<AnnotatedElement> elements = components != null && components.length == parameters.length
                    ? List.of(components[i], parameters[i])
                    : List.of(parameters[i]);
            noted.add(FieldNotes.noted(fields.get(i), elements, problems));
        }
        return noted;
    }

    private static Field<?, ?> field(RecordComponent component) {
        return field(component.getName(), component.getGenericType(), component, component.getAnnotatedType());
    }

    private static Field<?, ?> field(String subject, Parameter parameter) {
        if (!parameter.isNamePresent()) {
            throw new IllegalArgumentException(subject
                    + ": expected a class with parameter names, found none. Compile it with -parameters"
                    + " (Kotlin: -java-parameters), make it a record, or use SymbolType.named(...)");
        }
        return field(parameter.getName(), parameter.getParameterizedType(), parameter, parameter.getAnnotatedType());
    }

    @SuppressWarnings("unchecked") // the value type of a reflected field is not known statically
    static Field<Object, Object> field(String name, Type type, AnnotatedElement element, AnnotatedType annotated) {
        ValueSpec<Object> spec = (ValueSpec<Object>) Specs.of(type);
        return Field.of(name, isNullable(element, annotated) ? spec.optional() : spec);
    }

    private static boolean isNullable(AnnotatedElement element, AnnotatedType annotated) {
        return annotated.isAnnotationPresent(Nullable.class)
                || Arrays.stream(element.getAnnotations())
                        .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }
}
