package org.espalier.testing.conformance

import org.espalier.algo.evolution.operation.Individual
import org.espalier.algo.evolution.operation.Turn
import org.espalier.algo.evolution.operation.Weighting
import org.espalier.algo.evolution.recombine.AverageCrossover
import org.espalier.algo.evolution.recombine.Cuts
import org.espalier.algo.evolution.recombine.CycleCrossover
import org.espalier.algo.evolution.recombine.KPoint
import org.espalier.algo.evolution.recombine.OrderCrossover
import org.espalier.algo.evolution.recombine.PartiallyMapped
import org.espalier.algo.evolution.recombine.Recombinator
import org.espalier.algo.evolution.recombine.Segmented
import org.espalier.algo.evolution.recombine.UniformCrossover
import org.espalier.testing.pyglove.Plain
import java.util.random.RandomGenerator

/** Recombinations: all sets of children and how likely they are. */
internal class EvolveRecombinations(private val view: SpaceView) {
    fun run(case: Map<String, Any?>, report: CaseReport) {
        val parents = case.list("parents").map { Individual.child(view.read(it)) }
        val recombinator = recombinator(case.text("op"), case.map("params"))
        val recorded = case.maps("outcomes").map { mapOf("children" to sorted(it.list("children")), "p" to it["p"]) }
        val outcomes = Outcomes(recorded, "children")
        val draw: (RandomGenerator) -> Any? = { random ->
            val children = recombinator.recombine(parents, Turn.of(view.spec, random))
            children.forEach { report.holds("$it fits", view.spec.check(it).isEmpty()) }
            sorted(children.map { view.write(it) })
        }
        if (case["exact"] == true) outcomes.compare(report, draw) else outcomes.compareLoosely(report, draw)
    }

    private fun sorted(children: List<Any?>): List<Any?> = children.distinct().sortedBy { Plain.show(it) }

    private fun recombinator(op: String, params: Map<String, Any?>): Recombinator = when (op) {
        "Uniform" -> UniformCrossover()

        "Sample" -> UniformCrossover(weights(params))

        "Average" -> AverageCrossover()

        "WeightedAverage" -> AverageCrossover(weights(params))

        "KPoint" -> KPoint((params["k"] as Long).toInt())

        "Segmented" -> {
            val positions = params.list("cutting_points").map { (it as Long).toInt() }
            Segmented(Cuts.at(*positions.toTypedArray()))
        }

        "PartiallyMapped" -> PartiallyMapped()

        "Order" -> OrderCrossover()

        "Cycle" -> CycleCrossover()

        else -> throw ConformanceException("op: expected a known recombinator, found '$op'")
    }

    private fun weights(params: Map<String, Any?>): Weighting<Individual> =
        Weighting.of(*EvolveRunner.doubles(params["weights"]).toDoubleArray())
}
