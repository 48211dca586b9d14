package org.espalier.testing.pyglove

import org.espalier.geno.Decision
import org.espalier.geno.DecisionPoint
import org.espalier.geno.Dna
import org.espalier.geno.DnaException
import org.espalier.geno.DnaSpec
import org.espalier.geno.Pick

/**
 * The projection between DNA and PyGlove's DNA.
 *
 * A choice of one is a node with the candidate number, a choice of several a node without value over one node per pick,
 * an order likewise, a real or a custom text a node with that value. An integer range, which PyGlove does not have, is
 * the choice of its values: its node holds the position on the grid.
 *
 * Reading does not judge. Whatever PyGlove's form says is turned into decisions, also where it does not fit the spec,
 * so that the judgement (and its message) is that of [DnaSpec.check]; only what has no form as a decision at all, such
 * as candidate number -1, is refused here.
 */
object PyGloveDna {
    /** Returns PyGlove's form of [dna]. */
    fun write(spec: DnaSpec, dna: Dna): PyGloveNode {
        val elements = elements(spec, dna)
        return elements.singleOrNull() ?: PyGloveNode(null, elements)
    }

    private fun elements(spec: DnaSpec, dna: Dna): List<PyGloveNode> =
        spec.points().indices.map { element(spec.points()[it], dna[it]) }

    private fun element(point: DecisionPoint, decision: Decision): PyGloveNode = when (decision) {
        is Decision.FloatValue -> PyGloveNode(decision.value(), emptyList())

        is Decision.TextValue -> PyGloveNode(decision.value(), emptyList())

        is Decision.IntValue ->
            PyGloveNode((point as DecisionPoint.IntRange).grid().indexOf(decision.value()), emptyList())

        else -> {
            val picks = decision.picks().map { pick(point, it) }
            picks.singleOrNull() ?: PyGloveNode(null, picks)
        }
    }

    private fun pick(point: DecisionPoint, pick: Pick): PyGloveNode {
        val inner = elements(point.candidates()[pick.index()].spec(), pick.sub())
        val only = inner.singleOrNull()
        return PyGloveNode(pick.index().toLong(), if (only != null && only.value == null) only.children else inner)
    }

    /**
     * Returns the DNA that [node] stands for in a space of [spec], without judging whether it fits.
     *
     * @throws DnaException if a part of it cannot be a decision of any kind
     */
    fun read(spec: DnaSpec, node: PyGloveNode): Dna {
        val points = spec.points()
        return when {
            node.value == null && node.children.isEmpty() -> Dna.EMPTY
            points.size == 1 -> Dna.of(decision(points[0], node))
            node.value == null -> inner(points, node.children)
            else -> Dna.of(asItIs(node))
        }
    }

    private fun inner(points: List<DecisionPoint>, nodes: List<PyGloveNode>): Dna =
        Dna.of(nodes.mapIndexed { i, node -> if (i < points.size) decision(points[i], node) else asItIs(node) })

    private fun decision(point: DecisionPoint, node: PyGloveNode): Decision {
        val picks =
            when {
                point is DecisionPoint.IntRange && node.value is Long -> return value(point, node.value)
                point.picks() == 1 && node.value is Long -> listOf(pick(point, node))
                point.picks() > 1 && node.value == null -> node.children.map { pick(point, it) }
                else -> return asItIs(node)
            }
        return if (point is DecisionPoint.Permutation) Decision.Order(picks) else Decision.Chosen(picks)
    }

    private fun value(point: DecisionPoint.IntRange, position: Long): Decision {
        if (position !in 0 until point.grid().count()) {
            throw DnaException(
                "${point.location()}: expected a position in [0, ${point.grid().count()}), found $position",
            )
        }
        return Decision.IntValue(point.grid().at(position))
    }

    private fun pick(point: DecisionPoint, node: PyGloveNode): Pick {
        val index = index(node)
        if (node.children.isEmpty()) {
            return Pick.of(index)
        }
        val points = point.candidates().getOrNull(index)?.spec()?.points().orEmpty()
        val several = points.size == 1 && (points[0].picks() > 1 || node.children.size > 1)
        return Pick(index, inner(points, if (several) listOf(PyGloveNode(null, node.children)) else node.children))
    }

    private fun index(node: PyGloveNode): Int {
        val index = node.value as? Long
        if (index == null || index < 0 || index > Int.MAX_VALUE) {
            throw DnaException("DNA: expected a candidate number in [0, inf), found ${PyGloveText.repr(node.value)}")
        }
        return index.toInt()
    }

    /** The decision that a node looks like when nothing is known about its point. */
    private fun asItIs(node: PyGloveNode): Decision = when {
        node.value is Double -> Decision.FloatValue(node.value)
        node.value is String -> Decision.TextValue(node.value)
        node.value != null -> Decision.Chosen(listOf(pickAsItIs(node)))
        node.children.isEmpty() -> throw DnaException("DNA: expected a decision, found nothing")
        else -> Decision.Chosen(node.children.map(::pickAsItIs))
    }

    private fun pickAsItIs(node: PyGloveNode) = Pick(index(node), Dna.of(node.children.map(::asItIs)))
}
