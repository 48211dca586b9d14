package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kotlinx.serialization.json.JsonElement;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.rewrite.Patch;
import org.espalier.rewrite.PatchException;
import org.espalier.rewrite.PatchRegistry;
import org.espalier.rewrite.PatchType;
import org.espalier.schema.Field;
import org.espalier.schema.ValueSpec;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/** Turns the JSON of one patch into the patch, with arguments as their parameters ask for. */
final class PatchReader {
    private static final Set<String> KEYS = Set.of("name", "arguments");

    private final PatchRegistry patches;
    private final Vocabulary words;
    private final Problems problems;

    PatchReader(PatchRegistry patches, Vocabulary words, Problems problems) {
        this.patches = patches;
        this.words = words;
        this.problems = problems;
    }

    /** Returns the patch; empty, after a note, if there is a problem. */
    Optional<Patch> read(JsonElement element, Path at) {
        try {
            ObjectReader object = ObjectReader.of(element, at).only(KEYS);
            String name = object.text("name");
            Optional<PatchType> type = patches.find(name);
            if (type.isEmpty()) {
                List<String> names =
                        patches.types().stream().map(PatchType::name).toList();
                problems.add(SymbolReader.unknown(at.key("name"), "a registered patch", name, names));
                return Optional.empty();
            }
            return patch(type.get(), object);
        } catch (JsonFormatException e) {
            problems.addAll(e.violations(), Path.ROOT);
            return Optional.empty();
        }
    }

    private Optional<Patch> patch(PatchType type, ObjectReader object) {
        Path at = object.at().key("arguments");
        Problems inside = new Problems();
        Symbol<?> node = new SymbolReader(words, inside).node(object.get("arguments"), at);
        inside.throwIfAny("Arguments");
        if (!(node instanceof MapSymbol<?> given)) {
            throw ObjectReader.refused(at, "arguments by name", object.get("arguments"));
        }
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        given.entries().forEach((key, value) -> arguments.put(key, argument(value, type, key)));
        try {
            return Optional.of(type.withNamed(arguments));
        } catch (PatchException e) {
            for (Violation violation : e.violations()) {
                String hint = (violation.hint() + " The signature is " + type.signature()).trim();
                problems.add(new Violation(violation.path(), violation.expected(), violation.found(), hint).under(at));
            }
            return Optional.empty();
        }
    }

    private static @Nullable Object argument(Symbol<?> node, PatchType type, String key) {
        return type.parameters().stream()
                .filter(parameter -> parameter.name().equals(key))
                .findFirst()
                .map(Field::spec)
                .<@Nullable Object>map(spec -> plain(node, spec))
                .orElseGet(() -> plain(node, new ValueSpec.AnySpec()));
    }

    /** Returns the plain value of a node where it has one, texts as the constants that {@code spec} asks for. */
    private static @Nullable Object plain(Symbol<?> node, ValueSpec<?> spec) {
        if (spec instanceof ValueSpec.OptionalSpec<?> optional) {
            return plain(node, optional.inner());
        }
        if (spec instanceof ValueSpec.UnionSpec<?> union) {
            for (ValueSpec<?> alternative : union.alternatives()) {
                @Nullable Object value = plain(node, alternative);
                if (alternative.accepts(value)) {
                    return value;
                }
            }
        }
        if (node instanceof Literal<?> literal) {
            return spec instanceof ValueSpec.EnumSpec<?> constants
                    ? constant(literal.value(), constants)
                    : literal.value();
        }
        if (node instanceof ListSymbol<?> list) {
            ValueSpec<?> element =
                    spec instanceof ValueSpec.ListSpec<?> lists ? lists.element() : new ValueSpec.AnySpec();
            List<@Nullable Object> values = new ArrayList<>();
            list.forEach(each -> values.add(plain(each, element)));
            return values;
        }
        if (node instanceof MapSymbol<?> map) {
            ValueSpec<?> value = spec instanceof ValueSpec.MapSpec<?> maps ? maps.value() : new ValueSpec.AnySpec();
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.entries().forEach((key, each) -> values.put(key, plain(each, value)));
            return values;
        }
        return node;
    }

    private static @Nullable Object constant(@Nullable Object value, ValueSpec.EnumSpec<?> constants) {
        for (Object constant : constants.values()) {
            if (constant instanceof Enum<?> e && e.name().equals(value)) {
                return constant;
            }
        }
        return value;
    }
}
