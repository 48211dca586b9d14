package org.espalier.dsl

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldBeIn
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import org.espalier.algo.Objective
import org.espalier.algo.basic.GridSweep
import org.espalier.algo.basic.RandomSearch
import org.espalier.dsl.Slides.Conv
import org.espalier.dsl.Slides.Trainer
import org.espalier.space.SearchSpace
import org.espalier.study.Sample
import org.espalier.symbol.Symbol

class SamplingSpec :
    FunSpec({
        val conv = symbolize(::Conv)

        test("the loop of the slides") {
            val space: Symbol<Trainer> = Slides.space()
            var trials = 0
            for ((child, feedback) in sample(space, RandomSearch(), trials = 20)) {
                feedback(child.train()) shouldBe 3.0
                trials++
            }
            trials shouldBe 20
        }

        test("a loop without a limit ends when the space is exhausted") {
            val seen = mutableListOf<Int>()
            for ((child, feedback) in sample(conv(oneOf(4, 8), oneOf(1, 3)), GridSweep())) {
                seen += child.filters() * child.kernel()
                feedback(0.0)
            }
            seen shouldContainExactly listOf(4, 12, 8, 24)
        }

        test("the seed decides the trials, and no seed is seed 0") {
            fun trials(seed: Long?): List<String> {
                val space = conv(intv(1..1000), intv(1..1000))
                val loop =
                    if (seed == null) sample(space, RandomSearch(), 5) else sample(space, RandomSearch(), 5, seed)
                return loop.map { it.report(0.0).let { _ -> it.dna().toString() } }
            }
            trials(null) shouldBe trials(0)
            (trials(1) == trials(0)) shouldBe false
        }

        test("several objectives are reported as pairs, and options reach the study") {
            val objectives = arrayOf(Objective.maximize("accuracy"), Objective.minimize("seconds"))
            for ((child, feedback) in sample(conv(oneOf(1, 2), 3), RandomSearch(), 3) { objectives(*objectives) }) {
                feedback("accuracy" to 1.0 / child.filters(), "seconds" to 1.0)
                feedback.state().isScored shouldBe true
            }
        }

        test("the child of an outer search is a space for an inner one") {
            val space = SearchSpace.of(list(oneOf(0..2).hint("ops"), oneOf(0, 1), oneOf(0, 1)))
            val sizes = mutableListOf<Int>()
            for (outer: Sample<List<Int>> in sample(space["ops"], GridSweep())) {
                val rewards =
                    sample(outer.symbol(), GridSweep()).map { inner ->
                        inner.value().size shouldBe 3
                        inner.report(inner.value().sum().toDouble())
                    }
                sizes += rewards.size
                outer.report(rewards.max()) shouldBeIn listOf(2.0, 3.0, 4.0)
            }
            sizes shouldContainExactly listOf(4, 4, 4)
        }
    })
