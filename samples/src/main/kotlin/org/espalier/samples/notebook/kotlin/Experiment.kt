package org.espalier.samples.notebook.kotlin

import org.espalier.djl.DjlTypes
import org.espalier.djl.nn.Activations.relu
import org.espalier.djl.nn.Layers.conv2d
import org.espalier.djl.nn.Layers.flatten
import org.espalier.djl.nn.Layers.linear
import org.espalier.djl.nn.Layers.sequential
import org.espalier.djl.optim.Optimizers.adam
import org.espalier.djl.train.Losses.softmaxCrossEntropy
import org.espalier.dsl.just
import org.espalier.dsl.symbolize
import org.espalier.symbol.Symbol
import org.espalier.symbol.TypeRegistry

// cell:symbolize
// readme:notebook-symbolize
val mlExperiment = symbolize(::MLExperiment)
val digits = symbolize(::Digits)
val numbers = symbolize(::Numbers)

// readme:end
val digitFiles = symbolize(::DigitFiles)

/** The types that a saved experiment may name. */
val types: TypeRegistry =
    DjlTypes.registry().with(listOf(mlExperiment, digits, numbers, digitFiles, myNewOptimizer).map { it.type })

// cell:experiment
// readme:notebook-experiment
fun experiment(dataset: Symbol<out Dataset>): Symbol<MLExperiment> = mlExperiment(
    sequential(
        conv2d(16, 3),
        relu(),
        conv2d(32, 1),
        relu(),
        flatten(),
        linear(150),
        linear(10),
    ),
    dataset,
    softmaxCrossEntropy(),
    adam(0.01),
    just(2),
)
// readme:end
