package org.espalier.stop;

import org.espalier.internal.Checks;

/** How good a trial has to be to pass a gate of {@link StopBelow}. */
public sealed interface Bar {
    /** Returns whether a trial that scored {@code score} at the gate misses the bar. */
    boolean isMissed(RunningTrial trial, double score, Peers peers);

    /** Returns the bar at a value of the first objective: below it a maximised trial stops, above it a minimised one. */
    static Bar value(double value) {
        return new Value(value);
    }

    /** Returns the bar at the score of the {@code rank}-th best other trial, once {@code least} others have passed. */
    static Bar rank(int rank, int least) {
        return new Rank(rank, least);
    }

    /** Returns the bar at a share of the other trials, best first, once {@code least} others have passed. */
    static Bar share(double share, int least) {
        return new Share(share, least);
    }

    /** A fixed value, in the user's own sign. */
    record Value(double value) implements Bar {
        @Override
        public boolean isMissed(RunningTrial trial, double score, Peers peers) {
            return !(score >= trial.toScore(value));
        }
    }

    /**
     * The score of the other trial on place {@code rank}.
     *
     * @param rank place among the others, best first, in {@code [1, inf)}
     * @param least how many others must have a score at the gate before anything stops, in {@code [rank, inf)}
     */
    record Rank(int rank, int least) implements Bar {
        /** @throws IllegalArgumentException if {@code rank < 1} or {@code least < rank} */
        public Rank {
            Checks.atLeast("rank", rank, 1);
            Checks.atLeast("least", least, rank);
        }

        @Override
        public boolean isMissed(RunningTrial trial, double score, Peers peers) {
            return peers.count() >= least && peers.better(score) >= rank;
        }
    }

    /**
     * The score of the other trial that stands at a share of the list, best first: at 0 the best, at 0.5 the median, at 1
     * the worst.
     *
     * @param share in {@code [0, 1]}
     * @param least how many others must have a score at the gate before anything stops, in {@code [1, inf)}
     */
    record Share(double share, int least) implements Bar {
        /** @throws IllegalArgumentException if {@code share} is not in {@code [0, 1]} or {@code least < 1} */
        public Share {
            Checks.probability("share", share);
            Checks.atLeast("least", least, 1);
        }

        @Override
        public boolean isMissed(RunningTrial trial, double score, Peers peers) {
            int place = (int) ((peers.count() - 1) * share);
            return peers.count() >= least && peers.better(score) > place;
        }
    }
}
