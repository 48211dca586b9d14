package org.espalier.samples.notebook.comparison.kotlin

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import org.espalier.djl.train.EpochListener
import org.espalier.dsl.build
import org.espalier.rewrite.Diff
import org.espalier.samples.notebook.comparison.java.UseOfSymbols

/** What containers do by hand, trees do too, and the result is the same. */
class UseOfSymbolsSpec :
    FunSpec({
        test("both styles train to the same accuracy") {
            val byHand = changeRate(withContainers(64), 0.01).build().trainAndEvaluate(EpochListener.SILENT)
            changeRate(withSymbols(64), 0.01).build().trainAndEvaluate(EpochListener.SILENT) shouldBe byHand
        }

        test("another data set takes its head along") {
            val before = withSymbols(64)
            Diff.between(before, changeDataset(before, numbers(64))).toString() shouldBe
                "model.layers[4].units: 10 -> 100\n" +
                "dataset: Digits(images=64) -> Numbers(images=64)"
        }

        test("both languages make the same tree") {
            withSymbols(64).toString() shouldBe UseOfSymbols.experiment(64).toString()
        }
    })
