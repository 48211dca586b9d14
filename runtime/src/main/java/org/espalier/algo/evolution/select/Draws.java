package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws from lists. */
final class Draws {
    private Draws() {}

    /** Returns {@code count} different items in random order: the start of a Fisher-Yates shuffle. */
    static <T> List<T> distinct(List<T> inputs, int count, RandomGenerator random) {
        int size = inputs.size();
        int[] order = new int[size];
        List<T> drawn = new ArrayList<>(count);
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(size - i);
            int index = order[other];
            order[other] = order[i];
            order[i] = index;
            drawn.add(inputs.get(index));
        }
        return drawn;
    }

    /** Returns an index, index i with probability {@code weights[i]} of their sum. */
    static int weighted(double[] weights, RandomGenerator random) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            last = weights[i] > 0 ? i : last;
        }
        double target = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            target -= weights[i];
            if (target < 0) {
                return i;
            }
        }
        return last;
    }
}
