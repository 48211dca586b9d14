package org.espalier.djl.optim;

import static org.espalier.schema.Specs.bools;
import static org.espalier.schema.Specs.floats;

import java.util.List;
import java.util.function.Consumer;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words for optimizers, meant to be imported statically, with their fields and symbol types.
 *
 * <pre>{@code
 * oneOf(adam(0.02), rmsProp(floatv(1e-6, 1e-3)))
 * nag(n -> n.set(RATE, 0.1).set(MOMENTUM, floatv(0.8, 0.99)))
 * }</pre>
 */
public final class Optimizers {

    /** Learning rate before any schedule. */
    public static final Field<OptimizerRecipe, Double> RATE =
            Field.<OptimizerRecipe, Double>of("rate", floats().above(0)).describedAs("learning rate");

    /** Part of the last step that is repeated; each type has its own default. */
    public static final Field<OptimizerRecipe, Double> MOMENTUM =
            fraction("momentum", 0, "part of the last step that is repeated");

    /** Multiple of the weights added to the gradient; 0 unless given, 0.01 with AdamW. */
    public static final Field<OptimizerRecipe, Double> WEIGHT_DECAY = Field.<OptimizerRecipe, Double>of(
                    "weightDecay", floats().atLeast(0))
            .defaulting(0.0)
            .describedAs("multiple of the weights added to the gradient");

    /** Memory of the mean gradient; 0.9 unless given. */
    public static final Field<OptimizerRecipe, Double> BETA1 = fraction("beta1", 0.9, "memory of the mean gradient");

    /** Memory of the mean squared gradient; 0.999 unless given. */
    public static final Field<OptimizerRecipe, Double> BETA2 =
            fraction("beta2", 0.999, "memory of the mean squared gradient");

    /** Memory of the mean squared gradient of RMSProp and Adadelta; 0.9 unless given. */
    public static final Field<OptimizerRecipe, Double> RHO =
            fraction("rho", 0.9, "memory of the mean squared gradient");

    /** What keeps divisions defined; 1e-8 unless given, 1e-6 with Adadelta. */
    public static final Field<OptimizerRecipe, Double> EPSILON = Field.<OptimizerRecipe, Double>of(
                    "epsilon", floats().above(0))
            .defaulting(1e-8)
            .describedAs("keeps divisions defined");

    /** Whether RMSProp subtracts the squared mean gradient; if it has momentum unless given, as DJL's. */
    public static final Field<OptimizerRecipe, Boolean> CENTERED = Field.<OptimizerRecipe, Boolean>of(
                    "centered", bools().optional())
            .describedAs("whether the squared mean gradient is subtracted; if there is momentum if none");

    /** {@link Sgd}. */
    public static final SymbolType<OptimizerRecipe> SGD = named("Sgd")
            .field(RATE)
            .field(MOMENTUM)
            .field(WEIGHT_DECAY)
            .constructor(a -> new Sgd(a.get(RATE), a.get(MOMENTUM), a.get(WEIGHT_DECAY)));

    /** {@link Nag}; momentum 0.9 unless given. */
    public static final SymbolType<OptimizerRecipe> NAG = named("Nag")
            .field(RATE)
            .field(MOMENTUM.defaulting(0.9))
            .field(WEIGHT_DECAY)
            .constructor(a -> new Nag(a.get(RATE), a.get(MOMENTUM), a.get(WEIGHT_DECAY)));

    /** {@link Adam}. */
    public static final SymbolType<OptimizerRecipe> ADAM = named("Adam")
            .field(RATE)
            .field(BETA1)
            .field(BETA2)
            .field(EPSILON)
            .field(WEIGHT_DECAY)
            .constructor(a -> new Adam(a.get(RATE), a.get(BETA1), a.get(BETA2), a.get(EPSILON), a.get(WEIGHT_DECAY)));

    /** {@link AdamW}; weight decay 0.01 unless given. */
    public static final SymbolType<OptimizerRecipe> ADAM_W = named("AdamW")
            .field(RATE)
            .field(BETA1)
            .field(BETA2)
            .field(EPSILON)
            .field(WEIGHT_DECAY.defaulting(0.01))
            .constructor(a -> new AdamW(a.get(RATE), a.get(BETA1), a.get(BETA2), a.get(EPSILON), a.get(WEIGHT_DECAY)));

    /** {@link RmsProp}. */
    public static final SymbolType<OptimizerRecipe> RMS_PROP = named("RmsProp")
            .field(RATE)
            .field(RHO)
            .field(MOMENTUM)
            .field(EPSILON)
            .field(WEIGHT_DECAY)
            .field(CENTERED)
            .constructor(a -> new RmsProp(
                    a.get(RATE),
                    a.get(RHO),
                    a.get(MOMENTUM),
                    a.get(EPSILON),
                    a.get(WEIGHT_DECAY),
                    a.find(CENTERED).orElse(a.get(MOMENTUM) > 0)));

