package org.espalier.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.path.Path;
import org.espalier.schema.Field;

/** What a type consists of, before its defaults are judged; immutable, changed by copies. */
record TypeParts<T>(
        String name,
        Class<T> javaClass,
        List<String> aliases,
        Optional<SymbolType<?>> parent,
        List<Field<T, ?>> fields,
        List<Requirement> requirements,
        Making<T> making) {

    /** How what a node describes is made, and what the nodes stand for. */
    record Making<T>(Function<Args, ? extends T> constructor, FunctionRole role) {}

    TypeParts {
        aliases = List.copyOf(aliases);
        fields = List.copyOf(fields);
        requirements = List.copyOf(requirements);
    }

    static <T> TypeParts<T> named(String name, Class<T> javaClass) {
        Making<T> open = new Making<>(
                args -> {
                    throw new IllegalStateException(name + ": expected a constructor, found none");
                },
                FunctionRole.NONE);
        return new TypeParts<>(name, javaClass, List.of(), Optional.empty(), List.of(), List.of(), open);
    }

    TypeParts<T> called(String newName) {
        return new TypeParts<>(newName, javaClass, List.of(), parent, fields, requirements, making);
    }

    TypeParts<T> formerly(List<String> names) {
        return new TypeParts<>(name, javaClass, names, parent, fields, requirements, making);
    }

    TypeParts<T> withParent(SymbolType<?> type) {
        return new TypeParts<>(name, javaClass, aliases, Optional.of(type), fields, requirements, making);
    }

    TypeParts<T> madeBy(Making<T> newMaking) {
        return new TypeParts<>(name, javaClass, aliases, parent, fields, requirements, newMaking);
    }

    TypeParts<T> requiring(Requirement requirement) {
        List<Requirement> more = new ArrayList<>(requirements);
        more.add(requirement);
        return new TypeParts<>(name, javaClass, aliases, parent, fields, more, making);
    }

    /** Returns these parts with the fields and requirements of a base before their own. */
    @SuppressWarnings("unchecked") // the owner of a field is a phantom
    TypeParts<T> inheriting(TypeParts<?> base) {
        List<Field<T, ?>> allFields = new ArrayList<>();
        base.fields.forEach(field -> allFields.add((Field<T, ?>) field));
        List<Requirement> all = new ArrayList<>(base.requirements);
        all.addAll(requirements);
        TypeParts<T> inherited = new TypeParts<>(name, javaClass, aliases, parent, allFields, all, making);
        for (Field<T, ?> field : fields) {
            inherited = inherited.withField(field);
        }
        return inherited;
    }

    /** Returns these parts with a field more, or with another field in the place of the parent's field of that name. */
    TypeParts<T> withField(Field<T, ?> field) {
        for (int i = 0; i < fields.size(); i++) {
            boolean inherited = parent.isPresent() && parent.get().find(field.name()) >= 0;
            if (inherited && fields.get(i).name().equals(field.name())) {
                return withFieldAt(i, field);
            }
        }
        return withFieldAt(fields.size(), field);
    }

    TypeParts<T> withFieldAt(int index, Field<T, ?> field) {
        List<Field<T, ?>> changed = new ArrayList<>(fields.subList(0, index));
        changed.add(field);
        changed.addAll(fields.subList(Math.min(index + 1, fields.size()), fields.size()));
        return new TypeParts<>(name, javaClass, aliases, parent, changed, requirements, making);
    }

    /** Throws a {@link SymbolException} if a field allows what the parent's field of the same name does not. */
    void requireStricterThanParent() {
        Fitter fitter = new Fitter();
        for (Field<T, ?> field : fields) {
            int index = parent.map(type -> type.find(field.name())).orElse(-1);
            if (index < 0) {
                continue;
            }
            Field<?, ?> base = parent.orElseThrow().fields().get(index);
            if (!base.spec().includes(field.spec())) {
                fitter.reject(
                        Path.ROOT.key(field.name()),
                        "a spec within " + base.spec(),
                        field.spec().toString(),
                        "A kind of " + parent.orElseThrow().name() + " may only be stricter");
            }
        }
        fitter.throwIfAny("Type " + name);
    }
}
