package org.espalier.algo.fidelity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One round of successive halving: a number of DNA at its first rung, of which the best go on when all have come back. */
final class Bracket {
    private final int number;
    private final int first;
    private final int last;
    private final int eta;
    private final Set<Long> away = new HashSet<>();
    private final List<Result> back = new ArrayList<>();
    private final List<Result> waiting = new ArrayList<>();
    private int rung;
    private int size;

    /** Creates the bracket that starts {@code width} DNA at rung {@code rung}, and ends with rung {@code last}. */
    Bracket(int number, int rung, int width, int last, int eta) {
        this.number = number;
        this.first = rung;
        this.rung = rung;
        this.size = width;
        this.last = last;
        this.eta = eta;
    }

    int number() {
        return number;
    }

    int rung() {
        return rung;
    }

    /** Whether a new DNA is wanted. */
    boolean wantsNew() {
        return rung == first && back.size() + away.size() < size;
    }

    /** Returns the next DNA that goes on; null if none is waiting. */
    @Nullable
    Result promote() {
        return waiting.isEmpty() ? null : waiting.remove(0);
    }

    void giveBack(Result result) {
        waiting.add(0, result);
    }

    void sent(long trial) {
        away.add(trial);
    }

    void forget(long trial) {
        away.remove(trial);
    }

    /** Takes a result in, and goes on to the next rung if it was the last one of this. Results of rungs that are over do not count. */
    void take(Result result, int at, long parent) {
        away.remove(result.trial());
        while (rung < at && !isOver()) {
            advance();
        }
        if (rung > at || isOver()) {
            return;
        }
        waiting.removeIf(parentResult -> parentResult.trial() == parent);
        back.add(result);
        if (back.size() >= size) {
            advance();
        }
    }

    /** A trial of this bracket that will not come back: the rung is full without it. */
    void lose(long trial) {
        if (away.remove(trial) && rung > first) {
            size--;
            if (back.size() >= size) {
                advance();
            }
        }
    }

    private void advance() {
        List<Result> best = Result.ranked(back).stream()
                .filter(Result::isSound)
                .limit(Math.max(1, size / eta))
                .toList();
        back.clear();
        rung++;
        waiting.clear();
        waiting.addAll(best);
        size = best.size();
    }

    boolean isOver() {
        return rung > last || size == 0;
    }
}
