package org.espalier.symbol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls constructors and functions with the built values of fields. */
final class Calls {
    private Calls() {}

    @SuppressWarnings("unchecked") // the wrapper of int.class is Class<Integer>, and so on
    static <T> Class<T> boxed(Class<T> type) {
        return (Class<T>) MethodType.methodType(type).wrap().returnType();
    }

    static <T> Function<Args, T> caller(Class<T> type, Executable executable) {
        Class<?>[] classes = executable.getParameterTypes();
        MethodHandle handle = handle(executable)
                .asType(MethodType.genericMethodType(classes.length))
                .asSpreader(Object[].class, classes.length);
        return args -> {
            @Nullable Object[] values = new @Nullable Object[classes.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = adapted(args.get(i), classes[i]);
            }
            return type.cast(call(handle, values));
        };
    }

    /** Returns a handle that calls {@code executable}, whoever may see it. */
    static MethodHandle handle(Executable executable) {
        try {
            ((AccessibleObject) executable).setAccessible(true);
            return executable instanceof Method method
                    ? MethodHandles.lookup().unreflect(method)
                    : MethodHandles.lookup().unreflectConstructor((Constructor<?>) executable);
        } catch (IllegalAccessException | RuntimeException e) {
            String kind = executable instanceof Method ? "function" : "constructor";
            throw new IllegalArgumentException(
                    executable.getDeclaringClass().getName() + ": expected a " + kind + " that may be called, found "
                            + e.getMessage() + ". Make the class public, or open its module to org.espalier",
                    e);
        }
    }

    /** Returns a built value as the class that a parameter asks for: trees know one kind of real number only. */
    static @Nullable Object adapted(@Nullable Object value, Class<?> type) {
        boolean isFloat = type == float.class || type == Float.class;
        return isFloat && value instanceof Number n ? (Object) n.floatValue() : value;
    }

    private static Object call(MethodHandle handle, @Nullable Object[] values) {
        try {
            return (Object) handle.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
