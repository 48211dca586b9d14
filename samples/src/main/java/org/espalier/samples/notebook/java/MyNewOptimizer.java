package org.espalier.samples.notebook.java;

import static org.espalier.schema.Specs.floats;

import ai.djl.ndarray.NDArray;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Slot;
import org.espalier.djl.optim.UpdateRule;
import org.espalier.schema.Field;
import org.espalier.symbol.SymbolType;

// cell:my-new-optimizer
// readme:notebook-java-optimizer
/** Steps of one length in the direction of each gradient's sign (Bernstein et al., ICML 2018). */
public record MyNewOptimizer(double learningRate) implements OptimizerRecipe, UpdateRule {
    /** The length of a step. */
    public static final Field<MyNewOptimizer, Double> LEARNING_RATE = Field.of("learningRate", floats().atLeast(0));

    /** The symbol type. */
    public static final SymbolType<MyNewOptimizer> TYPE = SymbolType.named("MyNewOptimizer", MyNewOptimizer.class)
            .field(LEARNING_RATE)
            .constructor(args -> new MyNewOptimizer(args.get(LEARNING_RATE)));

    @Override
    public double rate() {
        return learningRate;
    }

    @Override
    public UpdateRule rule() {
        return this;
    }

    @Override
    public int stateCount() {
        return 0;
    }

    @Override
    public void update(NDArray weight, NDArray gradient, Slot slot, double rate) {
        weight.subi(slot.scratch(slot.scratch(gradient.sign()).mul(rate)));
    }
}
// readme:end
