package org.espalier.hyper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.geno.Dna;
import org.espalier.geno.Pick;
import org.espalier.geno.Selection;
import org.espalier.path.Path;
import org.espalier.symbol.Hyper.CandidateEncoder;
import org.espalier.symbol.ListSymbol;

/**
 * Finds the picks that lead to a list. The first candidate that matches an element is preferred; where picks must be
 * distinct, an element moves on to another match if that lets all elements find one (augmenting paths).
 */
final class PickMatcher {
    private final ListSymbol<?> list;
    private final Path at;
    private final CandidateEncoder encoder;
    private final int candidates;

    PickMatcher(ListSymbol<?> list, Path at, CandidateEncoder encoder, int candidates) {
        this.list = list;
        this.at = at;
        this.encoder = encoder;
        this.candidates = candidates;
    }

    Optional<List<Pick>> match(Selection selection) {
        return selection.distinct() && !selection.sorted() ? assign() : scan(selection);
    }

    /** For each element the first candidate that matches and is allowed after the pick before. */
    private Optional<List<Pick>> scan(Selection selection) {
        List<Pick> picks = new ArrayList<>();
        int from = 0;
        for (int j = 0; j < list.length(); j++) {
            Optional<Pick> pick = first(j, from);
            if (pick.isEmpty()) {
                return Optional.empty();
            }
            picks.add(pick.get());
            if (selection.sorted()) {
                from = pick.get().index() + (selection.distinct() ? 1 : 0);
            }
        }
        return Optional.of(picks);
    }

    private Optional<Pick> first(int element, int from) {
        for (int i = from; i < candidates; i++) {
            Optional<Dna> sub = sub(element, i);
            if (sub.isPresent()) {
                return Optional.of(pick(i, sub.get()));
            }
        }
        return Optional.empty();
    }

    /** Bipartite matching of elements and candidates. */
    private Optional<List<Pick>> assign() {
        int[] owner = new int[candidates];
        Arrays.fill(owner, -1);
        for (int j = 0; j < list.length(); j++) {
            if (!place(j, owner, new boolean[candidates])) {
                return Optional.empty();
            }
        }
        Pick[] picks = new Pick[list.length()];
        for (int i = 0; i < candidates; i++) {
            if (owner[i] >= 0) {
                picks[owner[i]] = pick(i, sub(owner[i], i).orElse(Dna.EMPTY));
            }
        }
        return Optional.of(List.of(picks));
    }

    private boolean place(int element, int[] owner, boolean[] tried) {
        for (int i = 0; i < candidates; i++) {
            if (!tried[i] && sub(element, i).isPresent()) {
                tried[i] = true;
                if (owner[i] < 0 || place(owner[i], owner, tried)) {
                    owner[i] = element;
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Dna> sub(int element, int candidate) {
        return encoder.encode(candidate, list.get(element), at.index(element));
    }

    private static Pick pick(int index, Dna sub) {
        return sub.isEmpty() ? Pick.of(index) : new Pick(index, sub);
    }
}
