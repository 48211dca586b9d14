package org.espalier.djl.supernet.search;

/**
 * Stochastic search with soft samples (Xie, Zheng, Liu and Lin, "SNAS", ICLR 2019): all candidates run, their outputs are
 * added by a sample of a Gumbel softmax, softmax((alpha + G) / temperature) (eq. 4), which comes ever nearer to one
 * candidate. Costs as much as {@link Darts} of the first order.
 *
 * <p>The paper learns weights and logits by the same batches; here logits learn by validation batches, as in all
 * gradient-based strategies of this package. A goal of the search enters the loss as in {@link Darts}.
 *
 * @param alphas how logits are learned and read
 * @param temperature how peaked the samples are
 */
public record Snas(AlphaCourse alphas, Temperature temperature) implements Strategy {
    /** The settings of DARTS after a warm-up of a quarter, temperature 1 to 0.33. */
    public Snas() {
        this(AlphaCourse.DARTS, Temperature.SNAS);
    }

    @Override
    public StrategyRun start(SuperTraining training) {
        return AlphaRun.start(training, alphas, (t, a) -> new Mixture(t, a, temperature), Darts.Order.FIRST);
    }

    /** Returns this strategy with another learning rate of the logits, in (0, inf). */
    public Snas rate(double value) {
        return new Snas(alphas.rate(value), temperature);
    }

    /** Returns this strategy with another course of the logits. */
    public Snas alphas(AlphaCourse value) {
        return new Snas(value, temperature);
    }
}
