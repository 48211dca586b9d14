package org.espalier.symbol;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.schema.ValueSpec;
import org.jspecify.annotations.Nullable;

/** Makes symbol types of builders: one field for each of their options. */
final class BuilderSymbols {
    private BuilderSymbols() {}

    /** One option: a method, or several with the same name and different parameters. */
    private record Option(String name, boolean required, List<Overload> overloads) {
        Field<Object, Object> field() {
            List<ValueSpec<?>> specs =
                    overloads.stream().<ValueSpec<?>>map(Overload::spec).toList();
            @SuppressWarnings("unchecked") // the value type of a reflected field is not known statically
            ValueSpec<Object> spec =
                    specs.size() == 1 ? (ValueSpec<Object>) specs.get(0) : new ValueSpec.UnionSpec<>(specs);
            return Field.of(name, required ? spec : spec.optional());
        }

        void set(Object builder, Object value) {
            Overload fitting = overloads.stream()
                    .filter(overload -> overload.spec.accepts(value))
                    .findFirst()
                    .orElse(overloads.get(0));
            fitting.set(builder, value);
        }
    }

    private record Overload(ValueSpec<?> spec, Class<?> parameter, MethodHandle handle) {
        static Overload of(Method method) {
            Type type = method.getGenericParameterTypes()[0];
            return new Overload(Specs.of(type), method.getParameterTypes()[0], Calls.handle(method));
        }

        void set(Object builder, Object value) {
            try {
                handle.invoke(builder, Calls.adapted(value, parameter));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static <T, B> SymbolType<T> typeOf(Class<T> type, Supplier<B> newBuilder, Function<? super B, ? extends T> build) {
        List<Option> options = options(newBuilder.get().getClass());
        if (options.isEmpty()) {
            throw new IllegalArgumentException(type.getName()
                    + ": expected a builder with methods such as setUnits(long) that return it, found none");
        }
        SymbolType.Builder<T> symbols = SymbolType.named(type.getSimpleName(), type);
        options.forEach(option -> symbols.field(option.field()));
        return symbols.constructor(args -> {
            B builder = newBuilder.get();
            for (int i = 0; i < options.size(); i++) {
                @Nullable Object value = args.get(i);
                if (value != null) {
                    options.get(i).set(builder, value);
                }
            }
            return build.apply(builder);
        });
    }

    private static List<Option> options(Class<?> builder) {
        Map<String, List<Method>> byName = Arrays.stream(builder.getMethods())
                .filter(method -> isOption(method, builder))
                .collect(Collectors.groupingBy(Method::getName, TreeMap::new, Collectors.toList()));
        List<Option> options = new ArrayList<>();
        byName.forEach((name, methods) -> options.add(option(name, methods)));
        options.sort(Comparator.comparing(Option::required).reversed().thenComparing(Option::name));
        return options;
    }

    private static Option option(String name, List<Method> methods) {
        String prefix = List.of("set", "opt", "with").stream()
                .filter(p -> name.length() > p.length()
                        && name.startsWith(p)
                        && Character.isUpperCase(name.charAt(p.length())))
                .findFirst()
                .orElse("");
        String rest = name.substring(prefix.length());
        List<Overload> overloads = methods.stream()
                .sorted(Comparator.comparing(method -> method.getParameterTypes()[0].getName()))
                .map(Overload::of)
                .toList();
        return new Option(Character.toLowerCase(rest.charAt(0)) + rest.substring(1), prefix.equals("set"), overloads);
    }

    private static boolean isOption(Method method, Class<?> builder) {
        Class<?> result = method.getReturnType();
        boolean fluent = result == void.class
                ? method.getName().startsWith("set")
                : result != Object.class && result.isAssignableFrom(builder);
        return method.getParameterCount() == 1
                && fluent
                && !method.isBridge()
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass() != Object.class;
    }
}
