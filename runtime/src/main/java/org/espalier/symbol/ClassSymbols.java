package org.espalier.symbol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.schema.ValueSpec;
import org.jspecify.annotations.Nullable;

/** Makes symbol types of Java classes that say themselves what their fields are called. */
final class ClassSymbols {
    private ClassSymbols() {}

    static <T> SymbolType<T> typeOf(Class<T> type) {
        Constructor<?> constructor = type.isRecord() ? canonical(type) : single(type);
        SymbolType.Builder<T> builder = SymbolType.named(type.getSimpleName(), type);
        Class<?>[] classes = constructor.getParameterTypes();
        for (int i = 0; i < classes.length; i++) {
            builder.field(field(type, constructor, i));
        }
        return builder.constructor(caller(type, constructor, classes));
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

    private static Constructor<?> single(Class<?> type) {
        Constructor<?>[] all = type.getConstructors();
        if (all.length != 1) {
            throw new IllegalArgumentException(type.getName() + ": expected one public constructor, found " + all.length
                    + ". Use SymbolType.named(...) and write the fields down");
        }
        for (Parameter parameter : all[0].getParameters()) {
            if (!parameter.isNamePresent()) {
                throw new IllegalArgumentException(type.getName()
                        + ": expected a class with parameter names, found none. Compile it with -parameters"
                        + " (Kotlin: -java-parameters), make it a record, or use SymbolType.named(...)");
            }
        }
        return all[0];
    }

    private static Field<Object, Object> field(Class<?> type, Constructor<?> constructor, int index) {
        if (type.isRecord()) {
            RecordComponent component = type.getRecordComponents()[index];
            return field(component.getName(), component.getGenericType(), component, component.getAnnotatedType());
        }
        Parameter parameter = constructor.getParameters()[index];
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

    private static <T> Function<Args, T> caller(Class<T> type, Constructor<?> constructor, Class<?>[] classes) {
        MethodHandle call;
        try {
            constructor.setAccessible(true);
            call = MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asType(MethodType.genericMethodType(classes.length))
                    .asSpreader(Object[].class, classes.length);
        } catch (IllegalAccessException | RuntimeException e) {
            throw new IllegalArgumentException(
                    type.getName() + ": expected a constructor that may be called, found " + e.getMessage()
                            + ". Make the class public, or open its module to org.espalier",
                    e);
        }
        MethodHandle handle = call;
        return args -> type.cast(invoke(handle, args, classes));
    }

    static Object invoke(MethodHandle handle, Args args, Class<?>[] classes) {
        @Nullable Object[] values = new @Nullable Object[classes.length];
        for (int i = 0; i < values.length; i++) {
            Object value = args.get(i);
            boolean isFloat = classes[i] == float.class || classes[i] == Float.class;
            values[i] = isFloat && value instanceof Number n ? (Object) n.floatValue() : value;
        }
        try {
            return (Object) handle.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
