package org.espalier.samples.slides.kotlin

import org.espalier.algo.basic.GridSweep
import org.espalier.djl.data.DataSources.DIFFICULTY
import org.espalier.djl.data.DataSources.STROKE_DIGITS
import org.espalier.djl.data.DataSources.TEST
import org.espalier.djl.data.DataSources.TRAIN
import org.espalier.djl.data.DataSources.VALIDATION
import org.espalier.djl.data.Difficulty
import org.espalier.djl.nn.Activations.relu
import org.espalier.djl.nn.LayerFields.FILTERS
import org.espalier.djl.nn.LayerFields.KERNEL
import org.espalier.djl.nn.LayerTypes.CONV2D
import org.espalier.djl.nn.Layers.conv2d
import org.espalier.djl.nn.Layers.flatten
import org.espalier.djl.nn.Layers.linear
import org.espalier.djl.nn.Layers.maxPool2d
import org.espalier.djl.nn.Layers.separableConv2d
import org.espalier.djl.nn.Layers.sequential
import org.espalier.djl.optim.Optimizers.adam
import org.espalier.djl.train.Experiment
import org.espalier.djl.train.Experiment.DATA
import org.espalier.djl.train.Experiment.EPOCHS
import org.espalier.djl.train.Experiment.MODEL
import org.espalier.djl.train.Experiment.OPTIMIZER
import org.espalier.dsl.component1
import org.espalier.dsl.component2
import org.espalier.dsl.invoke
import org.espalier.dsl.oneOf
import org.espalier.dsl.patch
import org.espalier.dsl.symbol
import org.espalier.io.SymbolJson
import org.espalier.rewrite.Rule
import org.espalier.study.Study
import org.espalier.symbol.Symbol
import java.nio.file.Path

/** An experiment as a symbolic object: model, data and training. */
val experiment: Symbol<Experiment> =
    symbol(Experiment.TYPE) {
        it[MODEL] =
            sequential(
                maxPool2d(2),
                conv2d(4, 3),
                relu(),
                maxPool2d(2),
                conv2d(8, 1),
                relu(),
                flatten(),
                linear(10),
            )
        it[DATA] =
            symbol(STROKE_DIGITS) { data ->
                data[DIFFICULTY] = Difficulty.EASY
                data[TRAIN] = 256
                data[VALIDATION] = 64
                data[TEST] = 64
            }
        it[OPTIMIZER] = adam(0.01)
        it[EPOCHS] = 2
    }

/** The experiment with another rate and fewer epochs: edits by path. */
val tuned: Symbol<Experiment> = experiment.with("optimizer.rate", 0.02).with("epochs", 1)

/** The experiment with each width halved, kept or doubled: a program that turns a program into a space. */
val widths: Symbol<Experiment> = tuned.patch(Rule.onField(FILTERS) { f -> oneOf(f / 2, f, f * 2) })

/** The experiment with separable convolutions. */
val separable: Symbol<Experiment> =
    tuned.patch(Rule.onType(CONV2D) { c -> separableConv2d(c.get(FILTERS), c.get(KERNEL)) })

/** Sweeps over the widths and saves the best experiment. */
fun sweep(best: Path): Study<Experiment> {
    val study = Study.of(widths).algorithm(GridSweep()).start()
    for ((child, feedback) in study.sample(9)) child.use { feedback(it.trainAndEvaluate().accuracy()) }
    SymbolJson.save(study.best().symbol(), best)
    return study
}
