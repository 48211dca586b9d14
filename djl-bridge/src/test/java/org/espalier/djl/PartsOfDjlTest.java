package org.espalier.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.espalier.schema.Field;
import org.espalier.symbol.SymbolType;
import org.junit.jupiter.api.Test;

/**
 * Walks DJL's api jar: every public block, initializer, optimizer, tracker, loss and evaluator, and every option of each,
 * stands in {@code parts-of-djl.txt} with the symbol type that describes it or the reason why there is none.
 */
class PartsOfDjlTest {

    private static final List<Class<?>> KINDS =
            List.of(Block.class, Initializer.class, Optimizer.class, ParameterTracker.class, Evaluator.class);
    private static final Map<Class<?>, Class<?>> FACTORIES = Map.of(
            Activation.class, Block.class,
            Blocks.class, Block.class,
            Pool.class, Block.class,
            Loss.class, Loss.class,
            Tracker.class, Object.class);

    private final Table table = Table.read();
    private final Map<String, SymbolType<?>> types =
            DjlTypes.all().stream().collect(Collectors.toMap(SymbolType::name, t -> t));

    @Test
    void everyPartHasASymbolTypeOrAReason() {
        assertThat(missing(parts().keySet(), table, types)).isEmpty();
        assertThat(parts()).hasSizeGreaterThan(120);
    }

    @Test
    void everyOptionIsAFieldOrHasAReason() {
        List<String> problems = new ArrayList<>();
        parts().forEach((name, part) ->
                table.type(name).map(types::get).ifPresent(type -> problems.addAll(optionProblems(name, part, type))));
        assertThat(problems).isEmpty();
    }

    /** A line for something that DJL no longer has would hide that a name was misspelt. */
    @Test
    void noLineIsStale() {
        Set<String> known = new TreeSet<>(parts().keySet());
        parts().forEach((name, part) -> optionsOf(part).forEach(option -> known.add(name + "." + option)));
        Set<String> lines = new TreeSet<>(table.lines.keySet());
        lines.removeAll(known);
        lines.removeIf(line -> known.stream().anyMatch(k -> k.endsWith(line.substring(line.lastIndexOf('.')))));
        assertThat(lines).isEmpty();
    }

    /** The test itself: it tells when a type is not registered, and when a line is not there. */
    @Test
    void whatIsMissingIsFound() {
        Map<String, SymbolType<?>> fewer = new LinkedHashMap<>(types);
        fewer.remove("djl.nn.Lstm");
        assertThat(missing(parts().keySet(), table, fewer))
                .containsExactly("ai.djl.nn.recurrent.LSTM: no symbol type djl.nn.Lstm");
        Map<String, String> lines = new LinkedHashMap<>(table.lines);
        lines.remove("ai.djl.nn.pooling.Pool#lpPool2dBlock");
        assertThat(missing(parts().keySet(), new Table(lines), types))
                .containsExactly("ai.djl.nn.pooling.Pool#lpPool2dBlock: neither a symbol type nor a reason");
    }

    private static List<String> missing(Set<String> parts, Table table, Map<String, SymbolType<?>> types) {
        List<String> missing = new ArrayList<>();
        for (String part : parts) {
            if (!table.lines.containsKey(part)) {
                missing.add(part + ": neither a symbol type nor a reason");
            } else if (table.type(part).isPresent()
                    && !types.containsKey(table.type(part).get())) {
                missing.add(part + ": no symbol type " + table.type(part).get());
            }
        }
        return missing;
    }

    private List<String> optionProblems(String name, Object part, SymbolType<?> type) {
        Set<String> fields = type.fields().stream().map(Field::name).collect(Collectors.toSet());
        Optional<List<String>> listed = table.fields(name);
        List<String> problems = new ArrayList<>();
        if (listed.isPresent() || builderOf(part).isEmpty()) {
            int parameters = longest(part);
            int told = listed.map(List::size).orElse(0);
            if (parameters != told) {
                problems.add(name + ": " + parameters + " parameters, but " + told + " in the table");
            }
        }
        listed.orElse(List.of()).stream()
                .filter(field -> !field.equals("-") && !fields.contains(field))
                .forEach(field -> problems.add(name + ": " + type.name() + " has no field " + field));
        if (listed.isEmpty()) {
            optionsOf(part).stream()
                    .filter(option -> !table.hasReason(part, option))
                    .map(option -> table.renamed(part, option))
                    .filter(field -> !fields.contains(field))
                    .forEach(field -> problems.add(name + ": " + type.name() + " has no field " + field));
        }
        return problems;
    }

