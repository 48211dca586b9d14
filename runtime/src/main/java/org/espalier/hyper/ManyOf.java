package org.espalier.hyper;

import java.util.ArrayList;
import java.util.List;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Pick;
import org.espalier.geno.Selection;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;

/**
 * Several of the candidates, as a list. Distinct unless {@link #repeatable()}; in any order unless {@link #sorted()}.
 *
 * <p>More distinct picks than candidates cannot be: that is refused where the node is put into a field, or at the latest
 * when its space is compiled.
 *
 * @param <E> what the candidates build
 */
public final class ManyOf<E> extends Several<E, ManyOf<E>> {
    private final Selection selection;

    /** @throws IllegalArgumentException if there is no candidate */
    ManyOf(Selection selection, List<? extends Symbol<?>> candidates, Marks marks) {
        super(candidates, marks);
        this.selection = selection;
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("manyOf: expected at least 1 candidate, found none");
        }
    }

    /** Returns this node with picks that must differ: the default. */
    public ManyOf<E> distinct() {
        return new ManyOf<>(new Selection(selection.k(), true, selection.sorted()), candidates, marks);
    }

    /** Returns this node with picks that may repeat a candidate. */
    public ManyOf<E> repeatable() {
        return new ManyOf<>(new Selection(selection.k(), false, selection.sorted()), candidates, marks);
    }

    /** Returns this node with picks in the order of the candidates, so that only the set (or multiset) matters. */
    public ManyOf<E> sorted() {
        return new ManyOf<>(new Selection(selection.k(), selection.distinct(), true), candidates, marks);
    }

    /** Returns how many candidates are picked, and which picks are allowed together. */
    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    Decision decision(List<Pick> picks) {
        return new Decision.Chosen(picks);
    }

    @Override
    ManyOf<E> copy(List<? extends Symbol<?>> newCandidates, Marks newMarks) {
        return new ManyOf<>(selection, newCandidates, newMarks);
    }

    @Override
    Object settings() {
        return selection;
    }

    @Override
    public String word() {
        return "manyOf";
    }

    @Override
    public List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        arguments.add(selection.k());
        arguments.add(candidates);
        if (!selection.distinct()) {
            arguments.add("repeatable");
        }
        if (selection.sorted()) {
            arguments.add("sorted");
        }
        return arguments;
    }

    @Override
    public DecisionPoint decisionPoint(Path location, List<Candidate> compiled) {
        return new DecisionPoint.Choices(location, selection, compiled, tags());
    }
}
