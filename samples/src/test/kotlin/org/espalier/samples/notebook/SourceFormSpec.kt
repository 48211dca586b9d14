package org.espalier.samples.notebook

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import org.espalier.djl.nn.LayerTypes.CONV2D
import org.espalier.djl.nn.LayerTypes.FLATTEN
import org.espalier.djl.nn.LayerTypes.LINEAR
import org.espalier.djl.nn.LayerTypes.RELU
import org.espalier.djl.nn.LayerTypes.SEQUENTIAL
import org.espalier.djl.optim.Optimizers.ADAM
import org.espalier.djl.train.Losses.SOFTMAX_CROSS_ENTROPY
import org.espalier.dsl.oneOf
import org.espalier.dsl.patch
import org.espalier.report.SymbolSource
import org.espalier.samples.house.Checkout
import org.espalier.samples.notebook.kotlin.digits
import org.espalier.samples.notebook.kotlin.experiment
import org.espalier.samples.notebook.kotlin.filterSearchSpace
import org.espalier.samples.notebook.kotlin.mlExperiment
import org.espalier.symbol.Symbol

/** The experiment, made searchable by a patch, printed as Kotlin: the printed code is the code of this class. */
class SourceFormSpec :
    StringSpec({
        val file = "samples/src/test/kotlin/org/espalier/samples/notebook/SourceFormSpec.kt"

        "the printed source is what stands here, and makes the tree that it was printed from" {
            val space = experiment(digits(1024)).patch(filterSearchSpace())
            val here = Checkout.root().resolve(file).toFile().readText()
                .substringAfter("// printed" + ":begin").substringBefore("// printed" + ":end")
            words(SymbolSource.KOTLIN.print(space)) shouldBe words(here)
            pasted() shouldBe space
        }
    })

private fun words(source: String) = source.replace(Regex("""\s+|,(?=\s*\))"""), "")

private fun pasted(): Symbol<*> = // printed:begin
    mlExperiment {
        it["model"] = SEQUENTIAL.symbol(
            listOf(
                CONV2D.symbol(oneOf(8, 16, 32), 3),
                RELU.symbol(),
                CONV2D.symbol(oneOf(16, 32, 64), 1),
                RELU.symbol(),
                FLATTEN.symbol(),
                LINEAR.symbol(150),
                LINEAR.symbol(10),
            ),
        )
        it["dataset"] = digits(1024)
        it["loss"] = SOFTMAX_CROSS_ENTROPY.symbol()
        it["optimizer"] = ADAM.symbol(0.01)
        it["numEpochs"] = 2
    }
// printed:end
