package org.espalier.testing.conformance

import org.espalier.algo.evolution.operation.Individual
import org.espalier.algo.evolution.operation.Operation
import org.espalier.algo.evolution.operation.Turn
import org.espalier.algo.evolution.operation.Weighting
import org.espalier.algo.evolution.select.Amount
import org.espalier.algo.evolution.select.Bottom
import org.espalier.algo.evolution.select.BottomGroups
import org.espalier.algo.evolution.select.CrowdingSort
import org.espalier.algo.evolution.select.Draw
import org.espalier.algo.evolution.select.First
import org.espalier.algo.evolution.select.Last
import org.espalier.algo.evolution.select.Proportional
import org.espalier.algo.evolution.select.Ranking
import org.espalier.algo.evolution.select.Sample
import org.espalier.algo.evolution.select.Top
import org.espalier.algo.evolution.select.TopGroups
import org.espalier.geno.Dna
import org.espalier.geno.DnaSpec
import java.util.SplittableRandom
import java.util.random.RandomGenerator

/** Selectors, seen through the positions of what they select. */
internal object EvolveSelectors {
    fun run(case: Map<String, Any?>, report: CaseReport) {
        val inputs = inputs(case)
        val select = selector(case)
        if ("outcomes" in case) {
            Outcomes(case.maps("outcomes"), "ids").compare(report) { ids(select, inputs, it) }
        } else {
            report.same("result", case["result"], ids(select, inputs, SplittableRandom(1)))
        }
    }

    /** Positions of each front, the loneliest first. */
    fun crowded(scores: List<List<Double>>, fronts: List<List<Int>>): List<List<Long>> = fronts.map { front ->
        val members = front.map { Individual(Dna.EMPTY, scores[it], it + 1L, 1) }
        ids(CrowdingSort(), members, SplittableRandom(1))
    }

    private fun inputs(case: Map<String, Any?>): List<Individual> {
        val size =
            (case["inputs"] as Long?)?.toInt()
                ?: (case["fitness"] ?: case["weights"] as List<*>).let { it as List<*> }.size
        val fitness = (case["fitness"] as List<*>?)?.map(EvolveRunner::double)
        return List(size) { Individual(Dna.EMPTY, listOf(fitness?.get(it) ?: 0.0), it + 1L, 1) }
    }

    private fun ids(
        select: Operation<Individual, Individual>,
        inputs: List<Individual>,
        random: RandomGenerator,
    ): List<Long> = select.apply(inputs, Turn.of(DnaSpec.EMPTY, random)).map { it.trial() - 1 }

    private fun selector(case: Map<String, Any?>): Operation<Individual, Individual> {
        val amount = amount(case["n"])
        val groups = case["cluster"] == true
        return when (val op = case.text("op")) {
            "Top" -> if (groups) TopGroups(amount, Ranking.SCORE) else Top(amount)
            "Bottom" -> if (groups) BottomGroups(amount, Ranking.SCORE) else Bottom(amount)
            "First" -> First(amount)
            "Last" -> Last(amount)
            "Proportional" -> Proportional(amount, weights(case))
            "Sample" -> Sample(amount, weights(case))
            "Random" -> if (case["replacement"] == true) Sample(amount, Weighting.equal<Individual>()) else Draw(amount)
            else -> throw ConformanceException("op: expected a known selector, found '$op'")
        }
    }

    private fun weights(case: Map<String, Any?>): Weighting<Individual> =
        Weighting.of(*EvolveRunner.doubles(case["weights"]).toDoubleArray())

    private fun amount(n: Any?): Amount = when (n) {
        null -> Amount.ALL
        is Long -> Amount.of(n.toInt())
        else -> Amount.share(EvolveRunner.double(n))
    }
}
