package org.espalier.symbol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import org.espalier.schema.Specs;
import org.espalier.schema.ValueSpec;

/** Makes functions of static methods that say themselves what their parameters are called. */
final class MethodSymbols {
    private MethodSymbols() {}

    static <R> SymbolFunction<R> functionOf(Class<?> owner, String name, Class<R> result) {
        Method method = single(owner, name);
        String subject = owner.getName() + "." + name;
        if (MethodType.methodType(method.getReturnType()).wrap().returnType() != result
                && !result.isAssignableFrom(method.getReturnType())) {
            throw new IllegalArgumentException(subject + ": expected a method that returns " + result.getSimpleName()
                    + ", found one that returns " + method.getReturnType().getSimpleName());
        }
        SymbolFunction.Builder<R> builder = SymbolFunction.named(name, result).returning(resultOf(method));
        for (Parameter parameter : method.getParameters()) {
            if (!parameter.isNamePresent()) {
                throw new IllegalArgumentException(subject + ": expected a method with parameter names, found none."
                        + " Compile the class with -parameters (Kotlin: -java-parameters), or use"
                        + " SymbolFunction.named(...)");
            }
            builder.field(ClassSymbols.field(
                    parameter.getName(), parameter.getParameterizedType(), parameter, parameter.getAnnotatedType()));
        }
        MethodHandle call = handle(method, subject);
        Class<?>[] classes = method.getParameterTypes();
        return builder.body(args -> result.cast(ClassSymbols.invoke(call, args, classes)));
    }

    @SuppressWarnings("unchecked") // the class of the result was compared with the method's
    private static <R> ValueSpec<? extends R> resultOf(Method method) {
        return (ValueSpec<? extends R>) Specs.of(method.getGenericReturnType());
    }

    private static Method single(Class<?> owner, String name) {
        List<Method> found = Arrays.stream(owner.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers()) && !m.isSynthetic())
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(owner.getName() + ": expected one static method '" + name + "', found "
                    + found.size() + ". Use SymbolFunction.named(...) and write the parameters down");
        }
        return found.get(0);
    }

    private static MethodHandle handle(Method method, String subject) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(method)
                    .asType(MethodType.genericMethodType(method.getParameterCount()))
                    .asSpreader(Object[].class, method.getParameterCount());
        } catch (IllegalAccessException | RuntimeException e) {
            throw new IllegalArgumentException(
                    subject + ": expected a method that may be called, found " + e.getMessage()
                            + ". Make it public, or open its module to org.espalier",
                    e);
        }
    }
}
