package org.espalier.algo.fidelity;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Results of one objective: the best share of them is kept apart from the rest, in logarithmic time. */
final class SortedRung implements Rung {
    private final int eta;
    private final TreeSet<Result> top = new TreeSet<>(Result.BEST_FIRST);
    private final TreeSet<Result> rest = new TreeSet<>(Result.BEST_FIRST);
    private final TreeSet<Result> free = new TreeSet<>(Result.BEST_FIRST);
    private final Set<Long> promoted = new HashSet<>();

    SortedRung(int eta) {
        this.eta = eta;
    }

    @Override
    public void add(Result result) {
        rest.add(result);
        if (top.size() < (top.size() + rest.size()) / eta) {
            rise(rest.first());
        } else if (!top.isEmpty() && Result.BEST_FIRST.compare(rest.first(), top.last()) < 0) {
            Result fallen = top.last();
            top.remove(fallen);
            free.remove(fallen);
            rise(rest.first());
            rest.add(fallen);
        }
    }

    private void rise(Result result) {
        rest.remove(result);
        top.add(result);
        if (result.isSound() && !promoted.contains(result.trial())) {
            free.add(result);
        }
    }

    @Override
    public @Nullable Result promotable() {
        return free.isEmpty() ? null : free.first();
    }

    @Override
    public void promoted(long trial) {
        if (promoted.add(trial)) {
            free.removeIf(result -> result.trial() == trial);
        }
    }

    @Override
    public void giveBack(long trial) {
        promoted.remove(trial);
        top.stream().filter(result -> result.trial() == trial).findFirst().ifPresent(free::add);
    }
}
