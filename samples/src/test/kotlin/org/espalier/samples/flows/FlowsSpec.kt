package org.espalier.samples.flows

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldHaveSize
import io.kotest.matchers.doubles.plusOrMinus
import io.kotest.matchers.ints.shouldBeLessThan
import io.kotest.matchers.shouldBe
import org.espalier.geno.DnaSampler
import org.espalier.samples.flows.CellProblem.Cell
import org.espalier.space.SearchSpace
import java.util.SplittableRandom
import org.espalier.samples.flows.java.Flows as JavaFlows
import org.espalier.samples.flows.kotlin.Flows as KotlinFlows

class FlowsSpec :
    StringSpec({
        val problem = CellProblem.create()

        "the space has five operations and 21 edges, and splits into them" {
            SearchSpace.of(problem.space()).size().get().toLong() shouldBe 243L * (1L shl 21)
            problem.part(FlowProblem.OUTER).spec().points() shouldHaveSize 5
            problem.part(FlowProblem.INNER).spec().points() shouldHaveSize 21
        }

        "a cell without a way, or with ten edges, is worth nothing, and no cell is worth more than the best" {
            CellProblem.quality(Cell(List(5) { 0 }, List(21) { 0 })) shouldBe 0.0
            CellProblem.quality(Cell(List(5) { 0 }, List(21) { if (it < 10) 1 else 0 })) shouldBe 0.0
            CellProblem.quality(CellProblem.best()) shouldBe problem.best()
            val edge = Cell(List(5) { 0 }, List(21) { if (it == 5) 1 else 0 })
            CellProblem.quality(edge) shouldBe (80.4 plusOrMinus 1e-9)
            val space = SearchSpace.of(problem.space())
            val random = SplittableRandom(1)
            repeat(2000) {
                val child = space.bind(DnaSampler.overDecisions().sample(space.spec(), random))
                (
                    problem.quality().applyAsDouble(
                        org.espalier.build.Materializer.build(child),
                    ) <= problem.best()
                    ) shouldBe
                    true
            }
        }

        "both languages search alike, evaluation by evaluation" {
            for (flow in listOf("joint", "separate", "factorized")) {
                val java = Tape(problem, 60, 1)
                val kotlin = Tape(problem, 60, 1)
                val inJava = JavaFlows(problem, java, 7)
                val inKotlin = KotlinFlows(problem, 7) { kotlin.applyAsDouble(it) }
                when (flow) {
                    "joint" -> inJava.joint(60).also { inKotlin.joint(60) }
                    "separate" -> inJava.separate(60).also { inKotlin.separate(60) }
                    else -> inJava.factorized(6, 10).also { inKotlin.factorized(6, 10) }
                }
                java.evaluations() shouldBe 60
                java.regrets().toList() shouldBe kotlin.regrets().toList()
            }
        }

        "workers share the outer trials; what falls behind ends early, and a good enough child ends all" {
            val tapes = List(2) { Tape(problem, 10_000, 1) }
            val studies =
                listOf(
                    JavaFlows(problem, tapes[0], 7).shared(3, 30, 20, Double.MAX_VALUE),
                    KotlinFlows(problem, 7) { tapes[1].applyAsDouble(it) }.shared(3, 30, 20, Double.MAX_VALUE),
                )
            studies.forEach { it.trials() shouldHaveSize 30 }
            tapes.forEach { it.evaluations() shouldBeLessThan 600 }
            val short = Tape(problem, 10_000, 1)
            JavaFlows(problem, short, 7).shared(2, 30, 20, 1.0).isActive shouldBe false
            short.evaluations() shouldBeLessThan 600
        }
    })
