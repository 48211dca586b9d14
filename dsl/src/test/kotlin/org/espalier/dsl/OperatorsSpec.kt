package org.espalier.dsl

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import org.espalier.algo.evolution.mutate.PointMutation
import org.espalier.algo.evolution.operation.Bounds
import org.espalier.algo.evolution.operation.Individual
import org.espalier.algo.evolution.operation.Operation
import org.espalier.algo.evolution.operation.Operations
import org.espalier.algo.evolution.scalar.Scalar
import org.espalier.algo.evolution.select.Last
import org.espalier.algo.evolution.select.Top
import org.espalier.algo.evolution.select.Tournament

/** Kotlin's operators and Java's methods make equal formulas. */
class OperatorsSpec :
    StringSpec({
        val tournament: Operation<Individual, Individual> = Tournament(3)
        val mutate: Operation<Individual, Individual> = PointMutation()
        val top: Operation<Individual, Individual> = Top(2)
        val last: Operation<Individual, Individual> = Last(5)

        "pipelines, repeats and sums" {
            (tournament then mutate) shouldBe tournament.then(mutate)
            (tournament * 3 + top - last) shouldBe tournament.times(3).plus(top).minus(last)
            (mutate pow 2) shouldBe Operations.power(mutate, 2)
        }

        "sets and slices" {
            ((top or last) and tournament) shouldBe top.or(last).and(tournament)
            (top xor last) shouldBe top.xor(last)
            !top shouldBe Operations.not(top)
            last[0..1] shouldBe last.slice(Bounds.of(0, 2))
            last[-1] shouldBe last.at(-1)
        }

        "probabilities and schedules" {
            val rate = -(2.0 * Scalar.STEP - 1.0) / 10.0
            rate.toString() shouldBe "(-((2 * step) - 1) / 10)"
            (mutate withProbability rate) shouldBe Operations.withProbability(rate, mutate)
            (mutate withProbability 0.5) shouldBe Operations.withProbability(0.5, mutate)
        }
    })
