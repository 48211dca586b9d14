package org.espalier.samples.notebook.kotlin

import ai.djl.ndarray.types.Shape
import org.espalier.djl.data.ImageSplits
import org.espalier.djl.nn.BlockBuilder
import org.espalier.djl.nn.Layer
import org.espalier.djl.optim.GradientClip
import org.espalier.djl.optim.OptimizerRecipe
import org.espalier.djl.optim.Schedules
import org.espalier.djl.train.EpochListener
import org.espalier.djl.train.FitSettings
import org.espalier.djl.train.LossRecipe
import org.espalier.djl.train.Network
import org.espalier.djl.train.NetworkPlan
import org.espalier.djl.train.TrainingLoop
import org.espalier.samples.notebook.Pictures
import java.time.InstantSource

// cell:components
// readme:notebook-components
/** An experiment, as one would write it anyway. */
class MLExperiment(
    private val model: Layer,
    private val dataset: Dataset,
    private val loss: LossRecipe,
    private val optimizer: OptimizerRecipe,
    private val numEpochs: Int,
) {
    /** Trains, and returns the accuracy on the test images. */
    fun trainAndEvaluate(listener: EpochListener = EpochListener.SILENT): Double {
        val images = dataset.loadData()
        val input = images.shape().run { Shape(channels().toLong(), height().toLong(), width().toLong()) }
        return Network.initialize(BlockBuilder.build(model, input), NetworkPlan.of(input, SEED)).use { network ->
            TrainingLoop(network, loss, FitSettings(numEpochs, BATCH, SEED, GradientClip.NONE), InstantSource.system())
                .run(images, optimizer, Schedules.Fixed(), listener)
                .testAccuracy()
        }
    }
}

interface Dataset {
    val numClasses: Int

    fun loadData(): ImageSplits
}

/** Digits, drawn when needed. */
data class Digits(val images: Int) : Dataset {
    override val numClasses get() = 10

    override fun loadData() = Pictures.digits(images)
}

/** Numbers from 00 to 99, drawn when needed. */
data class Numbers(val images: Int) : Dataset {
    override val numClasses get() = 100

    override fun loadData() = Pictures.numbers(images)
}
// readme:end

/** Handwritten digits in a folder of IDX files. */
data class DigitFiles(val folder: String, val images: Int) : Dataset {
    override val numClasses get() = 10

    override fun loadData() = Pictures.files(folder, images)
}

private const val BATCH = 64
private const val SEED = 0L
