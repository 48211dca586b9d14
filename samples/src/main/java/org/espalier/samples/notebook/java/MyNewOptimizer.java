package org.espalier.samples.notebook.java;

import ai.djl.ndarray.NDArray;
import org.espalier.annotation.Range;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Slot;
import org.espalier.djl.optim.UpdateRule;
import org.espalier.symbol.SymbolType;

// cell:my-new-optimizer
// readme:notebook-java-optimizer
/** Steps of one length in the direction of each gradient's sign (Bernstein et al., ICML 2018). */
public record MyNewOptimizer(@Range(min = 0) double learningRate) implements OptimizerRecipe, UpdateRule {
    /** The symbol type. */
    public static final SymbolType<MyNewOptimizer> TYPE = SymbolType.of(MyNewOptimizer.class);

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
