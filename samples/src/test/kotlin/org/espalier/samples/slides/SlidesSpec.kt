package org.espalier.samples.slides

import io.kotest.core.spec.style.FunSpec
import io.kotest.engine.spec.tempdir
import io.kotest.matchers.collections.shouldContainExactlyInAnyOrder
import io.kotest.matchers.collections.shouldHaveSize
import io.kotest.matchers.comparables.shouldBeGreaterThan
import io.kotest.matchers.shouldBe
import org.espalier.algo.basic.RandomSearch
import org.espalier.algo.evolution.RegularizedEvolution
import org.espalier.build.Materializer
import org.espalier.djl.DjlTypes
import org.espalier.djl.train.Experiment
import org.espalier.geno.DnaSampler
import org.espalier.io.SymbolJson
import org.espalier.rewrite.Diff
import org.espalier.samples.slides.java.Experiments
import org.espalier.samples.slides.java.Spaces
import org.espalier.samples.slides.java.Trainers
import org.espalier.samples.slides.kotlin.experiment
import org.espalier.samples.slides.kotlin.factorized
import org.espalier.samples.slides.kotlin.fpn
import org.espalier.samples.slides.kotlin.layer
import org.espalier.samples.slides.kotlin.nasBench101
import org.espalier.samples.slides.kotlin.program
import org.espalier.samples.slides.kotlin.search
import org.espalier.samples.slides.kotlin.separable
import org.espalier.samples.slides.kotlin.space
import org.espalier.samples.slides.kotlin.sweep
import org.espalier.samples.slides.kotlin.tuned
import org.espalier.samples.slides.kotlin.widths
import org.espalier.space.SearchSpace
import org.espalier.study.Study
import org.espalier.symbol.Symbol
import java.math.BigInteger
import java.util.SplittableRandom

private fun size(space: Symbol<*>): BigInteger = SearchSpace.of(space).size().orElseThrow()

/** The programs of the talk run, with tiny budgets, and say the same in both languages. */
class SlidesSpec :
    FunSpec({
        test("the static program trains") {
            Materializer.build(program).train() shouldBe Materializer.build(Trainers.PROGRAM).train()
            program.toString() shouldBe Trainers.PROGRAM.toString()
        }

        test("the loop over the search space gives the same accuracies in both languages") {
            space.toString() shouldBe Trainers.SPACE.toString()
            val accuracies = search(RandomSearch(), 4)
            accuracies shouldHaveSize 4
            accuracies shouldBe Trainers.search(RandomSearch(), 4)
        }

        test("the loop runs with evolution as it does with random search") {
            search(RegularizedEvolution(2, 2), 3) shouldHaveSize 3
        }

        test("complex spaces have the sizes that the paper's count as") {
            listOf(nasBench101, Spaces.NAS_BENCH_101).map(::size).distinct() shouldBe
                listOf(BigInteger.valueOf(243L * 2_097_152))
            listOf(fpn, Spaces.FPN).map(::size).distinct() shouldBe listOf(BigInteger.valueOf(42))
            listOf(layer, Spaces.LAYER).map(::size).distinct() shouldBe listOf(BigInteger.valueOf(19))
        }

        test("a removable layer is sometimes removed") {
            val compiled = SearchSpace.of(layer)
            val random = SplittableRandom(3)
            List(100) { Materializer.build(compiled.bind(DnaSampler.overDecisions().sample(compiled.spec(), random))) }
                .map { it.body::class.simpleName }
                .toSet() shouldContainExactlyInAnyOrder listOf("Zero", "InvertedBottleneck")
        }

        test("a factorized search finds the same in both languages, and more than a random cell") {
            val found = factorized(30, 20) { cell -> (cell.ops.count { it == 2 } + cell.edges.sum()).toDouble() }
            found shouldBe
                Spaces.factorized(30, 20) { cell ->
                    (cell.ops().count { it == 2 } + cell.edges().sum()).toDouble()
                }
            found shouldBeGreaterThan 5 / 3.0 + 21 / 2.0
        }

        test("edits by path and by rule make the same experiments in both languages") {
            listOf(experiment, tuned, widths, separable) shouldBe
                listOf(Experiments.EXPERIMENT, Experiments.TUNED, Experiments.WIDTHS, Experiments.SEPARABLE)
            Diff.between(experiment, tuned).toString() shouldBe "optimizer.rate: 0.01 -> 0.02\nepochs: 2 -> 1"
        }

        test("the sweep tries all widths and saves the best experiment") {
            val folder = tempdir().toPath()
            val study: Study<Experiment> = sweep(folder.resolve("kotlin.json"))
            study.trials() shouldHaveSize 9
            SymbolJson.load(folder.resolve("kotlin.json"), DjlTypes.registry()) shouldBe study.best().symbol()
            Experiments.sweep(folder.resolve("java.json")).best().symbol() shouldBe study.best().symbol()
        }
    })
