package org.espalier.samples.slides.kotlin

import org.espalier.algo.Algorithm
import org.espalier.build.Materializer
import org.espalier.djl.data.DataSources
import org.espalier.djl.data.DataSources.DIFFICULTY
import org.espalier.djl.data.DataSources.TEST
import org.espalier.djl.data.DataSources.TRAIN
import org.espalier.djl.data.DataSources.VALIDATION
import org.espalier.djl.data.Difficulty
import org.espalier.djl.nn.Activations.relu
import org.espalier.djl.nn.Layer
import org.espalier.djl.nn.LayerFields.KERNEL
import org.espalier.djl.nn.LayerFields.POOL_PADDING
import org.espalier.djl.nn.LayerFields.POOL_STRIDE
import org.espalier.djl.nn.LayerTypes.MAX_POOL2D
import org.espalier.djl.nn.Layers
import org.espalier.djl.nn.Padding
import org.espalier.djl.optim.OptimizerRecipe
import org.espalier.djl.optim.Optimizers
import org.espalier.djl.train.Experiment
import org.espalier.dsl.component1
import org.espalier.dsl.component2
import org.espalier.dsl.floatv
import org.espalier.dsl.invoke
import org.espalier.dsl.oneOf
import org.espalier.dsl.sample
import org.espalier.dsl.symbol
import org.espalier.dsl.symbolize
import org.espalier.symbol.Symbol

/** Part of a network: plain classes that know nothing of search. */
sealed interface Op {
    /** Returns the layer of DJL that does the work. */
    fun layer(): Symbol<Layer>
}

class Identity : Op {
    override fun layer(): Symbol<Layer> = Layers.identity()
}

data class MaxPool(val kernel: Int) : Op {
    override fun layer(): Symbol<Layer> = symbol(MAX_POOL2D) {
        it[KERNEL] = kernel
        it[POOL_STRIDE] = 1
        it[POOL_PADDING] = Padding.SAME
    }
}

data class Conv(val filters: Int, val kernel: Int) : Op {
    override fun layer(): Symbol<Layer> = Layers.sequential(Layers.conv2d(filters, kernel), relu())
}

data class Stacked(val op: Op, val repeats: Int)

sealed interface Optimizer {
    /** Returns the optimizer of the bridge. */
    fun recipe(): Symbol<OptimizerRecipe>
}

data class Adam(val rate: Double) : Optimizer {
    override fun recipe(): Symbol<OptimizerRecipe> = Optimizers.adam(rate)
}

data class RmsProp(val rate: Double) : Optimizer {
    override fun recipe(): Symbol<OptimizerRecipe> = Optimizers.rmsProp(rate)
}

data class Trainer(val model: Stacked, val optimizer: Optimizer) {
    /** Trains on a few drawn digits and returns the validation accuracy. */
    fun train(): Double = Materializer
        .build(
            symbol(Experiment.TYPE) {
                it[Experiment.MODEL] =
                    Layers.sequential(
                        Layers.maxPool2d(2),
                        Layers.repeated(model.op.layer(), model.repeats),
                        Layers.flatten(),
                        Layers.linear(10),
                    )
                it[Experiment.DATA] = digits
                it[Experiment.OPTIMIZER] = optimizer.recipe()
            },
        ).trainAndEvaluate()
        .accuracy()
}

private val digits =
    symbol(DataSources.STROKE_DIGITS) {
        it[DIFFICULTY] = Difficulty.EASY
        it[TRAIN] = 256
        it[VALIDATION] = 128
        it[TEST] = 1
    }

val identity = symbolize(::Identity)
val maxPool = symbolize(::MaxPool)
val conv = symbolize(::Conv)
val stacked = symbolize(::Stacked)
val adam = symbolize(::Adam)
val rmsProp = symbolize(::RmsProp)
val trainer = symbolize(::Trainer)

/** The static program. */
val program: Symbol<Trainer> = trainer(stacked(conv(8, 3), 3), adam(2e-2))

/** The same program with parts undecided: a search space. */
val space: Symbol<Trainer> =
    trainer(
        stacked(oneOf(identity(), maxPool(3), conv(oneOf(4, 8), 3)), 3),
        oneOf(adam(2e-2), rmsProp(floatv(1e-6..1e-3))),
    )

/** Searches the space; returns the accuracies in the order of the trials. */
fun search(algorithm: Algorithm, trials: Long): List<Double> {
    val accuracies = mutableListOf<Double>()
    for ((child, feedback) in sample(space, algorithm, trials)) {
        accuracies += feedback(child.train())
    }
    return accuracies
}
