package org.espalier.djl

import ai.djl.Device
import ai.djl.modality.cv.Image
import ai.djl.modality.cv.ImageFactory
import ai.djl.ndarray.types.Shape
import io.kotest.core.spec.style.StringSpec
import io.kotest.engine.spec.tempdir
import io.kotest.matchers.collections.shouldContainExactlyInAnyOrder
import io.kotest.matchers.longs.shouldBeGreaterThan
import io.kotest.matchers.shouldBe
import org.espalier.build.Materializer
import org.espalier.djl.deploy.Onnx
import org.espalier.djl.deploy.SavedModel
import org.espalier.djl.nn.Activations.relu
import org.espalier.djl.nn.BlockBuilder
import org.espalier.djl.nn.Layers.conv2d
import org.espalier.djl.nn.Layers.flatten
import org.espalier.djl.nn.Layers.linear
import org.espalier.djl.nn.Layers.sequential
import org.espalier.djl.train.Network
import org.espalier.djl.train.NetworkPlan
import java.awt.image.BufferedImage
import kotlin.io.path.fileSize

/** From a network to a file, from a file to answers, from Kotlin. */
class DeployUseSpec :
    StringSpec({
        val tree = sequential(conv2d(4, 3), relu(), flatten(), linear(2))
        val input = Shape(3, 16, 16)

        "a model is saved, loaded, asked and exported" {
            val folder = tempdir().toPath()
            val file = folder.resolve("pets.safetensors")
            Network.initialize(BlockBuilder.build(Materializer.build(tree), input), NetworkPlan.of(input, 1)).use {
                SavedModel.of(tree, it).classes("cat", "dog").save(file)
            }

            val model = SavedModel.load(file, DjlTypes.registry())
            model.predictor(model.imageTranslator()).use { predictor ->
                val picture: Image = ImageFactory.getInstance().fromImage(
                    BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB),
                )
                predictor.predict(picture).classNames shouldContainExactlyInAnyOrder listOf("cat", "dog")
            }
            model.model(Device.cpu()).use { it.block.parameters.size() shouldBe 4 }

            val onnx = folder.resolve("pets.onnx")
            Onnx.export(model, onnx)
            onnx.fileSize() shouldBeGreaterThan 2048
        }
    })
