package org.espalier.djl.supernet.search;

import org.espalier.algo.CostTarget;
import org.espalier.djl.cost.NetworkCost;

/**
 * What networks should cost, and how far from it is how bad.
 *
 * <pre>{@code
 * CostGoal.near(new MultiplyAdds(new Shape(3, 32, 32)), 30e6)      // reward = accuracy - 0.1 |cost / 30e6 - 1|
 * }</pre>
 *
 * @param cost computed from the description of the network
 * @param target the metrics to combine: {@code accuracy} and the name of {@code cost}
 */
public record CostGoal(NetworkCost cost, CostTarget target) {
    /** The metric that a goal makes of accuracy and cost. */
    public static final String REWARD = "reward";

    /** @throws IllegalArgumentException if the target combines other metrics */
    public CostGoal {
        if (!target.quality().equals(Ranking.ACCURACY) || !target.cost().equals(cost.name())) {
            throw new IllegalArgumentException("target: expected '" + Ranking.ACCURACY + "' and '" + cost.name()
                    + "', found '" + target.quality() + "' and '" + target.cost() + "'");
        }
    }

    /**
     * Returns the goal of TuNAS: the absolute form with weight -0.10.
     *
     * @param cost computed from the description of the network
     * @param target the cost wanted, in (0, inf)
     */
    public static CostGoal near(NetworkCost cost, double target) {
        return new CostGoal(cost, CostTarget.absolute(Ranking.ACCURACY, cost.name(), target));
    }

    /** Returns this goal with another weight, in (-inf, 0). */
    public CostGoal beta(double weight) {
        return new CostGoal(cost, target.beta(weight));
    }
}
