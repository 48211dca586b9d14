package org.espalier.symbol;

import java.util.ArrayList;
import java.util.List;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.Field;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.jspecify.annotations.Nullable;

/** Judges an object as a whole: what its type requires between fields, and tests of values that had to be built first. */
final class Judge {
    private Judge() {}

    static boolean isTested(List<? extends Field<?, ?>> fields, List<Requirement> requirements) {
        return !requirements.isEmpty() || fields.stream().anyMatch(field -> isTested(field.spec()));
    }

    private static boolean isTested(ValueSpec<?> spec) {
        if (spec instanceof OptionalSpec<?> optional) {
            return isTested(optional.inner());
        }
        return spec instanceof SatisfyingSpec || spec instanceof ListSpec<?> lists && isTested(lists.element());
    }

    /** Notes what the fields of a node break together, as far as they are decided. */
    static void fields(SymbolType<?> type, Symbol<?>[] nodes, Fitter fitter) {
        if (type.requirements().isEmpty() || !fitter.violations().isEmpty()) {
            return;
        }
        @Nullable Object[] values = new @Nullable Object[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            values[i] = KnownValue.of(nodes[i]);
        }
        for (Violation broken : broken(type, values)) {
            fitter.reject(broken.path(), broken.expected(), broken.found(), broken.hint());
        }
    }

    /** Returns what built values break, whether or not the tree could tell. */
    static List<Violation> built(SymbolType<?> type, @Nullable Object[] values) {
        List<Violation> broken = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Field<?, ?> field = type.fields().get(i);
            Object value = values[i];
            if (value != null && !passes(field.spec(), value)) {
                String found = Texts.cut(Texts.value(value), 80);
                broken.add(
                        Violation.of(Path.ROOT.key(field.name()), field.spec().toString(), found));
            }
        }
        broken.addAll(broken(type, values));
        return broken;
    }

    private static boolean passes(ValueSpec<?> spec, Object value) {
        if (spec instanceof OptionalSpec<?> optional) {
            return passes(optional.inner(), value);
        }
        if (spec instanceof ListSpec<?> lists && value instanceof List<?> list) {
            return list.stream().allMatch(element -> element == null || passes(lists.element(), element));
        }
        return !(spec instanceof SatisfyingSpec<?> satisfying)
                || passes(satisfying.inner(), value) && satisfying.passes(value);
    }

    private static List<Violation> broken(SymbolType<?> type, @Nullable Object[] values) {
        List<Violation> broken = new ArrayList<>();
        for (Requirement requirement : type.requirements()) {
            ReadArgs args = new ReadArgs(type, values);
            try {
                if (!requirement.test().test(args)) {
                    broken.add(Violation.of(Path.ROOT, requirement.expectation(), args.found()));
                }
            } catch (ReadArgs.NotYetKnown e) {
                continue;
            }
        }
        return broken;
    }
}
