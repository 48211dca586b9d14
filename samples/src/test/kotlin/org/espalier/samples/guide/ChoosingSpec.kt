package org.espalier.samples.guide

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldHaveSize
import io.kotest.matchers.doubles.shouldBeLessThan
import io.kotest.matchers.shouldBe
import org.espalier.algo.Algorithm
import org.espalier.algo.Objective
import org.espalier.algo.basic.Deduping
import org.espalier.algo.basic.Switching
import org.espalier.algo.bayes.tpe.Tpe
import org.espalier.algo.catalog.Algorithms
import org.espalier.algo.evolution.Nsga2
import org.espalier.algo.evolution.RegularizedEvolution
import org.espalier.dsl.dict
import org.espalier.dsl.floatv
import org.espalier.study.Study
import kotlin.math.log10

class ChoosingSpec :
    StringSpec({
        val space =
            dict {
                it["rate"] = floatv(1e-5..1e-1).log()
                it["dropout"] = floatv(0.0..0.5)
            }

        fun loss(child: Map<String, Any?>): Double {
            val rate = log10(child.getValue("rate") as Double) + 3
            val dropout = child.getValue("dropout") as Double - 0.2
            return rate * rate + dropout * dropout
        }

        "the algorithm is one argument" {
            // readme:choosing-one
            fun search(algorithm: Algorithm): Double = Study.of(space)
                .algorithm(algorithm)
                .objective(Objective.minimize("loss"))
                .seed(7)
                .start()
                .run(60) { child -> loss(child) }
                .best()
                .metrics()
                .getValue("loss")

            search(Tpe())
            search(Algorithms.named("evolution").forBudget(60))
            // readme:end
            search(Tpe()) shouldBeLessThan 0.1
            search(Algorithms.named("evolution").forBudget(60)) shouldBeLessThan 0.1
        }

        "algorithms wrap each other" {
            // readme:choosing-wrapped
            val algorithm = Switching.first(30, Deduping(RegularizedEvolution())).last(Tpe())
            // readme:end
            val study = Study.of(space).algorithm(algorithm).objective(Objective.minimize("loss")).start()
            study.run(40) { child -> loss(child) }
            study.trials() shouldHaveSize 40
        }

        "several objectives end with a front" {
            // readme:choosing-front
            val study =
                Study.of(space)
                    .algorithm(Nsga2(10))
                    .objectives(Objective.minimize("loss"), Objective.minimize("dropout"))
                    .start()
            for (sample in study.sample(60)) {
                val child = sample.value()
                sample.report(mapOf("loss" to loss(child), "dropout" to child.getValue("dropout") as Double))
            }
            for (result in study.front()) {
                println("${result.metrics()} ${result.symbol()}")
            }
            // readme:end
            val dropouts = study.front().map { it.metrics().getValue("dropout") }
            dropouts shouldBe dropouts.sortedDescending()
        }
    })
