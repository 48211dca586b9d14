package org.espalier.symbol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.Field;
import org.espalier.schema.SpecOverlap;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueSpec.AnySpec;
import org.espalier.schema.ValueSpec.ConvertingSpec;
import org.espalier.schema.ValueSpec.EnumSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.FrozenSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.LongSpec;
import org.espalier.schema.ValueSpec.MapSpec;
import org.espalier.schema.ValueSpec.ObjectSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.schema.ValueSpec.UnionSpec;
import org.jspecify.annotations.Nullable;

/**
 * Judges nodes against specs, collecting every problem instead of stopping at the first.
 *
 * <p>Fitting may adapt a node without changing what it means: an integer becomes a real where a real is asked for, a
 * text becomes the enum constant of that name. Undecided nodes fit if everything they can become fits; see
 * {@link Hyper#fit}. Calls fit if what they return may fit. References and holes fit anywhere; what calls and references
 * come to is judged when the tree is built.
 */
public final class Fitter {
    private static final int MOST = 1000;

    private final List<Violation> violations = new ArrayList<>();

    /** Creates a fitter without problems. */
    public Fitter() {}

    /** Returns whether {@code node} fits {@code spec} just as it is; a quick test that may say no too often. */
    static boolean accepts(Symbol<?> node, ValueSpec<?> spec) {
        if (spec instanceof AnySpec) {
            return !node.hasHyper();
        }
        if (node instanceof Literal<?> literal) {
            return spec.accepts(literal.value());
        }
        if (node instanceof ListSymbol<?> list) {
            return spec instanceof ListSpec<?> lists && acceptsAll(list, lists);
        }
        return node instanceof ObjectSymbol<?> object
                && spec instanceof ObjectSpec<?> objects
                && objects.kind().includes(object.type());
    }

    private static boolean acceptsAll(ListSymbol<?> list, ListSpec<?> spec) {
        ValueSpec<?> each = spec.element();
        for (Symbol<?> element : list.nodes) {
            boolean fits =
                    element instanceof Literal<?> literal ? each.accepts(literal.value()) : accepts(element, each);
            if (!fits) {
                return false;
            }
        }
        return spec.acceptsSize(list.length());
    }

    /**
     * Returns {@code node}, adapted if necessary, noting a problem for whatever does not fit {@code spec}.
     *
     * @param at the place of the node, for the notes
     */
    public Symbol<?> fit(Symbol<?> node, ValueSpec<?> spec, Path at) {
        if (accepts(node, spec)) {
            return node;
        }
        if (spec instanceof FrozenSpec<?> frozen && !(node instanceof Hyper)) {
            return fitFrozen(node, frozen, at);
        }
        if (node instanceof Hole || node instanceof Ref) {
            return node;
        }
        if (node instanceof Hyper<?> hyper) {
            return hyper.fit(spec, at, this);
        }
        if (spec instanceof AnySpec) {
            return node;
        }
        if (node instanceof ObjectSymbol<?> call && call.type().result().isPresent()) {
            return fitCall(call, call.type().result().get(), spec, at);
        }
        if (spec instanceof OptionalSpec<?> optional && !(optional.inner() instanceof OptionalSpec)) {
            return fitOptional(node, optional, at);
        }
        if (spec instanceof UnionSpec<?> union) {
            return fitUnion(node, union, at);
        }
        if (spec instanceof SatisfyingSpec<?> satisfying) {
            return fitSatisfying(node, satisfying, at);
        }
        if (spec instanceof ConvertingSpec<?, ?> converting) {
            return fitConverting(node, converting, at);
        }
        if (spec instanceof ListSpec<?> lists && node instanceof ListSymbol<?> list) {
            return fitList(list, lists, at);
        }
        if (spec instanceof MapSpec<?> maps && node instanceof MapSymbol<?> map) {
            return fitMap(map, maps, at);
        }
        Symbol<?> adapted = adapted(node, spec);
        if (adapted == null) {
            reject(at, spec.toString(), SymbolText.describe(node), "");
            return node;
        }
        return adapted;
    }

    /**
     * Notes a problem unless {@code test} accepts {@code spec} or one of the specs it is made of: for undecided nodes
     * without candidates. The test is asked about a {@link SatisfyingSpec} after the spec inside it was accepted.
     */
    public <H extends Hyper<?>> H fitLeaf(H node, ValueSpec<?> spec, Path at, Predicate<ValueSpec<?>> test) {
        if (!anyBranch(spec, test)) {
            reject(at, spec.toString(), SymbolText.describe(node), "");
        }
        return node;
    }

    private static boolean anyBranch(ValueSpec<?> spec, Predicate<ValueSpec<?>> test) {
        if (spec instanceof OptionalSpec<?> optional) {
            return anyBranch(optional.inner(), test);
        }
        if (spec instanceof UnionSpec<?> union) {
            return union.alternatives().stream().anyMatch(a -> anyBranch(a, test));
        }
        if (spec instanceof ConvertingSpec<?, ?> converting) {
            return anyBranch(converting.inner(), test);
        }
        if (spec instanceof SatisfyingSpec<?> satisfying) {
            return anyBranch(satisfying.inner(), test) && test.test(spec);
        }
        return spec instanceof AnySpec || test.test(spec);
    }

    /** Notes a problem at {@code at}; beyond the first thousand, the others are not listed. */
    public void reject(Path at, String expected, String found, String hint) {
        if (violations.size() < MOST) {
            violations.add(new Violation(at, expected, found, hint));
        }
    }

    /** Returns the problems noted so far. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Throws a {@link SymbolException} about {@code subject} if a problem was noted. */
    void throwIfAny(String subject) {
        if (!violations.isEmpty()) {
            throw new SymbolException(subject, violations);
        }
    }

