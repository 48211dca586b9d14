package org.espalier.algo.bayes.tpe;

import java.util.Arrays;

/**
 * The scores of the observations of one scope, in rows of bounded number: when it is full, the oldest row that is not among the
 * best makes room. Keeps them by age and, where there is one objective, by score.
 */
final class History {
    private final int capacity;
    private final int keep;
    private final int objectives;
    private double[][] scores = new double[16][];
    private int[] byAge = new int[16];
    private int[] byScore = new int[16];
    private int size;

    /**
     * Creates the history without rows.
     *
     * @param capacity most rows
     * @param keep how many of the best rows never make room
     * @param objectives number of scores of a row
     */
    History(int capacity, int keep, int objectives) {
        this.capacity = capacity;
        this.keep = keep;
        this.objectives = objectives;
    }

    int size() {
        return size;
    }

    int objectives() {
        return objectives;
    }

    /** Returns the number of rows with scores. */
    int scored() {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (score(byScore[middle]) > Double.NEGATIVE_INFINITY) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns the rows, the oldest first; only the first {@link #size} entries count. */
    int[] byAge() {
        return byAge;
    }

    /** Returns the rows, the highest first score first, then by age; only the first {@link #size} entries count. */
    int[] byScore() {
        return byScore;
    }

    /** Returns the scores of {@code row}: negative infinity where nothing could be measured. */
    double[] scores(int row) {
        return scores[row];
    }

    /** Returns the first score of {@code row}. */
    double score(int row) {
        return scores[row][0];
    }

    /** Takes in scores and returns the row, whose old contents are gone. */
    int add(double[] values) {
        int row = size < capacity ? size : remove(victim());
        if (row >= scores.length) {
            scores = Arrays.copyOf(scores, 2 * row);
            byAge = Arrays.copyOf(byAge, 2 * row);
            byScore = Arrays.copyOf(byScore, 2 * row);
        }
        scores[row] = values;
        byAge[size] = row;
        int at = size;
        while (at > 0 && scores[byScore[at - 1]][0] < values[0]) {
            byScore[at] = byScore[at - 1];
            at--;
        }
        byScore[at] = row;
        size++;
        return row;
    }

    /** Returns the oldest row that is not among the best, by the first score; for several objectives the oldest one. */
    private int victim() {
        if (objectives > 1) {
            return oldestDominated();
        }
        double least = scores[byScore[keep - 1]][0];
        for (int i = 0; i < size; i++) {
            if (scores[byAge[i]][0] < least) {
                return byAge[i];
            }
        }
        return byScore[size - 1];
    }

    private int oldestDominated() {
        for (int i = 0; i < size; i++) {
            for (int j = size - 1; j > i; j--) {
                if (Fronts.dominates(scores[byAge[j]], scores[byAge[i]])) {
                    return byAge[i];
                }
            }
        }
        return byAge[0];
    }

    private int remove(int row) {
        removeFrom(byAge, row);
        removeFrom(byScore, row);
        size--;
        return row;
    }

    private void removeFrom(int[] rows, int row) {
        int at = 0;
        while (rows[at] != row) {
            at++;
        }
        System.arraycopy(rows, at + 1, rows, at, size - 1 - at);
    }
}
