package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Weighting;

/**
 * Selects each item as often as its weight asks for, without chance.
 *
 * <p>An item of weight {@code w} is selected {@code round(n w / sum)} times. What rounding leaves over goes to the items of
 * the largest weights, one each in turn; what it takes too much is taken from the smallest weights. Outputs are in the order
 * of the inputs.
 *
 * @param <T> type of the items
 * @param amount how many outputs
 * @param weights weights of the inputs
 */
public record Proportional<T>(Amount amount, Weighting<? super T> weights) implements Selector<T> {
    /** Returns nothing if there are no inputs or all weights are 0. */
    @Override
    public List<T> select(List<T> inputs, Turn turn) {
        if (inputs.isEmpty()) {
            return List.of();
        }
        int[] times = allot(weights.weigh(inputs, turn), amount.of(inputs.size(), turn));
        List<T> selected = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            for (int j = 0; j < times[i]; j++) {
                selected.add(inputs.get(i));
            }
        }
        return selected;
    }

    private static int[] allot(double[] weights, int count) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] times = new int[weights.length];
        if (!(sum > 0)) {
            return times;
        }
        int missing = count;
        for (int i = 0; i < times.length; i++) {
            times[i] = (int) (count * weights[i] / sum + 0.5);
            missing -= times[i];
        }
        Comparator<Integer> byWeight = Comparator.comparingDouble(i -> weights[i]);
        List<Integer> order = IntStream.range(0, times.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted(missing > 0 ? byWeight.reversed() : byWeight)
                .toList();
        adjust(times, missing, order);
        return times;
    }

    private static void adjust(int[] times, int missing, List<Integer> order) {
        int left = Math.abs(missing);
        int change = Integer.signum(missing);
        for (int next = 0; left > 0; next++) {
            int item = order.get(next % order.size());
            if (change > 0 || times[item] > 0) {
                times[item] += change;
                left--;
            }
        }
    }

    @Override
    public String toString() {
        return "proportional(" + amount + ", " + weights + ")";
    }
}
