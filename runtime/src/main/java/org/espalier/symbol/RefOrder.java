package org.espalier.symbol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.path.Path;
import org.espalier.path.Violation;

/** The references of a tree in an order in which each comes after those it depends on, however long the chains. */
final class RefOrder {
    private final Symbol<?> root;
    private final Map<Path, Path> leadsTo = new LinkedHashMap<>();
    private final Map<Path, List<Path>> refsBelow = new HashMap<>();
    private final Map<Path, Path> ordered = new LinkedHashMap<>();
    private final Set<Path> cyclic = new LinkedHashSet<>();
    private final Map<Path, Violation> problems = new HashMap<>();
    private final List<Path> all;

    private RefOrder(Symbol<?> root) {
        this.root = root;
        this.all = refsAt(Path.ROOT);
    }

    static RefOrder of(Symbol<?> root) {
        RefOrder order = new RefOrder(root);
        order.search();
        order.sort();
        return order;
    }

    List<Violation> problems() {
        return all.stream().filter(problems::containsKey).map(problems::get).toList();
    }

    Map<Path, Path> targets() {
        if (!problems.isEmpty()) {
            throw new SymbolException("References", problems());
        }
        return Collections.unmodifiableMap(ordered);
    }

    private List<Path> refsAt(Path at) {
        return refsBelow.computeIfAbsent(at, path -> {
            List<Path> found = new ArrayList<>();
            collect(root.at(path), path, found);
            return found;
        });
    }

    private static void collect(Symbol<?> node, Path at, List<Path> found) {
        if (node instanceof Ref) {
            found.add(at);
        } else if (node.hasRef()) {
            for (int i = 0; i < node.children().size(); i++) {
                collect(node.children().get(i), at.child(node.stepTo(i)), found);
            }
        }
    }

    private void search() {
        for (Path at : all) {
            if (root.at(at) instanceof Ref<?> ref) {
                RefSearch search = RefSearch.of(ref, root, at);
                search.found().ifPresent(target -> leadsTo.put(at, target));
                if (search.found().isEmpty()
                        && !search.pending()
                        && ref.fallback().isEmpty()) {
                    problems.put(at, search.problem(ref, at));
                }
            }
        }
    }

    /** A reference being looked into, and what it depends on that was not looked into yet. */
    private record Visit(Path at, Iterator<Path> needs) {}

    private void sort() {
        Set<Path> open = new LinkedHashSet<>();
        Deque<Visit> stack = new ArrayDeque<>();
        for (Path start : all) {
            enter(start, open, stack);
            while (!stack.isEmpty()) {
                Visit visit = stack.peek();
                if (visit.needs().hasNext()) {
                    enter(visit.needs().next(), open, stack);
                } else {
                    stack.pop();
                    open.remove(visit.at());
                    ordered.put(visit.at(), leadsTo.getOrDefault(visit.at(), visit.at()));
                }
            }
        }
    }

    private void enter(Path at, Set<Path> open, Deque<Visit> stack) {
        if (!leadsTo.containsKey(at) || ordered.containsKey(at)) {
            return;
        }
        if (!open.add(at)) {
            noteCycle(at, new ArrayList<>(open));
            return;
        }
        stack.push(new Visit(at, refsAt(leadsTo.getOrDefault(at, at)).iterator()));
    }

    private void noteCycle(Path at, List<Path> open) {
        List<Path> cycle = open.subList(open.indexOf(at), open.size());
        if (cyclic.addAll(cycle)) {
            String places = cycle.stream().map(p -> "'" + p + "'").collect(Collectors.joining(" -> "));
            problems.put(
                    at,
                    new Violation(
                            at,
                            "a reference that does not lead back to itself",
                            places + " -> '" + at + "'",
                            "Give one of these places a value of its own"));
        }
    }
}