    Symbol<?> fitField(Symbol<?> node, Field<?, ?> field) {
        return accepts(node, field.spec()) ? node : fit(node, field.spec(), Path.ROOT.key(field.name()));
    }

    /** What a call returns is known when it is built; here it is enough that it may fit. */
    private Symbol<?> fitCall(ObjectSymbol<?> call, ValueSpec<?> result, ValueSpec<?> spec, Path at) {
        if (!SpecOverlap.isPossible(result, spec)) {
            reject(at, spec.toString(), "a call of " + call.type().name() + ", which returns " + result, "");
        }
        return call;
    }

    private Symbol<?> fitOptional(Symbol<?> node, OptionalSpec<?> spec, Path at) {
        int before = violations.size();
        Symbol<?> fitted = fit(node, spec.inner(), at);
        expectMore(" or none", at, before);
        return fitted;
    }

    /** Adds to what was expected if the one problem noted since {@code before} is at this very place. */
    private void expectMore(String more, Path at, int before) {
        if (violations.size() == before + 1 && violations.get(before).path().equals(at)) {
            Violation only = violations.remove(before);
            reject(at, only.expected() + more, only.found(), only.hint());
        }
    }

    /** Judges what the node is and, if its value is known already, whether it passes the test. */
    private Symbol<?> fitSatisfying(Symbol<?> node, SatisfyingSpec<?> spec, Path at) {
        int before = violations.size();
        Symbol<?> fitted = fit(node, spec.inner(), at);
        expectMore(", " + spec.expectation(), at, before);
        Object value = violations.size() == before ? KnownValue.of(fitted) : null;
        if (value != null && value != KnownValue.UNKNOWN && !spec.passes(value)) {
            reject(at, spec.toString(), SymbolText.describe(node), "");
        }
        return fitted;
    }

    private Symbol<?> fitConverting(Symbol<?> node, ConvertingSpec<?, ?> spec, Path at) {
        Fitter asItIs = new Fitter();
        Symbol<?> fitted = asItIs.fit(node, spec.inner(), at);
        if (asItIs.violations.isEmpty()) {
            return fitted;
        }
        try {
            Object value = KnownValue.of(node);
            Optional<Object> converted = value == KnownValue.UNKNOWN ? Optional.empty() : spec.convert(value);
            if (converted.isPresent()) {
                return fit(Symbols.lift(converted.get()), spec.inner(), at);
            }
        } catch (RuntimeException e) {
            reject(at, spec.toString(), SymbolText.describe(node), String.valueOf(e.getMessage()));
            return node;
        }
        for (Violation violation : asItIs.violations) {
            String expected = violation.path().equals(at) ? spec.toString() : violation.expected();
            reject(violation.path(), expected, violation.found(), violation.hint());
        }
        return node;
    }

    private Symbol<?> fitFrozen(Symbol<?> node, FrozenSpec<?> spec, Path at) {
        Symbol<?> only = fit(Symbols.lift(spec.value()), spec.inner(), at);
        Symbol<?> fitted = new Fitter().fit(node, spec.inner(), at);
        if (!fitted.equals(only)) {
            reject(at, spec.toString(), SymbolText.describe(node), "The field is frozen");
        }
        return only;
    }

    private Symbol<?> fitUnion(Symbol<?> node, UnionSpec<?> spec, Path at) {
        for (ValueSpec<?> alternative : spec.alternatives()) {
            Fitter trial = new Fitter();
            Symbol<?> fitted = trial.fit(node, alternative, at);
            if (trial.violations.isEmpty()) {
                return fitted;
            }
        }
        reject(at, spec.toString(), SymbolText.describe(node), "");
        return node;
    }

    private Symbol<?> fitList(ListSymbol<?> list, ListSpec<?> spec, Path at) {
        if (!spec.acceptsSize(list.length())) {
            reject(at, spec.toString(), "a list of size " + list.length(), "");
        }
        List<Symbol<?>> fitted = new ArrayList<>(list.length());
        for (int i = 0; i < list.length(); i++) {
            Symbol<?> element = list.get(i);
            fitted.add(accepts(element, spec.element()) ? element : fit(element, spec.element(), at.index(i)));
        }
        return list.withChildren(fitted);
    }

    private Symbol<?> fitMap(MapSymbol<?> map, MapSpec<?> spec, Path at) {
        if (!spec.acceptsSize(map.keys().size())) {
            reject(at, spec.toString(), "a map of size " + map.keys().size(), "");
        }
        Map<String, Symbol<?>> fitted = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> {
            if (!spec.acceptsKey(key)) {
                reject(at.key(key), "a key matching " + spec.keyPattern().orElse(""), "'" + key + "'", "");
            }
            fitted.put(key, fit(value, spec.value(), at.key(key)));
        });
        return map.withChildren(List.copyOf(fitted.values()));
    }

    /** Returns the node that means the same and fits, or null. */
    static @Nullable Symbol<?> adapted(Symbol<?> node, ValueSpec<?> spec) {
        if (!(node instanceof Literal<?> literal) || literal.value() == null) {
            return null;
        }
        Object value = literal.value();
        Object other = null;
        if (spec instanceof FloatSpec
                && (value instanceof Integer || value instanceof Long || value instanceof Float)) {
            other = ((Number) value).doubleValue();
        } else if (spec instanceof LongSpec && value instanceof Integer i) {
            other = i.longValue();
        } else if (spec instanceof EnumSpec<?> constants && value instanceof String name) {
            other = constants.values().stream()
                    .filter(c -> c instanceof Enum<?> e && e.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        return other != null && spec.accepts(other) ? Literal.of(other) : null;
    }
}
