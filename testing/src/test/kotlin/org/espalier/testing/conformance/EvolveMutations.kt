package org.espalier.testing.conformance

import org.espalier.algo.evolution.mutate.Mutator
import org.espalier.algo.evolution.mutate.PickSwap
import org.espalier.algo.evolution.mutate.Resample
import org.espalier.algo.evolution.operation.Turn
import org.espalier.algo.evolution.operation.Where
import org.espalier.geno.ActiveDecision
import org.espalier.geno.DecisionPoint
import org.espalier.geno.DecisionWalk
import org.espalier.geno.Dna
import java.util.random.RandomGenerator

/** Mutations: all outcomes and how likely they are. */
internal class EvolveMutations(private val view: SpaceView) {
    fun resample(case: Map<String, Any?>, report: CaseReport) {
        val dna = view.read(case["dna"])
        val mutator = Resample(where(case["where"] as String?))
        if ("error" in case) {
            return unchanged(dna, mutator, report)
        }
        val outcomes = Outcomes(case.maps("outcomes"), "dna")
        if (hidden(dna).isEmpty()) {
            outcomes.compare(report, draws(case, dna, mutator, report))
        } else {
            report.stricter("a choice of several is a place of its own wherever it is, so its odds are a bit higher")
            outcomes.compareSets(report, draws(case, dna, mutator, report))
        }
    }

    fun swap(case: Map<String, Any?>, report: CaseReport) {
        val dna = view.read(case["dna"])
        val mutator = PickSwap(where(case["where"] as String?))
        if ("error" in case) {
            return unchanged(dna, mutator, report)
        }
        val outcomes = Outcomes(case.maps("outcomes"), "dna")
        val unseen = hidden(dna).filter { !it.point().isSorted }
        if (unseen.isEmpty()) {
            return outcomes.compare(report, draws(case, dna, mutator, report))
        }
        report.stricter("picks change places inside candidates too: ${unseen.map { it.site().id().toString() }}")
        val turned = unseen.flatMap { swaps(it) }.map { view.write(it) }
        val recorded = case.maps("outcomes").map { it["dna"] }.filter { it != case["dna"] }
        val all = (recorded + turned).distinct().map { mapOf("dna" to it, "p" to 1.0 / (recorded + turned).size) }
        Outcomes(all, "dna").compareSets(report, draws(case, dna, mutator, report))
    }

    private fun swaps(active: ActiveDecision): List<Dna> {
        val picks = active.decision().picks()
        val pairs = picks.indices.flatMap { i -> (0 until i).map { it to i } }
        return pairs.map { (i, j) ->
            val copy = picks.toMutableList().also { it[i] = picks[j] }.also { it[j] = picks[i] }
            active.replacedBy(active.point().decide(copy))
        }
    }

    /** Choices of several that are the only decision of a candidate: PyGlove's mutations do not see them as a whole. */
    private fun hidden(dna: Dna): List<ActiveDecision> = DecisionWalk.active(view.spec, dna).filter { active ->
        val outer = active.enclosing().orElse(null)
        outer != null &&
            active.point().picks() > 1 &&
            outer.point().candidates()[active.site().candidate()].spec().points().size == 1
    }

    private fun draws(
        case: Map<String, Any?>,
        dna: Dna,
        mutator: Mutator,
        report: CaseReport,
    ): (RandomGenerator) -> Any? {
        val kept = Outcomes.reals(case["dna"])
        return { random ->
            val changed = mutator.mutate(dna, Turn.of(view.spec, random))
            report.holds("$changed fits", view.spec.check(changed).isEmpty())
            Outcomes.starred(view.write(changed), kept)
        }
    }

    private fun unchanged(dna: Dna, mutator: Mutator, report: CaseReport) {
        report.stricter("where nothing may be changed, the DNA stays as it is")
        repeat(UNCHANGED) { seed ->
            val random = java.util.SplittableRandom(seed.toLong())
            report.holds("unchanged", mutator.mutate(dna, Turn.of(view.spec, random)) === dna)
        }
    }

    private fun where(recorded: String?): Where = when {
        recorded == null -> Where.all()
        recorded == "choices" -> Where.matching { it.point().picks() > 0 }
        recorded == "float" -> Where.matching { it.point() is DecisionPoint.FloatRange }
        recorded.startsWith("id:") -> id(recorded.removePrefix("id:"))
        else -> throw ConformanceException("where: expected a known filter, found '$recorded'")
    }

    private fun id(recorded: String): Where {
        val ours = recorded.replace(Regex("\\[=(\\d+)/\\d+]"), "[=$1]")
        return Where.matching { it.path().toString() == ours }
    }

    private companion object {
        const val UNCHANGED = 20
    }
}
