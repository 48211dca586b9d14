package org.espalier.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import org.espalier.path.Path;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.schema.ValueSpec;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.TypeRegistry;

/** The symbol types of a class table. What they build is a description: the classes are those of another language. */
final class NeutralTypes {
    private final Map<String, SymbolType<?>> types = new LinkedHashMap<>();

    NeutralTypes(ObjectReader table) {
        JsonArray list = table.list("types");
        for (int i = 0; i < list.size(); i++) {
            add(ObjectReader.of(list.get(i), table.at().key("types").index(i)));
        }
    }

    Collection<SymbolType<?>> types() {
        return types.values();
    }

    private void add(ObjectReader entry) {
        String name = entry.text("name");
        SymbolType.Builder<Object> builder = SymbolType.named(name, Object.class);
        Optional<String> base = entry.textIfGiven("extends");
        if (base.isPresent()) {
            SymbolType<?> parent = known(base.get(), entry.at().key("extends"), entry.get("extends"));
            builder.extending(parent);
            parent.fields().forEach(builder::field);
        }
        JsonArray fields = entry.list("fields");
        for (int i = 0; i < fields.size(); i++) {
            builder.field(field(
                    ObjectReader.of(fields.get(i), entry.at().key("fields").index(i))));
        }
        types.put(name, builder.constructor(args -> name));
    }

    private SymbolType<?> known(String name, Path at, JsonElement found) {
        SymbolType<?> type = types.get(name);
        if (type == null) {
            throw ObjectReader.refused(at, "a class that stands earlier in the table", found);
        }
        return type;
    }

    @SuppressWarnings("unchecked") // the values of a spec that is read from a file have no static type
    private Field<Object, Object> field(ObjectReader entry) {
        ObjectReader settings = entry.object("spec");
        boolean given = entry.keys().contains("default");
        boolean nullable = settings.flag("noneable", false) || given && !entry.has("default");
        ValueSpec<Object> spec = (ValueSpec<Object>) spec(settings);
        Field<Object, Object> field =
                Field.of(entry.text("name"), nullable ? (ValueSpec<Object>) (ValueSpec<?>) spec.optional() : spec);
        if (!given) {
            return field.required();
        }
        Vocabulary words = Vocabulary.of(TypeRegistry.of(List.copyOf(types.values())));
        return field.defaultingTo(NeutralReader.read(entry.element("default"), words));
    }

    private ValueSpec<?> spec(ObjectReader settings) {
        return switch (settings.text("kind")) {
            case "int" ->
                Specs.ints()
                        .atLeast(settings.integer("min", Integer.MIN_VALUE))
                        .atMost(settings.integer("max", Integer.MAX_VALUE));
            case "float" ->
                Specs.floats()
                        .atLeast(settings.has("min") ? settings.real("min") : Double.NEGATIVE_INFINITY)
                        .atMost(settings.has("max") ? settings.real("max") : Double.POSITIVE_INFINITY);
            case "str" ->
                settings.textIfGiven("regex").<ValueSpec<?>>map(Specs::texts).orElse(Specs.texts());
            case "bool" -> Specs.bools();
            case "any" -> Specs.anything();
            case "enum" -> new ValueSpec.EnumSpec<>(values(settings));
            case "list" ->
                new ValueSpec.ListSpec<>(
                        spec(settings.object("elem")),
                        settings.integer("min_size", 0),
                        settings.integer("max_size", Integer.MAX_VALUE));
            case "object" ->
                Specs.objects(known(settings.text("cls"), settings.at().key("cls"), settings.get("cls")));
            default ->
                throw ObjectReader.refused(
                        settings.at().key("kind"),
                        "int, float, str, bool, any, enum, list or object",
                        settings.get("kind"));
        };
    }

    private static List<Object> values(ObjectReader settings) {
        JsonArray list = settings.list("values");
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            values.add(PlainValues.read(list.get(i), settings.at().key("values").index(i)));
        }
        return values;
    }
}
