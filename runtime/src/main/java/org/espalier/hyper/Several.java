package org.espalier.hyper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.geno.Decision;
import org.espalier.geno.Pick;
import org.espalier.geno.Selection;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueSpec.AnySpec;
import org.espalier.schema.ValueSpec.ConvertingSpec;
import org.espalier.schema.ValueSpec.ListSpec;
import org.espalier.schema.ValueSpec.OptionalSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.schema.ValueSpec.UnionSpec;
import org.espalier.symbol.Fitter;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;
import org.jspecify.annotations.Nullable;

/**
 * A word with several picks, which become a list: {@link ManyOf} or {@link Permutate}.
 *
 * @param <E> what the candidates build
 * @param <S> the word itself
 */
public abstract sealed class Several<E, S> extends Undecided<List<E>, S> permits ManyOf, Permutate {
    Several(List<? extends Symbol<?>> candidates, Marks marks) {
        super(candidates, marks);
    }

    /** Returns how many candidates are picked, and which picks are allowed together. */
    abstract Selection selection();

    /** Returns the decision of {@code picks}. */
    abstract Decision decision(List<Pick> picks);

    @Override
    public Symbol<List<E>> decode(Decision decision, CandidateDecoder decoder) {
        List<Pick> picks = decision.picks();
        List<Symbol<? extends E>> elements = new ArrayList<>(picks.size());
        for (Pick pick : picks) {
            @SuppressWarnings("unchecked") // candidates build E
            Symbol<? extends E> element = (Symbol<? extends E>) decoder.decode(pick.index(), pick.sub());
            elements.add(element);
        }
        return ListSymbol.of(elements);
    }

    @Override
    public Optional<Decision> encode(Symbol<?> value, Path at, CandidateEncoder encoder) {
        int k = selection().k();
        if (!(value instanceof ListSymbol<?> list) || list.length() != k) {
            encoder.reject(Violation.of(
                    at, "a list of " + k + " from " + SymbolText.compact(this, 200), SymbolText.describe(value)));
            return Optional.empty();
        }
        Optional<List<Pick>> picks = new PickMatcher(list, at, encoder, candidates.size()).match(selection());
        if (picks.isEmpty()) {
            encoder.reject(Violation.of(at, "picks of " + SymbolText.compact(this, 200), SymbolText.describe(value)));
        }
        return picks.map(this::decision);
    }

    @Override
    public Hyper<List<E>> fit(ValueSpec<?> spec, Path at, Fitter fitter) {
        if (selection().distinct() && selection().k() > candidates.size()) {
            fitter.reject(
                    at,
                    "k in [1, " + candidates.size() + "] for distinct picks",
                    "k = " + selection().k(),
                    "Add candidates, or call repeatable()");
        }
        ListSpec<?> lists = listSpec(spec);
        if (lists == null) {
            return fitter.fitLeaf(this, spec, at, s -> false);
        }
        if (!lists.acceptsSize(selection().k())) {
            fitter.reject(at, lists.toString(), "a list of size " + selection().k(), "");
        }
        List<Symbol<?>> fitted = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            fitted.add(fitter.fit(candidates.get(i), lists.element(), at.branch(i)));
        }
        return withChildren(fitted);
    }

    private static @Nullable ListSpec<?> listSpec(ValueSpec<?> spec) {
        if (spec instanceof OptionalSpec<?> optional) {
            return listSpec(optional.inner());
        }
        if (spec instanceof SatisfyingSpec<?> satisfying) {
            return listSpec(satisfying.inner());
        }
        if (spec instanceof ConvertingSpec<?, ?> converting) {
            return listSpec(converting.inner());
        }
        if (spec instanceof UnionSpec<?> union) {
            for (ValueSpec<?> alternative : union.alternatives()) {
                ListSpec<?> found = alternative instanceof AnySpec ? null : listSpec(alternative);
                if (found != null) {
                    return found;
                }
            }
        }
        return spec instanceof ListSpec<?> lists ? lists : null;
    }
}
