package org.espalier.hyper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.Selection;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.ValueSpec;
import org.espalier.symbol.Fitter;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;

/**
 * One of several candidates; the decisions inside a candidate exist only if it is chosen.
 *
 * @param <T> what the candidates build
 */
public final class OneOf<T> extends Undecided<T, OneOf<T>> {
    /** @throws IllegalArgumentException if there is no candidate */
    OneOf(List<? extends Symbol<?>> candidates, Marks marks) {
        super(candidates, marks);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("oneOf: expected at least 1 candidate, found none");
        }
    }

    @Override
    OneOf<T> copy(List<? extends Symbol<?>> newCandidates, Marks newMarks) {
        return new OneOf<>(newCandidates, newMarks);
    }

    @Override
    Object settings() {
        return word();
    }

    @Override
    public String word() {
        return "oneOf";
    }

    @Override
    public List<Object> arguments() {
        return List.copyOf(candidates);
    }

    @Override
    public DecisionPoint decisionPoint(Path location, List<Candidate> compiled) {
        return new DecisionPoint.Choices(location, Selection.ONE, compiled, tags());
    }

    @Override
    @SuppressWarnings("unchecked") // candidates build T
    public Symbol<T> decode(Decision decision, CandidateDecoder decoder) {
        Decision.Chosen chosen = (Decision.Chosen) decision;
        return (Symbol<T>) decoder.decode(chosen.index(), chosen.sub());
    }

    @Override
    public Optional<Decision> encode(Symbol<?> value, Path at, CandidateEncoder encoder) {
        for (int i = 0; i < candidates.size(); i++) {
            Optional<Dna> sub = encoder.encode(i, value, at);
            if (sub.isPresent()) {
                return Optional.of(Decision.Chosen.of(i, sub.get()));
            }
        }
        encoder.reject(Violation.of(
                at, "one of the candidates of " + SymbolText.compact(this, 200), SymbolText.describe(value)));
        return Optional.empty();
    }

    @Override
    public Hyper<T> fit(ValueSpec<?> spec, Path at, Fitter fitter) {
        List<Symbol<?>> fitted = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            fitted.add(fitter.fit(candidates.get(i), spec, at.branch(i)));
        }
        return withChildren(fitted);
    }
}
