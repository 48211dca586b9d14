package org.espalier.djl.supernet.search;

/**
 * Search by binary gates (Cai, Zhu and Han, "ProxylessNAS", ICLR 2019): weights learn on one sampled path; logits learn
 * with two sampled candidates of each decision, of which a binary gate opens one. The gradient of both gates (eq. 4) moves
 * the logits of these two, which are then shifted so that the probabilities of all others stay (section 3.2.1). Needs the
 * memory of two paths, however many candidates there are.
 *
 * <p>A goal of the search enters the loss with the cost to be expected, sum p(o) cost(o) (eq. 5 and 6), as |beta| |E(cost) /
 * target - 1|.
 *
 * @param alphas how logits are learned and read
 */
public record ProxylessNas(AlphaCourse alphas) implements Strategy {
    /** The settings of the paper after a warm-up of a quarter. */
    public ProxylessNas() {
        this(AlphaCourse.PROXYLESS);
    }

    @Override
    public StrategyRun start(SuperTraining training) {
        return AlphaRun.start(training, alphas, TwoPaths::new, Darts.Order.FIRST);
    }

    /** Returns this strategy with another learning rate of the logits, in (0, inf). */
    public ProxylessNas rate(double value) {
        return new ProxylessNas(alphas.rate(value));
    }

    /** Returns this strategy with another course of the logits. */
    public ProxylessNas alphas(AlphaCourse value) {
        return new ProxylessNas(value);
    }
}
