package org.espalier.samples.notebook

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.engine.spec.tempdir
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import org.espalier.dsl.build
import org.espalier.dsl.patch
import org.espalier.rewrite.PatchException
import org.espalier.samples.notebook.kotlin.KotlinNotebook
import org.espalier.samples.notebook.kotlin.MLExperiment
import org.espalier.samples.notebook.kotlin.MyNewOptimizer
import org.espalier.samples.notebook.kotlin.digits
import org.espalier.samples.notebook.kotlin.experiment
import org.espalier.samples.notebook.kotlin.ideas
import org.espalier.samples.notebook.kotlin.myNewOptimizer
import org.espalier.samples.notebook.kotlin.numbers
import org.espalier.samples.notebook.kotlin.scaleWidth

/** [KotlinNotebook] cell by cell, with the patches of Patches.kt; cells that train are compared with Java's in [JavaNotebookTest]. */
class KotlinNotebookSpec :
    FunSpec({
        val folder = tempdir().toPath()

        Run.quietCells().forEach { name ->
            test("the cell $name prints what the notebook says") {
                Run.cell(::KotlinNotebook, name, Run.PRINTED, folder.resolve("e.json")) shouldBe Run.expected(name)
            }
        }

        test("a patch with a bad argument, or a bad name, shows what is possible") {
            shouldThrow<PatchException> { ideas.parse("scale_width?factor=-1") }.message shouldContain
                "factor: expected float in [1.0E-8, inf), found -1.0"
            shouldThrow<PatchException> { ideas.parse("scale_with?factor=2") }.message shouldContain
                "Maybe scale_width(factor: float in [1.0E-8, inf))?"
        }

        test("narrow layers do not become narrower than 8") {
            experiment(digits(8)).patch(scaleWidth(0.1)).at("model.layers[0].filters").toString() shouldBe "8"
        }

        test("a hundred numbers have a hundred classes, each image two digits") {
            val images = numbers(64).build().loadData()
            images.classes() shouldBe numbers(64).build().numClasses
            images.train().size() shouldBe 64
            val digits = Pictures.digits(64)
            images.shape() shouldBe digits.shape()
        }

        test("the new optimizer is what its tree describes, and trains") {
            myNewOptimizer(0.01).build() shouldBe MyNewOptimizer(0.01)
            val trained: MLExperiment =
                experiment(digits(64)).patch("optimizer" to myNewOptimizer(0.01), "numEpochs" to 1).build()
            val accuracy = trained.trainAndEvaluate()
            (accuracy in 0.0..1.0) shouldBe true
        }
    })
