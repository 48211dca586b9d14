package org.espalier.djl.supernet.search;

/**
 * Search by a differentiable sampler (Dong and Yang, "Searching for a robust neural architecture in four GPU hours", CVPR
 * 2019): in each step one candidate of each decision is sampled by a Gumbel softmax and runs alone, with weight 1; its
 * gradient reaches the logits as that of the softmax, which is the straight-through estimator (eq. 3 to 6). A step costs as
 * much as two of one path.
 *
 * <p>The paper's code anneals the temperature in a straight line, 10 to 0.1. A goal of the search enters the loss as in
 * {@link Darts}.
 *
 * <p>The candidate that runs tells its logit whether its output should be larger. A normalisation right behind the decision takes
 * that away, and nothing is learned: let candidates end with their own instead.
 *
 * @param alphas how logits are learned and read
 * @param temperature how peaked the samples are for the gradient
 */
public record Gdas(AlphaCourse alphas, Temperature temperature) implements Strategy {
    /** The settings of the paper after a warm-up of a quarter. */
    public Gdas() {
        this(AlphaCourse.DARTS, Temperature.GDAS);
    }

    @Override
    public StrategyRun start(SuperTraining training) {
        return AlphaRun.start(training, alphas, (t, a) -> new OneHot(t, a, temperature), Darts.Order.FIRST);
    }

    /** Returns this strategy with another learning rate of the logits, in (0, inf). */
    public Gdas rate(double value) {
        return new Gdas(alphas.rate(value), temperature);
    }

    /** Returns this strategy with another course of the logits. */
    public Gdas alphas(AlphaCourse value) {
        return new Gdas(value, temperature);
    }
}
