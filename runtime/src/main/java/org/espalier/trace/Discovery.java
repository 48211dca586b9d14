package org.espalier.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.hyper.Hypers;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;

/**
 * Finds the space of a program by running it: once as it comes, and once more for every further candidate of every choice.
 *
 * <p>What is asked for whichever candidate is chosen is independent of the choice; what is asked for with one candidate
 * only exists inside that candidate. Choices are varied one at a time, so a question that needs two choices at once is
 * found only if one of them is asked inside the other.
 */
final class Discovery {
    private final Program<?> program;

    Discovery(Program<?> program) {
        this.program = program;
    }

    /** Returns the node of the decisions of the program: a map by name. */
    Symbol<?> decisions() {
        Map<Probe.Id, Integer> none = Map.of();
        return nodes(run(none), none, Set.of(), Probe.Scope.ROOT).inside();
    }

    private Map<Probe.Id, Question> run(Map<Probe.Id, Integer> assigned) {
        Probe probe = new Probe(assigned);
        program.run(probe);
        return probe.asked();
    }

    /** The nodes of some questions: of those asked in a branch, and of those asked behind it. */
    private record Found(Symbol<?> inside, Symbol<?> behind) {
        boolean isEmpty() {
            return inside.children().isEmpty() && behind.children().isEmpty();
        }
    }

    private Found nodes(
            Map<Probe.Id, Question> asked, Map<Probe.Id, Integer> assigned, Set<Probe.Id> settled, Probe.Scope inside) {
        Map<String, Symbol<?>> here = new LinkedHashMap<>();
        Map<String, Symbol<?>> behind = new LinkedHashMap<>();
        Map<Probe.Id, Question> open = new LinkedHashMap<>(asked);
        Set<Probe.Id> done = new HashSet<>(settled);
        while (!open.isEmpty()) {
            Map.Entry<Probe.Id, Question> next = open.entrySet().iterator().next();
            Probe.Id id = next.getKey();
            done.add(id);
            open.remove(id);
            Symbol<?> node;
            if (next.getValue() instanceof Question.Choice choice) {
                List<Map<Probe.Id, Question>> runs = runs(id, choice, assigned, done);
                Set<Probe.Id> common = common(runs);
                open.keySet().retainAll(common);
                Set<Probe.Id> outside = new HashSet<>(done);
                outside.addAll(common);
                node = choice(id, choice, runs, assigned, outside);
            } else {
                node = next.getValue().node();
            }
            (id.scope().equals(inside) ? here : behind).put(id.name(), node);
        }
        return new Found(Symbols.dict(here), Symbols.dict(behind));
    }

    /** Returns, for each candidate, what is asked if it is chosen and has not been settled. */
    private List<Map<Probe.Id, Question>> runs(
            Probe.Id id, Question.Choice choice, Map<Probe.Id, Integer> assigned, Set<Probe.Id> done) {
        List<Map<Probe.Id, Question>> runs = new ArrayList<>();
        for (int i = 0; i < choice.values().size(); i++) {
            Map<Probe.Id, Integer> more = new HashMap<>(assigned);
            more.put(id, i);
            Map<Probe.Id, Question> asked = new LinkedHashMap<>(run(more));
            asked.keySet().removeAll(done);
            runs.add(asked);
        }
        return runs;
    }

    private static Set<Probe.Id> common(List<Map<Probe.Id, Question>> runs) {
        Set<Probe.Id> common = new HashSet<>(runs.get(0).keySet());
        for (Map<Probe.Id, Question> run : runs) {
            common.retainAll(run.keySet());
        }
        for (Probe.Id id : common) {
            for (Map<Probe.Id, Question> run : runs) {
                Question first = runs.get(0).get(id);
                if (first != null && !first.equals(run.get(id))) {
                    throw new TraceException("Decision '" + id.name()
                            + "': expected the same candidates in every run, found " + first.node() + " and "
                            + run.get(id) + ". Give different decisions different names");
                }
            }
        }
        return common;
    }

    private Symbol<?> choice(
            Probe.Id id,
            Question.Choice choice,
            List<Map<Probe.Id, Question>> runs,
            Map<Probe.Id, Integer> assigned,
            Set<Probe.Id> outside) {
        List<Symbol<?>> branches = new ArrayList<>();
        boolean plain = true;
        for (int i = 0; i < runs.size(); i++) {
            Map<Probe.Id, Question> own = new LinkedHashMap<>(runs.get(i));
            own.keySet().removeAll(outside);
            Map<Probe.Id, Integer> more = new HashMap<>(assigned);
            more.put(id, i);
            Found found = nodes(own, more, outside, id.scope().inside(id.name(), i));
            plain &= found.isEmpty();
            branches.add(Taken.TYPE.symbol(choice.values().get(i), found.inside(), found.behind()));
        }
        return plain ? choice.node() : Hypers.oneOf(branches);
    }
}
