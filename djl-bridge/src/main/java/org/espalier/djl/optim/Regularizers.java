package org.espalier.djl.optim;

import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.objects;

import java.util.List;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for penalties on large weights, with their fields and symbol types; each wraps an optimizer.
 *
 * <pre>{@code
 * l1WeightDecay(floatv(1e-6, 1e-2).log(), adam(0.001))
 * }</pre>
 *
 * <p>See {@link Penalized}. The {@code weightDecay} of an optimizer is half of an {@code l2WeightDecay}, as DJL's is.
 */
public final class Regularizers {

    /** Weight of the penalty; 1 unless given, as in DJL. */
    public static final Field<OptimizerRecipe, Double> LAMBDA = lambda("lambda", "weight of the penalty");

    /** Weight of the absolute values; 1 unless given, as in DJL. */
    public static final Field<OptimizerRecipe, Double> LAMBDA1 = lambda("lambda1", "weight of the absolute values");

    /** Weight of the squares; 1 unless given, as in DJL. */
    public static final Field<OptimizerRecipe, Double> LAMBDA2 = lambda("lambda2", "weight of the squares");

    /** The optimizer that the penalty is added to. */
    public static final Field<OptimizerRecipe, OptimizerRecipe> INNER = Field.<OptimizerRecipe, OptimizerRecipe>of(
                    "optimizer", objects(OptimizerRecipe.class))
            .describedAs("the optimizer that the penalty is added to");

    /** Penalty on absolute values. */
    public static final SymbolType<OptimizerRecipe> L1_WEIGHT_DECAY = named("L1WeightDecay")
            .field(LAMBDA)
            .field(INNER)
            .constructor(a -> new Penalized(a.get(INNER), a.get(LAMBDA), 0));

    /** Penalty on squares. */
    public static final SymbolType<OptimizerRecipe> L2_WEIGHT_DECAY = named("L2WeightDecay")
            .field(LAMBDA)
            .field(INNER)
            .constructor(a -> new Penalized(a.get(INNER), 0, a.get(LAMBDA)));

    /** Penalty on both. */
    public static final SymbolType<OptimizerRecipe> ELASTIC_NET_WEIGHT_DECAY = named("ElasticNetWeightDecay")
            .field(LAMBDA1)
            .field(LAMBDA2)
            .field(INNER)
            .constructor(a -> new Penalized(a.get(INNER), a.get(LAMBDA1), a.get(LAMBDA2)));

    private Regularizers() {}

    /**
     * Lists all types of penalties.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<OptimizerRecipe>> types() {
        return List.of(L1_WEIGHT_DECAY, L2_WEIGHT_DECAY, ELASTIC_NET_WEIGHT_DECAY);
    }

    /**
     * Penalty on the absolute values of weights.
     *
     * @param lambda weight of the penalty, in [0, inf)
     * @param optimizer the optimizer that it is added to
     * @return the optimizer with the penalty
     */
    public static Symbol<OptimizerRecipe> l1WeightDecay(double lambda, Symbol<? extends OptimizerRecipe> optimizer) {
        return L1_WEIGHT_DECAY.symbol(lambda, optimizer);
    }

    /**
     * Penalty on the absolute values of weights.
     *
     * @param lambda weight of the penalty, in [0, inf)
     * @param optimizer the optimizer that it is added to
     * @return the optimizer with the penalty
     */
    public static Symbol<OptimizerRecipe> l1WeightDecay(
            Symbol<Double> lambda, Symbol<? extends OptimizerRecipe> optimizer) {
        return L1_WEIGHT_DECAY.symbol(lambda, optimizer);
    }

    /**
     * Penalty on the squares of weights.
     *
     * @param lambda weight of the penalty, in [0, inf)
     * @param optimizer the optimizer that it is added to
     * @return the optimizer with the penalty
     */
    public static Symbol<OptimizerRecipe> l2WeightDecay(double lambda, Symbol<? extends OptimizerRecipe> optimizer) {
        return L2_WEIGHT_DECAY.symbol(lambda, optimizer);
    }

    /**
     * Penalty on the squares of weights.
     *
     * @param lambda weight of the penalty, in [0, inf)
     * @param optimizer the optimizer that it is added to
     * @return the optimizer with the penalty
     */
    public static Symbol<OptimizerRecipe> l2WeightDecay(
            Symbol<Double> lambda, Symbol<? extends OptimizerRecipe> optimizer) {
        return L2_WEIGHT_DECAY.symbol(lambda, optimizer);
    }

    /**
     * Penalty on the absolute values and the squares of weights.
     *
     * @param lambda1 weight of the absolute values, in [0, inf)
     * @param lambda2 weight of the squares, in [0, inf)
     * @param optimizer the optimizer that it is added to
     * @return the optimizer with the penalty
     */
    public static Symbol<OptimizerRecipe> elasticNetWeightDecay(
            double lambda1, double lambda2, Symbol<? extends OptimizerRecipe> optimizer) {
        return ELASTIC_NET_WEIGHT_DECAY.symbol(lambda1, lambda2, optimizer);
    }

    /**
     * Penalty on the absolute values and the squares of weights.
     *
     * @param lambda1 weight of the absolute values, in [0, inf)
     * @param lambda2 weight of the squares, in [0, inf)
     * @param optimizer the optimizer that it is added to
     * @return the optimizer with the penalty
     */
    public static Symbol<OptimizerRecipe> elasticNetWeightDecay(
            double lambda1, Symbol<Double> lambda2, Symbol<? extends OptimizerRecipe> optimizer) {
        return ELASTIC_NET_WEIGHT_DECAY.symbol(lambda1, lambda2, optimizer);
    }

    /**
     * Penalty on the absolute values and the squares of weights.
     *
     * @param lambda1 weight of the absolute values, in [0, inf)
     * @param lambda2 weight of the squares, in [0, inf)
     * @param optimizer the optimizer that it is added to
     * @return the optimizer with the penalty
     */
    public static Symbol<OptimizerRecipe> elasticNetWeightDecay(
            Symbol<Double> lambda1, double lambda2, Symbol<? extends OptimizerRecipe> optimizer) {
        return ELASTIC_NET_WEIGHT_DECAY.symbol(lambda1, lambda2, optimizer);
    }

    /**
     * Penalty on the absolute values and the squares of weights.
     *
     * @param lambda1 weight of the absolute values, in [0, inf)
     * @param lambda2 weight of the squares, in [0, inf)
     * @param optimizer the optimizer that it is added to
     * @return the optimizer with the penalty
     */
    public static Symbol<OptimizerRecipe> elasticNetWeightDecay(
            Symbol<Double> lambda1, Symbol<Double> lambda2, Symbol<? extends OptimizerRecipe> optimizer) {
        return ELASTIC_NET_WEIGHT_DECAY.symbol(lambda1, lambda2, optimizer);
    }

    private static SymbolType.Builder<OptimizerRecipe> named(String name) {
        return SymbolType.named("djl.optim." + name, OptimizerRecipe.class);
    }

    private static Field<OptimizerRecipe, Double> lambda(String name, String description) {
        return Field.<OptimizerRecipe, Double>of(name, floats().atLeast(0))
                .defaulting(1.0)
                .describedAs(description);
    }
}
