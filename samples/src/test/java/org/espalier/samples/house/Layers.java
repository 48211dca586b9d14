package org.espalier.samples.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package may mention which: the table of the architecture and the findings of comparing sources with it. */
final class Layers {

    private static final String ROOT = "org.espalier.";

    /** Package of the runtime, bottom-up, to the packages it may import besides {@code internal}. */
    private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

    /** Adds the next higher package; it may import packages added before and no other. */
    Layers layer(String name, String... imports) {
        for (String lower : imports) {
            if (!allowed.containsKey(lower)) {
                throw new IllegalArgumentException("Layer '" + name + "' may not import '" + lower
                        + "': only packages listed above it can be imported");
            }
        }
        allowed.put(name, Set.of(imports));
        return this;
    }

    Set<String> names() {
        return allowed.keySet();
    }

    /** Mentions of runtime packages that the table does not allow, and runtime packages missing from the table. */
    List<String> violations(List<SourceFile> sources) {
        List<String> found = new ArrayList<>();
        for (SourceFile source : sources) {
            String from = layerOf(source.packageName()).orElse(null);
            if (from == null || !source.packageName().equals(ROOT + from)) {
                found.add(source.file() + ": package " + source.packageName() + " is not in the table of layers");
                continue;
            }
            for (SourceFile.Mention mention : source.mentions()) {
                layerOf(mention.name())
                        .filter(to -> !to.equals(from) && !to.equals("internal"))
                        .filter(to -> !allowed.get(from).contains(to))
                        .ifPresent(to -> found.add("%s:%d: %s may import %s, found %s"
                                .formatted(
                                        source.file(),
                                        mention.line(),
                                        from,
                                        new TreeSet<>(allowed.get(from)),
                                        mention.name())));
            }
        }
        return found;
    }

    /** The table's package that a qualified name lies in; the longest one where several match. */
    private Optional<String> layerOf(String qualified) {
        return owner(qualified, allowed.keySet().stream().map(ROOT::concat).toList())
                .map(name -> name.substring(ROOT.length()));
    }

    /** The packages that import each other in a circle, the shortest circle first found; empty where there is none. */
    static List<String> cycle(List<SourceFile> sources) {
        Map<String, Set<String>> graph = new TreeMap<>();
        sources.forEach(source -> graph.put(source.packageName(), new TreeSet<>()));
        for (SourceFile source : sources) {
            for (SourceFile.Mention mention : source.mentions()) {
                owner(mention.name(), List.copyOf(graph.keySet()))
                        .filter(to -> !to.equals(source.packageName()))
                        .ifPresent(to -> graph.get(source.packageName()).add(to));
            }
        }
        return graph.keySet().stream()
                .map(start -> wayBack(graph, start))
                .filter(circle -> !circle.isEmpty())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static Optional<String> owner(String qualified, List<String> packages) {
        return packages.stream()
                .filter(name -> qualified.equals(name) || qualified.startsWith(name + "."))
                .max(Comparator.comparingInt(String::length));
    }

    /** Breadth-first from a package over its imports until one imports it again. */
    private static List<String> wayBack(Map<String, Set<String>> graph, String start) {
        Map<String, String> cameFrom = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String at = open.remove();
            for (String next : graph.get(at)) {
                if (next.equals(start)) {
                    Deque<String> circle = new ArrayDeque<>(List.of(start));
                    for (String step = at; !step.equals(start); step = cameFrom.get(step)) {
                        circle.addFirst(step);
                    }
                    circle.addFirst(start);
                    return List.copyOf(circle);
                }
                if (cameFrom.putIfAbsent(next, at) == null) {
                    open.add(next);
                }
            }
        }
        return List.of();
    }
}
