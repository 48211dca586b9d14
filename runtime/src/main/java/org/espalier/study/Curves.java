package org.espalier.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.espalier.stop.Peers;

/** The scores of all trials by step, for early stopping. Guarded by the lock of the engine. */
final class Curves {
    private final Map<Long, Column> columns = new HashMap<>();

    private static final class Column {
        private long[] trials = new long[8];
        private double[] scores = new double[8];
        private int size;
    }

    void add(long trial, long step, double score) {
        Column column = columns.computeIfAbsent(step, key -> new Column());
        if (column.size == column.trials.length) {
            column.trials = Arrays.copyOf(column.trials, 2 * column.size);
            column.scores = Arrays.copyOf(column.scores, 2 * column.size);
        }
        column.trials[column.size] = trial;
        column.scores[column.size] = score;
        column.size++;
    }

    /** Returns the scores at {@code step} of the trials with an id up to {@code last}, without those of {@code trial}. */
    Peers peers(long trial, long step, long last) {
        Column column = columns.get(step);
        if (column == null) {
            return Peers.of();
        }
        double[] scores = new double[column.size];
        int count = 0;
        for (int i = 0; i < column.size; i++) {
            if (column.trials[i] != trial && column.trials[i] <= last && !Double.isNaN(column.scores[i])) {
                scores[count++] = column.scores[i];
            }
        }
        return Peers.of(Arrays.copyOf(scores, count));
    }
}