    /** Finds classes by name, and factory methods by class and name. */
    private static Map<String, Object> parts() {
        Map<String, Object> parts = new TreeMap<>();
        for (Class<?> type : classes()) {
            if (Modifier.isPublic(type.getModifiers())
                    && KINDS.stream().anyMatch(kind -> kind.isAssignableFrom(type))
                    && type.getEnclosingClass() == null) {
                parts.put(type.getName(), type);
            }
        }
        FACTORIES.forEach((owner, result) -> Arrays.stream(owner.getDeclaredMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers()) && Modifier.isPublic(m.getModifiers()))
                .filter(m -> result.isAssignableFrom(m.getReturnType()))
                .sorted(Comparator.comparingInt(Method::getParameterCount))
                .forEach(m -> parts.put(owner.getName() + "#" + m.getName(), m)));
        return parts;
    }

    private static List<Class<?>> classes() {
        Path jar = Path.of(
                Block.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (JarFile file = new JarFile(jar.toFile())) {
            List<Class<?>> classes = new ArrayList<>();
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith("ai/djl/") && name.endsWith(".class") && !name.endsWith("-info.class")) {
                    classes.add(Class.forName(
                            name.replace('/', '.').substring(0, name.length() - ".class".length()),
                            false,
                            Block.class.getClassLoader()));
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts the parameters of the longest public constructor, or of the factory. */
    private static int longest(Object part) {
        if (part instanceof Method method) {
            return method.getParameterCount();
        }
        return Arrays.stream(((Class<?>) part).getConstructors())
                .filter(c -> Arrays.stream(c.getParameterTypes())
                        .noneMatch(p -> p.getName().endsWith("Builder")))
                .mapToInt(Constructor::getParameterCount)
                .max()
                .orElse(0);
    }

    private static Optional<Class<?>> builderOf(Object part) {
        if (!(part instanceof Class<?> type)) {
            Class<?> result = ((Method) part).getReturnType();
            return result.getSimpleName().endsWith("Builder") ? Optional.of(result) : Optional.empty();
        }
        return Arrays.stream(type.getDeclaredClasses())
                .filter(c ->
                        Modifier.isPublic(c.getModifiers()) && c.getSimpleName().endsWith("Builder"))
                .findFirst()
                .map(c -> c);
    }

    /** Lists the options of a builder: public methods with one parameter that give the builder back. */
    private static Set<String> optionsOf(Object part) {
        return builderOf(part).stream()
                .flatMap(builder -> Arrays.stream(builder.getMethods()))
                .filter(m -> m.getParameterCount() == 1 && !Modifier.isStatic(m.getModifiers()))
                .filter(m -> m.getReturnType().getSimpleName().endsWith("Builder"))
                .map(Executable::getName)
                .map(PartsOfDjlTest::withoutPrefix)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutPrefix(String method) {
        String name = method.matches("(set|opt)[A-Z].*") ? method.substring(3) : method;
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** The lines of the table, without comments; right sides begin with their sign. */
    private record Table(Map<String, String> lines) {

        static Table read() {
            Map<String, String> lines = new LinkedHashMap<>();
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    PartsOfDjlTest.class.getResourceAsStream("parts-of-djl.txt"), StandardCharsets.UTF_8))) {
                for (String line : reader.lines().toList()) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        String[] sides = line.split(" (?=[=:] )", 2);
                        assertThat(lines.put(sides[0], sides[1])).as(line).isNull();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Table(lines);
        }

        Optional<String> type(String part) {
            return Optional.ofNullable(lines.get(part))
                    .filter(side -> side.startsWith("= "))
                    .map(side -> side.substring(2).split(" ")[0]);
        }

        Optional<List<String>> fields(String part) {
            return Optional.ofNullable(lines.get(part))
                    .filter(side -> side.contains("("))
                    .map(side -> side.substring(side.indexOf('(') + 1, side.indexOf(')')))
                    .map(list -> List.of(list.split(", ")));
        }

        boolean hasReason(Object part, String option) {
            return line(part, option).filter(side -> side.startsWith(": ")).isPresent();
        }

        String renamed(Object part, String option) {
            return line(part, option)
                    .filter(side -> side.startsWith("= "))
                    .map(side -> side.substring(2))
                    .orElse(option);
        }

        /** Looks an option up under the class and its superclasses. */
        private Optional<String> line(Object part, String option) {
            Class<?> type =
                    part instanceof Method method ? method.getReturnType().getEnclosingClass() : (Class<?>) part;
            for (; type != null; type = type.getSuperclass()) {
                String side = lines.get(type.getName() + "." + option);
                if (side != null) {
                    return Optional.of(side);
                }
            }
            return Optional.empty();
        }
    }
}
