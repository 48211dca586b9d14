package org.espalier.algo.fidelity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Results of several objectives, of which the last 1000 are compared. */
final class FrontRung implements Rung {
    private static final int KEPT = 1000;

    private final int eta;
    private final Deque<Result> results = new ArrayDeque<>();
    private final Set<Long> promoted = new HashSet<>();
    private @Nullable List<Result> ranked;

    FrontRung(int eta) {
        this.eta = eta;
    }

    @Override
    public void add(Result result) {
        results.addLast(result);
        if (results.size() > KEPT) {
            promoted.remove(results.removeFirst().trial());
        }
        ranked = null;
    }

    @Override
    public @Nullable Result promotable() {
        List<Result> known = ranked;
        if (known == null) {
            known = Result.ranked(List.copyOf(results));
            ranked = known;
        }
        return known.stream()
                .limit(results.size() / eta)
                .filter(result -> result.isSound() && !promoted.contains(result.trial()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void promoted(long trial) {
        promoted.add(trial);
    }

    @Override
    public void giveBack(long trial) {
        promoted.remove(trial);
    }
}
