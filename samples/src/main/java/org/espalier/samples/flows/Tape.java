package org.espalier.samples.flows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Evaluates children with noise, and writes down what the child that looks best so far is really worth. Safe for use by several
 * threads; evaluations beyond the length of the tape are not written down.
 *
 * @param <T> what children build
 */
public final class Tape<T> implements ToDoubleFunction<T> {
    private final FlowProblem<T> problem;
    private final SplittableRandom random;
    private final double[] regrets;
    private int evaluations;
    private double bestReward = Double.NEGATIVE_INFINITY;
    private double regret = Double.NaN;

    /** Creates a tape for {@code length} evaluations; {@code seed} decides the noise. */
    public Tape(FlowProblem<T> problem, int length, long seed) {
        this.problem = problem;
        this.random = new SplittableRandom(seed);
        this.regrets = new double[length];
    }

    /** Returns the reward of a child: its quality and noise. */
    @Override
    public double applyAsDouble(T child) {
        double quality = problem.quality().applyAsDouble(child);
        synchronized (this) {
            double reward = quality + (problem.noise() == 0 ? 0 : problem.noise() * random.nextGaussian());
            if (reward > bestReward) {
                bestReward = reward;
                regret = problem.best() - quality;
            }
            if (evaluations < regrets.length) {
                regrets[evaluations++] = regret;
            }
            return reward;
        }
    }

    /** Returns how many evaluations there were. */
    public synchronized int evaluations() {
        return evaluations;
    }

    /** Returns by how much the child that looked best misses the best quality, after each evaluation; the last stays. */
    public synchronized double[] regrets() {
        double[] all = regrets.clone();
        Arrays.fill(all, evaluations, all.length, regret);
        return all;
    }
}
