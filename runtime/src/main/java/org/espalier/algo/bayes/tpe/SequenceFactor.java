package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.Pick;

/**
 * Several picks whose order matters, or that may repeat: pick after pick, each from the candidates that are still allowed, with
 * a preference for the one seen at the same place.
 */
final class SequenceFactor implements Factor {
    private final int picks;
    private final int candidates;
    private final boolean distinct;
    private final boolean sorted;
    private final int[][] slots;
    private final double[] other = {1, 1};
    private int[] values;
    /** For each pick, how many candidates are allowed after the picks before it: those of the slot looked at last. */
    private final int[] allowed;

    SequenceFactor(Choices point, int slots) {
        this.picks = point.picks();
        this.candidates = point.candidates().size();
        this.distinct = point.selection().distinct();
        this.sorted = point.selection().sorted();
        this.slots = new int[slots][picks];
        this.values = new int[16 * picks];
        this.allowed = new int[picks];
    }

    @Override
    public void learn(int row, Decision decision) {
        int start = row * picks;
        if (start + picks > values.length) {
            values = Arrays.copyOf(values, 2 * (start + picks));
        }
        for (int j = 0; j < picks; j++) {
            values[start + j] = decision.picks().get(j).index();
        }
    }

    @Override
    public void fit(int side, Fit fit) {
        other[side] = PickWeight.other(fit.count());
    }

    @Override
    public void drawNear(int slot, int row, RandomGenerator random) {
        int[] drawn = slots[slot];
        for (int j = 0; j < picks; j++) {
            int seen = values[row * picks + j];
            boolean open = isAllowed(drawn, j, seen);
            int free = allowed(drawn, j);
            double rest = free * other[GOOD];
            drawn[j] = open && random.nextDouble() * (1 + rest) < 1 ? seen : any(drawn, j, free, random);
        }
    }

    @Override
    public void drawAnywhere(int slot, RandomGenerator random) {
        int[] drawn = slots[slot];
        for (int j = 0; j < picks; j++) {
            drawn[j] = any(drawn, j, allowed(drawn, j), random);
        }
    }

    /** Returns one of the {@code free} candidates that are allowed for pick {@code j}. */
    private int any(int[] drawn, int j, int free, RandomGenerator random) {
        int number = random.nextInt(free);
        if (!distinct) {
            return candidates - free + number;
        }
        int candidate = 0;
        for (int left = number; ; candidate++) {
            if (isAllowed(drawn, j, candidate)) {
                if (left == 0) {
                    return candidate;
                }
                left--;
            }
        }
    }

    private boolean isAllowed(int[] drawn, int j, int candidate) {
        if (sorted) {
            return j == 0 || candidate >= drawn[j - 1];
        }
        for (int i = 0; distinct && i < j; i++) {
            if (drawn[i] == candidate) {
                return false;
            }
        }
        return true;
    }

    private int allowed(int[] drawn, int j) {
        if (sorted) {
            return j == 0 ? candidates : candidates - drawn[j - 1];
        }
        return distinct ? candidates - j : candidates;
    }

    @Override
    public void addLogKernels(int side, int slot, Rows rows, double[] sums) {
        int[] drawn = slots[slot];
        for (int j = 0; j < picks; j++) {
            allowed[j] = allowed(drawn, j);
        }
        double weight = other[side];
        for (int i = 0; i < rows.count(); i++) {
            int start = rows.index()[i] * picks;
            double product = 1;
            for (int j = 0; j < picks; j++) {
                int seen = values[start + j];
                boolean open = isAllowed(drawn, j, seen);
                double total = (open ? 1 : 0) + allowed[j] * weight;
                product *= (weight + (drawn[j] == seen ? 1 : 0)) / total;
            }
            sums[i] += Math.log(product);
        }
    }

    @Override
    public double logPrior(int slot) {
        double sum = 0;
        for (int j = 0; j < picks; j++) {
            sum -= Math.log(allowed(slots[slot], j));
        }
        return sum;
    }

    @Override
    public Decision decision(int slot, Inside inside) {
        Pick[] made = new Pick[picks];
        Arrays.setAll(made, j -> new Pick(slots[slot][j], inside.dna(j, slots[slot][j])));
        return new Chosen(Arrays.asList(made));
    }
}
