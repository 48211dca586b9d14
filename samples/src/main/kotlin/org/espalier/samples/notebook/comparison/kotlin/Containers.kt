package org.espalier.samples.notebook.comparison.kotlin

import ai.djl.nn.Block
import org.espalier.djl.optim.Adam
import org.espalier.djl.optim.OptimizerRecipe
import org.espalier.djl.train.LossRecipe
import org.espalier.djl.train.Losses
import org.espalier.samples.notebook.comparison.Components.Chain
import org.espalier.samples.notebook.comparison.Components.Conv
import org.espalier.samples.notebook.comparison.Components.Dataset
import org.espalier.samples.notebook.comparison.Components.Dense
import org.espalier.samples.notebook.comparison.Components.Digits
import org.espalier.samples.notebook.comparison.Components.Experiment
import org.espalier.samples.notebook.comparison.Components.Flatten
import org.espalier.samples.notebook.comparison.Components.Numbers

// cell:containers
/** Hyper-parameters of something, and how to make it. */
interface HParam<T> {
    fun build(): T
}

data class ConvHParam(val filters: Int, val kernel: Int) : HParam<Block> {
    override fun build() = Conv(filters, kernel)
}

data object FlattenHParam : HParam<Block> {
    override fun build() = Flatten()
}

data class DenseHParam(val units: Int) : HParam<Block> {
    override fun build() = Dense(units)
}

data class ChainHParam(val layers: List<HParam<Block>>) : HParam<Block> {
    override fun build() = Chain(layers.map { it.build() })
}

data class DigitsHParam(val images: Int) : HParam<Dataset> {
    override fun build() = Digits(images)
}

data class NumbersHParam(val images: Int) : HParam<Dataset> {
    override fun build() = Numbers(images)
}

data object SoftmaxCrossEntropyHParam : HParam<LossRecipe> {
    override fun build() = Losses.SoftmaxCrossEntropy()
}

data class AdamHParam(val rate: Double) : HParam<OptimizerRecipe> {
    override fun build() = Adam(rate)
}

data class ExperimentHParam(
    val model: HParam<Block>,
    val dataset: HParam<Dataset>,
    val loss: HParam<LossRecipe>,
    val optimizer: HParam<OptimizerRecipe>,
    val numEpochs: Int,
) : HParam<Experiment> {
    override fun build() = Experiment(model.build(), dataset.build(), loss.build(), optimizer.build(), numEpochs)
}
