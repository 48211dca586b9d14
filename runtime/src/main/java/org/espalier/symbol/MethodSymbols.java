package org.espalier.symbol;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.annotation.Symbolic;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.schema.ValueSpec;

/** Makes functions of static methods that say themselves what their parameters are called. */
final class MethodSymbols {
    private MethodSymbols() {}

    static <R> SymbolFunction<R> functionOf(Class<?> owner, String name, Class<R> result) {
        Method method = single(owner, name);
        String subject = owner.getName() + "." + name;
        if (Calls.boxed(method.getReturnType()) != result && !result.isAssignableFrom(method.getReturnType())) {
            throw new IllegalArgumentException(subject + ": expected a method that returns " + result.getSimpleName()
                    + ", found one that returns " + method.getReturnType().getSimpleName());
        }
        Optional<Symbolic> note = Optional.ofNullable(method.getAnnotation(Symbolic.class));
        SymbolFunction.Builder<R> builder =
                SymbolFunction.named(ClassSymbols.name(note, name), result).returning(resultOf(method));
        List<Field<?, ?>> fields = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (!parameter.isNamePresent()) {
                throw new IllegalArgumentException(subject + ": expected a method with parameter names, found none."
                        + " Compile the class with -parameters (Kotlin: -java-parameters), or use"
                        + " SymbolFunction.named(...)");
            }
            fields.add(ClassSymbols.field(
                    parameter.getName(), parameter.getParameterizedType(), parameter, parameter.getAnnotatedType()));
        }
        SymbolTypes.noted(fields, method).forEach(builder::field);
        return builder.body(Calls.caller(result, method));
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
}
