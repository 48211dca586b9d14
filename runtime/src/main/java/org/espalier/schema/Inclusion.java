package org.espalier.schema;

import org.espalier.schema.ValueSpec.AnySpec;
import org.espalier.schema.ValueSpec.ConvertingSpec;
import org.espalier.schema.ValueSpec.EnumSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.FrozenSpec;
import org.espalier.schema.ValueSpec.IntSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.LongSpec;
import org.espalier.schema.ValueSpec.MapSpec;
import org.espalier.schema.ValueSpec.ObjectSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.schema.ValueSpec.TextSpec;
import org.espalier.schema.ValueSpec.UnionSpec;

/** Compares specs by what they allow: whether all that fits one of them fits the other. */
final class Inclusion {
    private Inclusion() {}

    static boolean includes(ValueSpec<?> wide, ValueSpec<?> narrow) {
        if (wide instanceof AnySpec || wide.equals(narrow)) {
            return true;
        }
        if (narrow instanceof FrozenSpec<?> frozen) {
            return wide.accepts(frozen.value()) || !(wide instanceof FrozenSpec) && includes(wide, frozen.inner());
        }
        if (narrow instanceof OptionalSpec<?> optional) {
            return wide.accepts(null) && includes(wide, optional.inner());
        }
        if (narrow instanceof UnionSpec<?> union) {
            return union.alternatives().stream().allMatch(alternative -> includes(wide, alternative));
        }
        if (narrow instanceof EnumSpec<?> values && values.values().stream().allMatch(wide::accepts)) {
            return true;
        }
        return wrapped(wide, narrow);
    }

    private static boolean wrapped(ValueSpec<?> wide, ValueSpec<?> narrow) {
        if (wide instanceof OptionalSpec<?> optional) {
            return includes(optional.inner(), narrow);
        }
        if (wide instanceof UnionSpec<?> union) {
            return union.alternatives().stream().anyMatch(alternative -> includes(alternative, narrow));
        }
        if (wide instanceof ConvertingSpec<?, ?> converting) {
            return includes(converting.inner(), narrow);
        }
        if (wide instanceof SatisfyingSpec<?> satisfying) {
            return asks(narrow, satisfying.expectation()) && includes(satisfying.inner(), narrow);
        }
        if (narrow instanceof SatisfyingSpec<?> satisfying) {
            return includes(wide, satisfying.inner());
        }
        return narrow instanceof ConvertingSpec<?, ?> converting
                ? includes(wide, converting.inner())
                : sameKind(wide, narrow);
    }

    private static boolean asks(ValueSpec<?> spec, String expectation) {
        if (spec instanceof ConvertingSpec<?, ?> converting) {
            return asks(converting.inner(), expectation);
        }
        return spec instanceof SatisfyingSpec<?> satisfying
                && (satisfying.expectation().equals(expectation) || asks(satisfying.inner(), expectation));
    }

    private static boolean sameKind(ValueSpec<?> wide, ValueSpec<?> narrow) {
        if (wide instanceof IntSpec w && narrow instanceof IntSpec n) {
            return w.min() <= n.min() && n.max() <= w.max();
        }
        if (wide instanceof LongSpec w && narrow instanceof LongSpec n) {
            return w.min() <= n.min() && n.max() <= w.max();
        }
        if (wide instanceof FloatSpec w && narrow instanceof FloatSpec n) {
            return floats(w, n);
        }
        if (wide instanceof TextSpec w && narrow instanceof TextSpec n) {
            return w.pattern().isEmpty() || w.pattern().equals(n.pattern());
        }
        if (wide instanceof ListSpec<?> w && narrow instanceof ListSpec<?> n) {
            return w.acceptsSize(n.minSize()) && w.acceptsSize(n.maxSize()) && includes(w.element(), n.element());
        }
        if (wide instanceof MapSpec<?> w && narrow instanceof MapSpec<?> n) {
            return w.acceptsSize(n.minSize())
                    && w.acceptsSize(n.maxSize())
                    && (w.keyPattern().isEmpty() || w.keyPattern().equals(n.keyPattern()))
                    && includes(w.value(), n.value());
        }
        return wide instanceof ObjectSpec<?> w
                && narrow instanceof ObjectSpec<?> n
                && w.kind().includes(n.kind());
    }

    private static boolean floats(FloatSpec wide, FloatSpec narrow) {
        boolean low = wide.min() < narrow.min()
                || wide.min() == narrow.min() && (!wide.minExcluded() || narrow.minExcluded());
        boolean high = wide.max() > narrow.max()
                || wide.max() == narrow.max() && (!wide.maxExcluded() || narrow.maxExcluded());
        return low && high;
    }
}
