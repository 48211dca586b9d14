package org.espalier.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A run in which every question is answered by decisions that were taken before. */
final class Replay extends Answering {
    /** For each open branch, the decisions in sight: its own and those that follow from choices in it. */
    private final Deque<List<Map<String, Object>>> scopes = new ArrayDeque<>();

    Replay(Map<String, Object> decisions) {
        scopes.push(new ArrayList<>(List.of(decisions)));
    }

    private Object answer(String name) {
        for (Map<String, Object> decisions : scopes.element()) {
            Object answer = decisions.get(name);
            if (answer != null) {
                return answer;
            }
        }
        throw new TraceException(
                "Decision '" + name + "': expected one that was met while the space was discovered, found "
                        + "a new one. It needs two choices at once, or depends on something that is no decision: ask for one of "
                        + "the choices inside a branch of the other, or ask for it always");
    }

    @Override
    int choose(String name, Question.Choice question) {
        Object answer = answer(name);
        if (answer instanceof Taken taken) {
            List<Map<String, Object>> inSight = scopes.element();
            if (inSight.stream().noneMatch(decisions -> decisions == taken.behind())) {
                inSight.add(taken.behind());
            }
            answer = taken.choice();
        }
        return question.values().indexOf(answer);
    }

    @Override
    @SuppressWarnings("unchecked") // what Question.Picks builds
    List<Integer> pick(String name, Question.Picks question) {
        return (List<Integer>) answer(name);
    }

    @Override
    double real(String name, Question.Real question) {
        return (Double) answer(name);
    }

    @Override
    long whole(String name, Question.Whole question) {
        return (Integer) answer(name);
    }

    @Override
    void enter(String name, int index) {
        Map<String, Object> inside = answer(name) instanceof Taken taken ? taken.inside() : Map.of();
        scopes.push(new ArrayList<>(List.of(inside)));
    }

    @Override
    void leave() {
        scopes.pop();
    }
}
