package org.espalier.samples.notebook.comparison.kotlin

import org.espalier.dsl.build
import org.espalier.dsl.just
import org.espalier.dsl.list
import org.espalier.dsl.patch
import org.espalier.dsl.query
import org.espalier.samples.notebook.comparison.Components.Dataset
import org.espalier.samples.notebook.comparison.Components.Experiment
import org.espalier.symbol.Symbol

// cell:symbols-experiment
fun withSymbols(images: Int): Symbol<Experiment> = experiment(
    chain(list(conv(16, 3), conv(32, 1), flatten(), dense(100), dense(10))),
    digits(images),
    softmaxCrossEntropy(),
    adam(1.0),
    just(2),
)

// cell:symbols-patch
fun changeRate(experiment: Symbol<Experiment>, rate: Double): Symbol<Experiment> =
    experiment.patch("optimizer.rate" to rate)

// cell:symbols-dataset
fun changeDataset(experiment: Symbol<Experiment>, dataset: Symbol<out Dataset>): Symbol<Experiment> {
    val head = experiment.query().ofType(dense.type).paths().last()
    return experiment.patch("$head.units" to dataset.build().numClasses(), "dataset" to dataset)
}
