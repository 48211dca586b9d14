package org.espalier.testing.pyglove

import org.espalier.geno.Decision
import org.espalier.geno.DecisionPoint
import org.espalier.geno.Dna
import org.espalier.geno.DnaSpec
import org.espalier.geno.Pick

/** The one-line answer of what a DNA decides: literals, and `1/3 -> 6` for a decision inside candidate 1 of 3. */
class PyGloveLiteralValue(points: PyGlovePoints) {
    private val literals: Map<DecisionPoint, List<Any?>> = points.entries.associate { it.point to points.literals(it) }

    /** Returns the value: of one decision itself, of several a list. */
    fun of(spec: DnaSpec, dna: Dna): Any? = unwrapped(values(spec, dna))

    private fun values(spec: DnaSpec, dna: Dna): List<Any?> =
        spec.points().indices.map { value(spec.points()[it], dna[it]) }

    private fun value(point: DecisionPoint, decision: Decision): Any? = when (decision) {
        is Decision.FloatValue -> PyGloveText.real(decision.value())
        is Decision.IntValue -> decision.value()
        is Decision.TextValue -> decision.value()
        else -> unwrapped(decision.picks().map { pick(point, it) })
    }

    private fun pick(point: DecisionPoint, pick: Pick): Any? {
        val inner = point.candidates()[pick.index()].spec()
        if (inner.isEmpty) {
            return literals.getValue(point)[pick.index()]
        }
        return behind("${pick.index()}/${point.candidates().size} -> ", unwrapped(values(inner, pick.sub())))
    }

    private fun behind(prefix: String, value: Any?): Any? = if (value is List<*>) {
        value.map { behind(prefix, it) }
    } else {
        prefix +
            (value as? String ?: PyGloveText.repr(value))
    }

    private fun unwrapped(values: List<Any?>): Any? = if (values.size == 1) values[0] else values
}
