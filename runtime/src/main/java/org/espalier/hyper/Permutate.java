package org.espalier.hyper;

import java.util.List;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Pick;
import org.espalier.geno.Selection;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;

/**
 * All candidates, in an order to be decided, as a list.
 *
 * @param <E> what the candidates build
 */
public final class Permutate<E> extends Several<E, Permutate<E>> {
    /** @throws IllegalArgumentException if there is no candidate */
    Permutate(List<? extends Symbol<?>> candidates, Marks marks) {
        super(candidates, marks);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("permutate: expected at least 1 candidate, found none");
        }
    }

    @Override
    Selection selection() {
        return new Selection(candidates.size(), true, false);
    }

    @Override
    Decision decision(List<Pick> picks) {
        return new Decision.Order(picks);
    }

    @Override
    Permutate<E> copy(List<? extends Symbol<?>> newCandidates, Marks newMarks) {
        return new Permutate<>(newCandidates, newMarks);
    }

    @Override
    Object settings() {
        return word();
    }

    @Override
    public String word() {
        return "permutate";
    }

    @Override
    public List<Object> arguments() {
        return List.copyOf(candidates);
    }

    @Override
    public DecisionPoint decisionPoint(Path location, List<Candidate> compiled) {
        return new DecisionPoint.Permutation(location, compiled, tags());
    }
}
