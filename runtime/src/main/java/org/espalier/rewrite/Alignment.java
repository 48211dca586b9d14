package org.espalier.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import org.espalier.symbol.Symbol;

/**
 * Which elements of two lists are the same: a longest common subsequence. Equal ends are matched first; what remains is
 * solved exactly by dynamic programming, or greedily where that would take more than some million steps.
 */
final class Alignment {
    private static final long EXACT_LIMIT = 4_000_000;

    private Alignment() {}

    /** Returns the matches as pairs of positions, ascending on both sides. */
    static List<int[]> of(List<Symbol<?>> left, List<Symbol<?>> right) {
        int start = 0;
        int least = Math.min(left.size(), right.size());
        while (start < least && left.get(start).equals(right.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
            end++;
        }
        List<int[]> matches = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            matches.add(new int[] {i, i});
        }
        List<Symbol<?>> a = left.subList(start, left.size() - end);
        List<Symbol<?>> b = right.subList(start, right.size() - end);
        for (int[] match : (long) a.size() * b.size() <= EXACT_LIMIT ? exact(a, b) : greedy(a, b)) {
            matches.add(new int[] {match[0] + start, match[1] + start});
        }
        for (int i = end; i > 0; i--) {
            matches.add(new int[] {left.size() - i, right.size() - i});
        }
        return matches;
    }

    private static List<int[]> exact(List<Symbol<?>> a, List<Symbol<?>> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<int[]> matches = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            if (a.get(i).equals(b.get(j))) {
                matches.add(new int[] {i++, j++});
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return matches;
    }

    /** Matches each element with the next unused equal one behind the last match. */
    private static List<int[]> greedy(List<Symbol<?>> a, List<Symbol<?>> b) {
        Map<Symbol<?>, LinkedList<Integer>> positions = new HashMap<>();
        for (int j = 0; j < b.size(); j++) {
            positions.computeIfAbsent(b.get(j), s -> new LinkedList<>()).add(j);
        }
        List<int[]> matches = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < a.size(); i++) {
            LinkedList<Integer> candidates = positions.getOrDefault(a.get(i), new LinkedList<>());
            while (!candidates.isEmpty() && candidates.getFirst() <= last) {
                candidates.removeFirst();
            }
            if (!candidates.isEmpty()) {
                last = candidates.removeFirst();
                matches.add(new int[] {i, last});
            }
        }
        return matches;
    }
}
