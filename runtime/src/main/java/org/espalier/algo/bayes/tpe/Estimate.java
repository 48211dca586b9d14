package org.espalier.algo.bayes.tpe;

import java.util.random.RandomGenerator;
import org.espalier.algo.bayes.tpe.Factor.Rows;

/** A density: the weighted mean of the kernels of some rows and of one kernel that knows nothing. */
final class Estimate {
    private static final double PRIOR_WEIGHT = 1;
    /** Terms smaller than the largest by more than this power of e do not change a sum of doubles. */
    private static final double NEGLIGIBLE = -40;

    private final Rows rows;
    private final double[] weights;
    private final double[] logWeights;
    private final double[] sums;

    /** Takes rows and the weight of each. */
    Estimate(Rows rows, double[] weights) {
        this.rows = rows;
        this.weights = weights;
        this.logWeights = new double[rows.count()];
        for (int i = 0; i < rows.count(); i++) {
            logWeights[i] = Math.log(weights[i]);
        }
        this.sums = new double[rows.count()];
    }

    Rows rows() {
        return rows;
    }

    /** Returns the density of the other factors, given the value of {@code factor} in slot 0. */
    Estimate given(Factor factor) {
        double[] logs = new double[rows.count()];
        factor.addLogKernels(Factor.GOOD, 0, rows, logs);
        double prior = factor.logPrior(0);
        double[] conditional = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            conditional[i] = weights[i] * Math.exp(logs[i] - prior);
        }
        return new Estimate(rows, conditional);
    }

    /** Returns a row with probability by its weight; -1 for the kernel that knows nothing. */
    int draw(RandomGenerator random) {
        double total = PRIOR_WEIGHT;
        for (int i = 0; i < rows.count(); i++) {
            total += weights[i];
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < rows.count(); i++) {
            left -= weights[i];
            if (left < 0) {
                return rows.index()[i];
            }
        }
        return -1;
    }

    /** Returns the log density, up to a constant, at the value in {@code slot} of {@code factors} on {@code side}. */
    double log(int side, int slot, Factor[] factors) {
        System.arraycopy(logWeights, 0, sums, 0, sums.length);
        double prior = Math.log(PRIOR_WEIGHT);
        for (Factor factor : factors) {
            factor.addLogKernels(side, slot, rows, sums);
            prior += factor.logPrior(slot);
        }
        double top = prior;
        for (double sum : sums) {
            top = Math.max(top, sum);
        }
        double total = Math.exp(prior - top);
        for (double sum : sums) {
            total += sum - top > NEGLIGIBLE ? Math.exp(sum - top) : 0;
        }
        return top + Math.log(total);
    }
}
