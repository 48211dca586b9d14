package org.espalier.algo;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.espalier.internal.Checks;

/**
 * One reward out of a quality and a cost that should come near a target: usable with any algorithm for one objective.
 *
 * <pre>{@code
 * CostTarget reward = CostTarget.absolute("accuracy", "latency", 5.0);
 * Study.of(net).metric("reward", reward).objective(Objective.maximize("reward"))...
 * sample.report(Map.of("accuracy", 0.71, "latency", 6.2));      // the reward is computed from what was measured
 * }</pre>
 *
 * With quality Q, cost T, target T0 and weight beta the reward is
 *
 * <ul>
 *   <li>{@link Form#ABSOLUTE}: {@code Q + beta |T / T0 - 1|}, best at the target, whichever side the search comes from;
 *   <li>{@link Form#POWER}: {@code Q (T / T0)^beta}, which trades cost for quality on both sides of the target;
 *   <li>{@link Form#HARD_POWER}: {@code Q min(1, (T / T0)^beta)}, which punishes a cost above the target only.
 * </ul>
 *
 * The weight is meant for a quality in {@code [0, 1]}.
 *
 * <p>Sources: Bender et al., "Can weight sharing outperform random architecture search? An investigation with TuNAS", CVPR
 * 2020, section 3.2 (absolute); Tan et al., "MnasNet", CVPR 2019, equations 2 and 3 (power).
 *
 * @param quality the metric to be made large
 * @param cost the metric to be brought to the target, with values in {@code [0, inf)}
 * @param target T0, in {@code (0, inf)}
 * @param beta weight of the cost, in {@code (-inf, 0)}
 * @param form how the two are combined
 */
public record CostTarget(String quality, String cost, double target, double beta, Form form)
        implements ToDoubleFunction<Map<String, Double>> {
    private static final double ABSOLUTE_BETA = -0.10;
    private static final double POWER_BETA = -0.07;

    /** How quality and cost are combined. */
    public enum Form {
        /** {@code Q + beta |T / T0 - 1|}. */
        ABSOLUTE,
        /** {@code Q (T / T0)^beta}. */
        POWER,
        /** {@code Q min(1, (T / T0)^beta)}. */
        HARD_POWER
    }

    /** @throws IllegalArgumentException if a name is blank or a number is outside its range */
    public CostTarget {
        Checks.notBlank("quality", quality);
        Checks.notBlank("cost", cost);
        if (!(target > 0 && target < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("target: expected float in (0, inf), found " + target);
        }
        if (!(beta < 0 && beta > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("beta: expected float in (-inf, 0), found " + beta);
        }
    }

    /** Returns the absolute form with weight -0.10, as in TuNAS. */
    public static CostTarget absolute(String quality, String cost, double target) {
        return new CostTarget(quality, cost, target, ABSOLUTE_BETA, Form.ABSOLUTE);
    }

    /** Returns the power form with weight -0.07, as in MnasNet. */
    public static CostTarget power(String quality, String cost, double target) {
        return new CostTarget(quality, cost, target, POWER_BETA, Form.POWER);
    }

    /** Returns this target with another weight. */
    public CostTarget beta(double weight) {
        return new CostTarget(quality, cost, target, weight, form);
    }

    /** Returns the reward; NaN if a number is NaN. */
    public double reward(double qualityValue, double costValue) {
        return switch (form) {
            case ABSOLUTE -> qualityValue + beta * Math.abs(costValue / target - 1);
            case POWER -> qualityValue * Math.pow(costValue / target, beta);
            case HARD_POWER -> qualityValue * Math.min(1, Math.pow(costValue / target, beta));
        };
    }

    /**
     * Returns the reward of measured metrics.
     *
     * @throws IllegalArgumentException if quality or cost was not measured
     */
    @Override
    public double applyAsDouble(Map<String, Double> metrics) {
        return reward(measured(metrics, quality), measured(metrics, cost));
    }

    private static double measured(Map<String, Double> metrics, String name) {
        Double value = metrics.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "metrics: expected '" + name + "', found " + metrics.keySet() + ". Report it with the others");
        }
        return value;
    }
}