    /** {@link Adagrad}. */
    public static final SymbolType<OptimizerRecipe> ADAGRAD = named("Adagrad")
            .field(RATE)
            .field(EPSILON)
            .field(WEIGHT_DECAY)
            .constructor(a -> new Adagrad(a.get(RATE), a.get(EPSILON), a.get(WEIGHT_DECAY)));

    /** {@link Adadelta}; rate 1 unless given. */
    public static final SymbolType<OptimizerRecipe> ADADELTA = named("Adadelta")
            .field(RATE.defaulting(1.0))
            .field(RHO)
            .field(EPSILON.defaulting(1e-6))
            .field(WEIGHT_DECAY)
            .constructor(a -> new Adadelta(a.get(RATE), a.get(RHO), a.get(EPSILON), a.get(WEIGHT_DECAY)));

    private Optimizers() {}

    /**
     * Lists all types of optimizers.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<OptimizerRecipe>> types() {
        return List.of(SGD, NAG, ADAM, ADAM_W, RMS_PROP, ADAGRAD, ADADELTA);
    }

    /**
     * {@link Sgd} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> sgd(double rate) {
        return SGD.symbol(rate);
    }

    /**
     * {@link Sgd} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> sgd(Symbol<Double> rate) {
        return SGD.symbol(rate);
    }

    /**
     * {@link Sgd}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> sgd(Consumer<SymbolType.Setter<OptimizerRecipe>> fields) {
        return SGD.symbol(fields);
    }

    /**
     * {@link Nag} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> nag(double rate) {
        return NAG.symbol(rate);
    }

    /**
     * {@link Nag} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> nag(Symbol<Double> rate) {
        return NAG.symbol(rate);
    }

    /**
     * {@link Nag}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> nag(Consumer<SymbolType.Setter<OptimizerRecipe>> fields) {
        return NAG.symbol(fields);
    }

    /**
     * {@link Adam} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adam(double rate) {
        return ADAM.symbol(rate);
    }

    /**
     * {@link Adam} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adam(Symbol<Double> rate) {
        return ADAM.symbol(rate);
    }

    /**
     * {@link Adam}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adam(Consumer<SymbolType.Setter<OptimizerRecipe>> fields) {
        return ADAM.symbol(fields);
    }

    /**
     * {@link AdamW} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adamW(double rate) {
        return ADAM_W.symbol(rate);
    }

    /**
     * {@link AdamW} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adamW(Symbol<Double> rate) {
        return ADAM_W.symbol(rate);
    }

    /**
     * {@link AdamW}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adamW(Consumer<SymbolType.Setter<OptimizerRecipe>> fields) {
        return ADAM_W.symbol(fields);
    }

    /**
     * {@link RmsProp} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> rmsProp(double rate) {
        return RMS_PROP.symbol(rate);
    }

    /**
     * {@link RmsProp} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> rmsProp(Symbol<Double> rate) {
        return RMS_PROP.symbol(rate);
    }

    /**
     * {@link RmsProp}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> rmsProp(Consumer<SymbolType.Setter<OptimizerRecipe>> fields) {
        return RMS_PROP.symbol(fields);
    }

    /**
     * {@link Adagrad} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adagrad(double rate) {
        return ADAGRAD.symbol(rate);
    }

    /**
     * {@link Adagrad} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adagrad(Symbol<Double> rate) {
        return ADAGRAD.symbol(rate);
    }

    /**
     * {@link Adagrad}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adagrad(Consumer<SymbolType.Setter<OptimizerRecipe>> fields) {
        return ADAGRAD.symbol(fields);
    }

    /**
     * {@link Adadelta} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adadelta(double rate) {
        return ADADELTA.symbol(rate);
    }

    /**
     * {@link Adadelta} with everything but the rate as usual.
     *
     * @param rate learning rate, in (0, inf)
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adadelta(Symbol<Double> rate) {
        return ADADELTA.symbol(rate);
    }

    /**
     * {@link Adadelta}, all fields.
     *
     * @param fields sets fields by the keys of this class
     * @return the optimizer
     */
    public static Symbol<OptimizerRecipe> adadelta(Consumer<SymbolType.Setter<OptimizerRecipe>> fields) {
        return ADADELTA.symbol(fields);
    }

    private static SymbolType.Builder<OptimizerRecipe> named(String name) {
        return SymbolType.named("djl.optim." + name, OptimizerRecipe.class);
    }

    private static Field<OptimizerRecipe, Double> fraction(String name, double value, String description) {
        return Field.<OptimizerRecipe, Double>of(name, floats().atLeast(0).below(1))
                .defaulting(value)
                .describedAs(description);
    }
}
