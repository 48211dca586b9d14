package org.espalier.samples.reader.kotlin

import ai.djl.modality.Classifications.Classification
import ai.djl.modality.cv.Image
import org.espalier.build.Materializer
import org.espalier.djl.DjlTypes
import org.espalier.djl.data.DataSource
import org.espalier.djl.deploy.Onnx
import org.espalier.djl.deploy.SavedModel
import org.espalier.djl.nn.Activations.relu
import org.espalier.djl.nn.Layer
import org.espalier.djl.nn.LayerFields.FILTERS
import org.espalier.djl.nn.LayerFields.KERNEL
import org.espalier.djl.nn.LayerTypes.CONV2D
import org.espalier.djl.nn.Layers.batchNorm
import org.espalier.djl.nn.Layers.conv2d
import org.espalier.djl.nn.Layers.flatten
import org.espalier.djl.nn.Layers.linear
import org.espalier.djl.nn.Layers.maxPool2d
import org.espalier.djl.nn.Layers.separableConv2d
import org.espalier.djl.nn.Layers.sequential
import org.espalier.djl.optim.Optimizers.nag
import org.espalier.djl.optim.Schedules.cosine
import org.espalier.djl.supernet.search.Enas
import org.espalier.djl.supernet.search.SuperLines
import org.espalier.djl.train.EpochListener
import org.espalier.djl.train.Experiment
import org.espalier.djl.train.Experiment.DATA
import org.espalier.djl.train.Experiment.EPOCHS
import org.espalier.djl.train.Experiment.MODEL
import org.espalier.djl.train.Experiment.OPTIMIZER
import org.espalier.djl.train.Experiment.SCHEDULE
import org.espalier.dsl.oneOf
import org.espalier.dsl.symbol
import org.espalier.rewrite.Rule
import org.espalier.symbol.Symbol
import java.nio.file.Path

/** The model as a tree. */
// readme:reader-tree
val digitReader: Symbol<Layer> = sequential(
    conv2d(8, 3), batchNorm(), relu(), maxPool2d(2),
    conv2d(16, 3), batchNorm(), relu(), maxPool2d(2),
    flatten(), linear(10),
)
// readme:end

/** The tree with the decisions that the search takes. */
// readme:reader-space
val readers: Symbol<Layer> =
    Rule.onType(CONV2D) { c -> oneOf(c, separableConv2d(c.get(FILTERS), c.get(KERNEL))) }
        .rewrite(Rule.onField(FILTERS) { f -> oneOf(f / 2, f, f * 2) }.rewrite(digitReader))
// readme:end

/** Says how any of the networks is trained. */
// readme:reader-experiment
fun experiment(model: Symbol<Layer>, data: Symbol<DataSource>, epochs: Int): Symbol<Experiment> =
    symbol(Experiment.TYPE) {
        it[MODEL] = model
        it[DATA] = data
        it[OPTIMIZER] = nag(0.05)
        it[SCHEDULE] = cosine()
        it[EPOCHS] = epochs
    }
// readme:end

/** Searches a space with shared weights and returns the best network, to be trained alone. */
// readme:reader-search
fun search(space: Symbol<Experiment>, epochs: Int, out: (String) -> Unit): Symbol<Experiment> =
    Enas().rewrite(space).epochs(epochs).listener(SuperLines(out)).search().use { it.symbol() }
// readme:end

/** Trains a network alone and saves it with its tree, for DJL and for other runtimes. */
// readme:reader-save
@Suppress("UNCHECKED_CAST") // the field holds a layer
fun deploy(winner: Symbol<Experiment>, model: Path, onnx: Path): Double =
    Materializer.build(winner).train(EpochListener.SILENT).use { trained ->
        val saved = SavedModel.of(winner.at("model") as Symbol<Layer>, trained.network())
        saved.save(model)
        Onnx.export(saved, onnx)
        trained.report().testAccuracy()
    }
// readme:end

/** Reads a picture with a saved model. */
// readme:reader-use
fun read(model: Path, picture: Image): String {
    val saved = SavedModel.load(model, DjlTypes.registry())
    return saved.predictor(saved.imageTranslator()).use { it.predict(picture).best<Classification>().className }
}
// readme:end
