package org.espalier.djl.supernet.search;

/**
 * Differentiable architecture search (Liu, Simonyan and Yang, "DARTS", ICLR 2019): all candidates run, their outputs are
 * added by the softmax of learned logits (eq. 2), and the network is read off by the largest (section 2.3).
 *
 * <p>In each step the logits follow the gradient of the loss on a validation batch, either at the shared weights of now
 * ({@link Order#FIRST}) or after one step of them ({@link Order#SECOND}, eq. 7 and 8); then the weights follow that on a
 * training batch. A step of the first order costs twice, one of the second order five times the sum of all candidates.
 *
 * <pre>{@code
 * try (SuperResult result = new Darts().rate(0.01).rewrite(experiments).epochs(12).search()) { ... }
 * }</pre>
 *
 * <p>Known weakness: near the end of a long search identities win, because the weights of other candidates lag behind. A
 * larger weight decay of the experiment's optimizer, 0.003 to 0.03 (Zela et al., "Understanding and robustifying
 * differentiable architecture search", ICLR 2020), and ending at {@link SkipLimit} help.
 *
 * <p>A goal of the search enters the loss as |beta| |E(cost) / target - 1|.
 *
 * @param alphas how logits are learned and read
 * @param order what their gradient is
 */
public record Darts(AlphaCourse alphas, Order order) implements Strategy {
    /** What the gradient of the logits takes into account. */
    public enum Order {
        /** The weights are taken for fixed. */
        FIRST,
        /** The weights follow the logits by one step; the experiment's optimizer has to be an Sgd. */
        SECOND
    }

    /** First order, with the settings of the paper after a warm-up of a quarter. */
    public Darts() {
        this(AlphaCourse.DARTS, Order.FIRST);
    }

    @Override
    public StrategyRun start(SuperTraining training) {
        return AlphaRun.start(training, alphas, (t, a) -> new Mixture(t, a, null), order);
    }

    /** Returns this strategy of another order. */
    public Darts order(Order value) {
        return new Darts(alphas, value);
    }

    /** Returns this strategy with another learning rate of the logits, in (0, inf). */
    public Darts rate(double value) {
        return new Darts(alphas.rate(value), order);
    }

    /** Returns this strategy with another course of the logits. */
    public Darts alphas(AlphaCourse value) {
        return new Darts(value, order);
    }
}
