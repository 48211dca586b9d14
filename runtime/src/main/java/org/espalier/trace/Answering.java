package org.espalier.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.espalier.geno.Candidate;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.hyper.Hypers;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;

/**
 * What discovery and replay share: names within nested branches, questions asked twice, and the way from an answer to the
 * user's value. A branch is a scope of its own: names in it are apart from names outside.
 */
abstract class Answering implements Trace {
    private final Deque<Map<String, Question>> scopes = new ArrayDeque<>();
    private int unnamed;

    Answering() {
        scopes.push(new HashMap<>());
    }

    /** Returns the number of the chosen candidate. */
    abstract int choose(String name, Question.Choice question);

    /** Returns the numbers of the picked candidates. */
    abstract List<Integer> pick(String name, Question.Picks question);

    abstract double real(String name, Question.Real question);

    abstract long whole(String name, Question.Whole question);

    /** Called before and after the program runs inside candidate {@code index} of a branch. */
    abstract void enter(String name, int index);

    abstract void leave();

    private <Q extends Question> Q ask(String name, Q question, Symbol<?> judged) {
        Map<String, Question> scope = scopes.element();
        Question before = scope.putIfAbsent(name, question);
        if (before != null && !before.equals(question)) {
            throw new TraceException("Decision '" + name + "': expected " + before.node() + " as before, found "
                    + judged + ". Give different decisions different names");
        }
        return question;
    }

    private static <R> R sound(String name, Supplier<R> construction) {
        try {
            return construction.get();
        } catch (IllegalArgumentException e) {
            throw new TraceException("Decision '" + name + "': " + e.getMessage());
        }
    }

    private <Q extends Question> Q ask(String name, Supplier<Q> construction) {
        Q question = sound(name, construction);
        Symbol<?> node = sound(name, question::node);
        return ask(name, question, node);
    }

    @Override
    public <T> T oneOf(String name, List<? extends T> candidates) {
        return candidates.get(choose(name, ask(name, () -> Question.Choice.of(candidates))));
    }

    @Override
    public <T> T branch(String name, List<? extends Supplier<? extends T>> candidates) {
        int index = choose(name, ask(name, () -> Question.Choice.of(candidates)));
        scopes.push(new HashMap<>());
        enter(name, index);
        try {
            return candidates.get(index).get();
        } finally {
            leave();
            scopes.pop();
        }
    }

    @Override
    public <E> List<E> manyOf(String name, Selection selection, List<? extends E> candidates) {
        sound(name, () -> Hypers.manyOf(selection, candidates)
                .decisionPoint(
                        Path.ROOT,
                        candidates.stream().map(c -> Candidate.of("")).toList()));
        return values(pick(name, ask(name, () -> new Question.Picks(selection, candidates.size(), false))), candidates);
    }

    @Override
    public <E> List<E> permutate(String name, List<? extends E> candidates) {
        Selection all = sound(name, () -> new Selection(candidates.size(), true, false));
        return values(pick(name, ask(name, () -> new Question.Picks(all, candidates.size(), true))), candidates);
    }

    private static <E> List<E> values(List<Integer> picks, List<? extends E> candidates) {
        List<E> values = new ArrayList<>(picks.size());
        for (int pick : picks) {
            values.add(candidates.get(pick));
        }
        return values;
    }

    @Override
    public double floatv(String name, double min, double max, Scale scale) {
        return real(name, ask(name, () -> new Question.Real(min, max, scale)));
    }

    @Override
    public int intv(String name, IntGrid grid, Scale scale) {
        return (int) whole(name, ask(name, () -> new Question.Whole(grid, scale)));
    }

    @Override
    public String nextName() {
        return "decision_" + unnamed++;
    }
}
