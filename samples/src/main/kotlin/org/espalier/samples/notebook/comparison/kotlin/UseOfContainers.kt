package org.espalier.samples.notebook.comparison.kotlin

// cell:containers-experiment
fun withContainers(images: Int) = ExperimentHParam(
    ChainHParam(
        listOf(ConvHParam(16, 3), ConvHParam(32, 1), FlattenHParam, DenseHParam(100), DenseHParam(10)),
    ),
    DigitsHParam(images),
    SoftmaxCrossEntropyHParam,
    AdamHParam(1.0),
    numEpochs = 2,
)

// cell:containers-patch
fun changeRate(experiment: ExperimentHParam, rate: Double): ExperimentHParam {
    val optimizer = experiment.optimizer as AdamHParam
    return experiment.copy(optimizer = optimizer.copy(rate = rate))
}

// cell:containers-dataset
fun changeDataset(experiment: ExperimentHParam, dataset: NumbersHParam): ExperimentHParam {
    val classes = dataset.build().numClasses()
    val model = experiment.model as ChainHParam
    val head = model.layers.indexOfLast { it is DenseHParam }
    val layers = model.layers.mapIndexed { i, layer -> if (i == head) DenseHParam(classes) else layer }
    return experiment.copy(dataset = dataset, model = ChainHParam(layers))
}
