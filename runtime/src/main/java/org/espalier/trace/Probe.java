package org.espalier.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A run that records what the program asks for; choices are answered as assigned, everything else by its first answer. */
final class Probe extends Answering {
    private final Map<Id, Integer> assigned;
    private final LinkedHashMap<Id, Question> asked = new LinkedHashMap<>();
    private Scope scope = Scope.ROOT;

    Probe(Map<Id, Integer> assigned) {
        this.assigned = assigned;
    }

    /** The branches that a run is inside of, outermost first, as names and numbers. */
    record Scope(List<Object> steps) {
        static final Scope ROOT = new Scope(List.of());

        Scope inside(String name, int index) {
            List<Object> deeper = new ArrayList<>(steps);
            deeper.add(name);
            deeper.add(index);
            return new Scope(List.copyOf(deeper));
        }
    }

    /** A name in its scope. */
    record Id(Scope scope, String name) {}

    /** Returns what was asked, in the order of asking. */
    Map<Id, Question> asked() {
        return asked;
    }

    private Id note(String name, Question question) {
        Id id = new Id(scope, name);
        asked.putIfAbsent(id, question);
        return id;
    }

    @Override
    int choose(String name, Question.Choice question) {
        return assigned.getOrDefault(note(name, question), 0);
    }

    @Override
    List<Integer> pick(String name, Question.Picks question) {
        note(name, question);
        return IntStream.range(0, question.selection().k())
                .mapToObj(i -> question.selection().distinct() ? i : 0)
                .toList();
    }

    @Override
    double real(String name, Question.Real question) {
        note(name, question);
        return question.min();
    }

    @Override
    long whole(String name, Question.Whole question) {
        note(name, question);
        return question.grid().min();
    }

    @Override
    void enter(String name, int index) {
        scope = scope.inside(name, index);
    }

    @Override
    void leave() {
        scope = new Scope(scope.steps().subList(0, scope.steps().size() - 2));
    }
}
