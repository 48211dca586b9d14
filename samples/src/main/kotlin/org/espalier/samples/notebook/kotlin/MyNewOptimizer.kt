package org.espalier.samples.notebook.kotlin

import ai.djl.ndarray.NDArray
import org.espalier.djl.optim.OptimizerRecipe
import org.espalier.djl.optim.Slot
import org.espalier.djl.optim.UpdateRule
import org.espalier.dsl.atLeast
import org.espalier.dsl.symbolize

// cell:my-new-optimizer
// readme:notebook-optimizer
/** Steps of one length in the direction of each gradient's sign (Bernstein et al., ICML 2018). */
data class MyNewOptimizer(val learningRate: Double) :
    OptimizerRecipe,
    UpdateRule {
    override fun rate() = learningRate

    override fun rule() = this

    override fun stateCount() = 0

    override fun update(weight: NDArray, gradient: NDArray, slot: Slot, rate: Double) {
        weight.subi(slot.scratch(slot.scratch(gradient.sign()).mul(rate)))
    }
}

val myNewOptimizer = symbolize(::MyNewOptimizer) { learningRate -> learningRate atLeast 0 }
// readme:end
