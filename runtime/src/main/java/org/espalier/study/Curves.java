package org.espalier.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.espalier.stop.Peers;

/** The scores of all trials by step, for early stopping. Guarded by the lock of the engine. */
final class Curves {
    private final Map<Long, Column> columns = new HashMap<>();
    private final int objectives;

    Curves(int objectives) {
        this.objectives = objectives;
    }

    private static final class Column {
        private long[] trials = new long[8];
        /** The scores of a trial beside each other. */
        private double[] scores = new double[8];

        private int size;
    }

    void add(long trial, long step, double[] scores) {
        Column column = columns.computeIfAbsent(step, key -> new Column());
        if (column.size == column.trials.length) {
            column.trials = Arrays.copyOf(column.trials, 2 * column.size);
        }
        if ((column.size + 1) * objectives > column.scores.length) {
            column.scores = Arrays.copyOf(column.scores, 2 * (column.size + 1) * objectives);
        }
        column.trials[column.size] = trial;
        System.arraycopy(scores, 0, column.scores, column.size * objectives, objectives);
        column.size++;
    }

    /** Returns the scores at {@code step} of the trials with an id up to {@code last}, without those of {@code trial}. */
    Peers peers(long trial, long step, long last) {
        Column column = columns.get(step);
        if (column == null) {
            return Peers.of();
        }
        return objectives == 1 ? one(column, trial, last) : several(column, trial, last);
    }

    private static Peers one(Column column, long trial, long last) {
        double[] scores = new double[column.size];
        int count = 0;
        for (int i = 0; i < column.size; i++) {
            if (column.trials[i] != trial && column.trials[i] <= last && !Double.isNaN(column.scores[i])) {
                scores[count++] = column.scores[i];
            }
        }
        return Peers.of(Arrays.copyOf(scores, count));
    }

    private Peers several(Column column, long trial, long last) {
        double[][] points = new double[column.size][];
        int count = 0;
        for (int i = 0; i < column.size; i++) {
            if (column.trials[i] != trial && column.trials[i] <= last) {
                points[count++] = Arrays.copyOfRange(column.scores, i * objectives, (i + 1) * objectives);
            }
        }
        return Peers.ofPoints(Arrays.copyOf(points, count));
    }
}
