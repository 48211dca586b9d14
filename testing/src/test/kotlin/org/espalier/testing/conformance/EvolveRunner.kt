package org.espalier.testing.conformance

import org.espalier.algo.evolution.Compatibility
import org.espalier.algo.evolution.recombine.OrderCrossings
import org.espalier.algo.evolution.select.Dominance
import org.espalier.geno.Decision
import org.espalier.geno.Dna
import org.espalier.geno.DnaSampler
import org.espalier.geno.Pick
import org.espalier.testing.pyglove.PyGloveNode
import kotlin.math.abs
import kotlin.math.max

/** The family `evolve`: operators with all their outcomes, selectors, schedules, and populations over time. */
class EvolveRunner(private val neutral: Neutral) : FamilyRunner {
    override fun run(case: Map<String, Any?>, report: CaseReport) {
        when (val kind = case.text("kind")) {
            "uniform_mutation" -> EvolveMutations(view(case)).resample(case, report)

            "swap_mutation" -> EvolveMutations(view(case)).swap(case, report)

            "random_dna" -> randomDna(case, report)

            "recombination" -> EvolveRecombinations(view(case)).run(case, report)

            "pmx" -> crossed(case, report, OrderCrossings::partiallyMapped)

            "ox" -> crossed(case, report, OrderCrossings::order)

            "selector" -> EvolveSelectors.run(case, report)

            "nsga2" -> nsga2(case, report)

            "dominates" ->
                report.same(
                    "dominates",
                    case["result"],
                    Dominance.dominates(doubles(case["left"]), doubles(case["right"])),
                )

            "neat_distance" -> distance(case, report)

            "scalar" -> scalar(case, report)

            "population_trace" -> EvolveTraces(view(case)).run(case, report)

            else -> throw ConformanceException("kind: expected a known one, found '$kind'")
        }
    }

    private fun view(case: Map<String, Any?>) = SpaceView(neutral, neutral.read(case["space"]))

    private fun randomDna(case: Map<String, Any?>, report: CaseReport) {
        val view = view(case)
        Outcomes(case.maps("outcomes"), "dna").compare(report) { random ->
            val dna = DnaSampler.overDecisions().sample(view.spec, random)
            report.holds("$dna fits", view.spec.check(dna).isEmpty())
            Outcomes.starred(view.write(dna), emptySet())
        }
    }

    private fun crossed(
        case: Map<String, Any?>,
        report: CaseReport,
        crossing: (IntArray, IntArray, Int, Int) -> List<IntArray>,
    ) {
        val (one, other) = case.list("parents").map { order -> (order as List<*>).map { (it as Long).toInt() } }
        val start = (case["start"] as Long).toInt()
        val end = (case["end"] as Long).toInt()
        val found = crossing(one.toIntArray(), other.toIntArray(), start, end)
        report.same("children", case["children"], found.map { child -> child.map { it.toLong() } })
    }

    private fun nsga2(case: Map<String, Any?>, report: CaseReport) {
        val scores = case.list("fitness").map(::doubles)
        val fronts = Dominance.fronts(scores)
        report.same("fronts", case["fronts"], fronts.map { front -> front.map { it.toLong() } })
        report.same("crowding_sorted", case["crowding_sorted"], EvolveSelectors.crowded(scores, fronts))
    }

    private fun distance(case: Map<String, Any?>, report: CaseReport) {
        val left = plain(case["left"])
        val right = plain(case["right"])
        val counts = Compatibility.counts(left, right)
        val found = listOf(counts.decisions(), counts.different(), counts.alone()).map { it.toLong() }
        report.same("diff_nwd", case["diff_nwd"], found)
        val weights = Compatibility(double(case["disjoint_coefficient"]), double(case["matching_coefficient"]))
        close("distance", double(case["distance"]), weights.distance(left, right), report)
    }

    /** DNA of which only the form matters: whether a list is several decisions or several picks makes no difference. */
    private fun plain(nested: Any?): Dna {
        val node = PyGloveNode.of(nested)
        return if (node.value == null) Dna.of(node.children.map(::decision)) else Dna.of(decision(node))
    }

    private fun decision(node: PyGloveNode): Decision = when (val value = node.value) {
        is Double -> Decision.FloatValue(value)
        is String -> Decision.TextValue(value)
        null -> Decision.Chosen(node.children.map(::pick))
        else -> Decision.Chosen(listOf(pick(node)))
    }

    private fun pick(node: PyGloveNode) = Pick((node.value as Long).toInt(), Dna.of(node.children.map(::decision)))

    private fun scalar(case: Map<String, Any?>, report: CaseReport) {
        val scalar = ScalarExpression.parse(case.text("expr"))
        val random = java.util.SplittableRandom(1)
        case.list("steps").zip(case.list("values")) { step, value ->
            close("$scalar at $step", double(value), scalar.at(step as Long, random), report)
        }
    }

    internal companion object {
        private const val TOLERANCE = 1e-12

        fun double(value: Any?): Double =
            (value as? Number)?.toDouble() ?: throw ConformanceException("expected a number, found $value")

        fun doubles(value: Any?): List<Double> = (value as List<*>).map(::double)

        /** Languages differ in the last bits of cosines and powers. */
        fun close(what: String, expected: Double, found: Double, report: CaseReport) {
            val near = abs(expected - found) <= TOLERANCE * max(1.0, abs(expected))
            report.holds("$what: expected $expected, found $found", near)
        }
    }
}
