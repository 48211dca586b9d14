package org.espalier.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.Tags;
import org.espalier.path.Path;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;

/** Which decisions of a tree are tied together, and how often each tie occurs in each subtree. */
final class Ties {
    private final Predicate<? super Hyper<?>> partition;
    private final Map<Symbol<?>, Map<String, Integer>> counts = new IdentityHashMap<>();
    private final Map<String, Integer> total;
    private final Map<String, Integer> numbers = new HashMap<>();

    Ties(Symbol<?> template, Predicate<? super Hyper<?>> partition) {
        this.partition = partition;
        this.total = count(template);
        for (String tie : total.keySet()) {
            numbers.put(tie, numbers.size());
        }
    }

    boolean isEmpty() {
        return total.isEmpty();
    }

    int count() {
        return total.size();
    }

    int number(String tie) {
        Integer number = numbers.get(tie);
        if (number == null) {
            throw new IllegalStateException("Unknown tie " + tie);
        }
        return number;
    }

    /** Counts the occurrences of each tie in a subtree; those inside a choice that may repeat a candidate count double. */
    private Map<String, Integer> count(Symbol<?> node) {
        if (!node.hasHyper() || node instanceof Hyper<?> hyper && isUntied(hyper)) {
            return Map.of();
        }
        Map<String, Integer> known = counts.get(node);
        if (known != null) {
            return known;
        }
        Map<String, Integer> sum = new LinkedHashMap<>();
        for (Symbol<?> child : node.children()) {
            count(child).forEach((tie, n) -> sum.merge(tie, n, Ties::saturated));
        }
        if (node instanceof Hyper<?> hyper && partition.test(hyper)) {
            if (!sum.isEmpty() && mayRepeat(hyper)) {
                sum.replaceAll((tie, n) -> saturated(n, n));
            }
            hyper.tie().ifPresent(tie -> sum.merge(tie, 1, Ties::saturated));
        }
        Map<String, Integer> found = sum.isEmpty() ? Map.of() : sum;
        counts.put(node, found);
        return found;
    }

    /** Whether a node and its candidates hold no tie, which is plain to see where the candidates hold no decisions. */
    private static boolean isUntied(Hyper<?> hyper) {
        if (hyper.tie().isPresent()) {
            return false;
        }
        for (Symbol<?> candidate : hyper.children()) {
            if (candidate.hasHyper()) {
                return false;
            }
        }
        return true;
    }

    private static int saturated(int a, int b) {
        return (int) Math.min((long) a + b, Integer.MAX_VALUE / 4);
    }

    private static boolean mayRepeat(Hyper<?> hyper) {
        if (hyper.children().isEmpty()) {
            return false;
        }
        List<Candidate> blanks = new ArrayList<>();
        hyper.children().forEach(child -> blanks.add(Candidate.of("")));
        return hyper.decisionPoint(Path.ROOT, blanks) instanceof Choices c
                && c.selection().k() > 1
                && !c.selection().distinct();
    }

    /**
     * Returns the ties whose decisions must be taken just before {@code hyper}, because they occur inside its candidates
     * and no single candidate holds all their occurrences; with the place of the first, relative to {@code hyper}.
     */
    Map<String, Path> toOpenBefore(Hyper<?> hyper, Set<String> open) {
        Map<String, Path> result = new LinkedHashMap<>();
        for (Symbol<?> candidate : hyper.children()) {
            for (String tie : count(candidate).keySet()) {
                boolean contained = hyper.children().stream()
                        .anyMatch(c -> count(c).getOrDefault(tie, 0).equals(total.get(tie)));
                boolean own = hyper.tie().isPresent() && hyper.tie().get().equals(tie);
                if (!open.contains(tie) && !contained && !own) {
                    result.computeIfAbsent(tie, t -> first(hyper, t));
                }
            }
        }
        return result;
    }

    private Path first(Hyper<?> hyper, String tie) {
        return Cursor.of(hyper)
                .descendants(c -> c.node() instanceof Hyper<?> h
                        && partition.test(h)
                        && h.tie().filter(tie::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .path();
    }

    /** Returns whether two points ask for the same decision, wherever they are and whatever they are called. */
    static boolean sameShape(DecisionPoint a, DecisionPoint b) {
        return blank(a).equals(blank(b));
    }

    private static DecisionPoint blank(DecisionPoint point) {
        if (point instanceof Choices c) {
            return new Choices(Path.ROOT, c.selection(), c.candidates(), Tags.NONE);
        }
        if (point instanceof Permutation p) {
            return new Permutation(Path.ROOT, p.candidates(), Tags.NONE);
        }
        if (point instanceof FloatRange f) {
            return new FloatRange(Path.ROOT, f.min(), f.max(), f.scale(), Tags.NONE);
        }
        return point instanceof IntRange i
                ? new IntRange(Path.ROOT, i.grid(), i.scale(), Tags.NONE)
                : new Custom(Path.ROOT, ((Custom) point).genes(), Tags.NONE);
    }
}
