package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.cost.NetworkCost;
import org.espalier.djl.supernet.SuperNet;
import org.espalier.geno.Dna;
import org.espalier.path.Path;

/**
 * The cost to be expected of networks drawn by the logits, as a function that has gradients: the sum over decisions of
 * p(reached) sum p(o) cost(o) (Cai, Zhu and Han, ProxylessNAS, ICLR 2019, eq. 6).
 *
 * <p>The cost of a candidate is what the whole network costs more with it than with the first candidate, all other decisions
 * being at their first. That is exact if costs of decisions add up, and an approximation where widths multiply.
 */
final class ExpectedCost {
    private final Alphas alphas;
    private final CostGoal goal;
    private final double base;
    private final Map<Path, double[]> more = new LinkedHashMap<>();

    ExpectedCost(SuperNet<?> net, Alphas alphas, CostGoal goal) {
        this.alphas = alphas;
        this.goal = goal;
        NetworkCost cost = goal.cost();
        this.base = cost.of(net.network(alphas.dna(alphas.pick(decision -> List.of(0)))));
        for (Path decision : alphas.decisions()) {
            double[] extra = new double[Math.toIntExact(alphas.logits(decision).size())];
            double first = 0;
            for (int i = 0; i < extra.length; i++) {
                double whole = cost.of(net.network(with(decision, i)));
                first = i == 0 ? whole : first;
                extra[i] = whole - first;
            }
            more.put(decision, extra);
        }
    }

    /** Returns the network in which a decision is reached and picks a candidate, all others being at their first. */
    private Dna with(Path decision, int candidate) {
        Map<Path, Integer> fixed = new HashMap<>();
        fixed.put(decision, candidate);
        for (var above = alphas.above(decision); above != null; above = alphas.above(above.getKey())) {
            fixed.put(above.getKey(), above.getValue());
        }
        return alphas.dna(alphas.pick(other -> List.of(fixed.getOrDefault(other, 0))));
    }

    /**
     * Returns |beta| |E(cost) / target - 1|, what the goal takes from the reward: added to a loss, it is made small with it.
     *
     * @param scratch manager of the pass
     * @param draw says which logits may change
     * @return one number, recorded
     */
    NDArray penalty(NDManager scratch, Gating.Draw draw) {
        Map<Path, NDArray> probabilities = new HashMap<>();
        Map<Path, NDArray> reached = new HashMap<>();
        NDArray sum = Temperature.array(scratch, new double[] {base}, type());
        for (Path decision : alphas.decisions()) {
            NDArray soft = draw.felt(scratch, decision).softmax(0);
            var above = alphas.above(decision);
            NDArray here = above == null
                    ? Temperature.array(scratch, new double[] {1}, type())
                    : known(reached, above.getKey())
                            .mul(known(probabilities, above.getKey())
                                    .get(above.getValue())
                                    .reshape(1));
            NDArray costs = Temperature.array(scratch, more.getOrDefault(decision, new double[0]), type());
            sum = sum.add(here.mul(soft.mul(costs).sum()));
            probabilities.put(decision, soft);
            reached.put(decision, here);
        }
        return sum.div(goal.target().target())
                .sub(1)
                .abs()
                .mul(-goal.target().beta())
                .reshape(new Shape());
    }

    /** Computes the cost to be expected. */
    double expected() {
        Map<Path, Double> reached = new HashMap<>();
        double sum = base;
        for (Path decision : alphas.decisions()) {
            var above = alphas.above(decision);
            double here = above == null
                    ? 1
                    : reached.getOrDefault(above.getKey(), 0.0)
                            * alphas.probabilities(above.getKey())[above.getValue()];
            double[] soft = alphas.probabilities(decision);
            double[] costs = more.getOrDefault(decision, new double[soft.length]);
            for (int i = 0; i < soft.length; i++) {
                sum += here * soft[i] * costs[i];
            }
            reached.put(decision, here);
        }
        return sum;
    }

    private DataType type() {
        return alphas.logits(alphas.decisions().get(0)).getDataType();
    }

    private static NDArray known(Map<Path, NDArray> arrays, Path decision) {
        NDArray array = arrays.get(decision);
        if (array == null) {
            throw new IllegalStateException("No decision above: " + decision);
        }
        return array;
    }
}
