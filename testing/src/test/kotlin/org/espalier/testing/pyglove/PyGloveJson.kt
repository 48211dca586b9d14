package org.espalier.testing.pyglove

import org.espalier.geno.DecisionPoint
import org.espalier.geno.DnaSpec
import org.espalier.hyper.CustomHyper
import org.espalier.hyper.FloatV
import org.espalier.hyper.ManyOf
import org.espalier.hyper.OneOf
import org.espalier.symbol.Hole
import org.espalier.symbol.Hyper
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.Literal
import org.espalier.symbol.MapSymbol
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Ref
import org.espalier.symbol.Symbol

/**
 * The JSON in which PyGlove saves trees and specs, as plain values.
 *
 * @param key the name under which PyGlove knows a type or a custom decision
 */
class PyGloveJson(private val symbols: PyGloveSymbols, private val key: (String) -> String) {
    /** Returns the JSON of a tree, defaults included, what is missing left out; an order is a choice of all candidates. */
    fun tree(node: Symbol<*>): Any? = when (node) {
        is Literal<*> -> literal(node.value())

        is ListSymbol<*> -> node.children().map { tree(it) }

        is MapSymbol<*> -> node.entries().mapValues { tree(it.value) }

        is ObjectSymbol<*> -> {
            val given = node.type().fields().filter { node.get(it.name()) !is Hole<*> }
            val fields = given.associate { it.name() to tree(node.get(it.name())) }
            mapOf(TYPE to key(node.type().name())) + fields
        }

        is Ref<*> -> mapOf(TYPE to REFERENCE, "reference_paths" to listOf(PyGloveText.path(node.target())))

        is Hole<*> -> mapOf(TYPE to MISSING)

        is Hyper<*> -> hyper(node)
    }

    private fun literal(value: Any?): Any? = when (value) {
        is Int -> value.toLong()
        is PyGloveTuple -> listOf(PyGloveNode.TUPLE) + value.items.map { literal(it) }
        is Symbol<*> -> tree(value)
        else -> value
    }

    private fun hyper(node: Hyper<*>): Map<String, Any?> {
        val out = linkedMapOf<String, Any?>(TYPE to type(node))
        out["name"] = node.tags().name().orElse(null)
        out["hints"] = PyGloveHints.of(node.tags())
        if (node is FloatV) {
            out += bounds(node)
        } else if (node !is CustomHyper<*>) {
            val selection = (node as? ManyOf<*>)?.selection()
            val picks = if (node is OneOf<*>) 1 else selection?.k() ?: node.children().size
            out["num_choices"] = picks.toLong()
            out["candidates"] = node.children().map { tree(it) }
            out["choices_distinct"] = selection?.distinct() ?: true
            out["choices_sorted"] = selection?.sorted() ?: false
            out["where"] = null
        }
        return out
    }

    private fun type(node: Hyper<*>) = when (node) {
        is OneOf<*> -> "hyper.OneOf"
        is FloatV -> "hyper.Float"
        is CustomHyper<*> -> key(node.genes().kind())
        else -> "hyper.ManyOf"
    }

    private fun bounds(node: FloatV) =
        mapOf("min_value" to node.min(), "max_value" to node.max(), "scale" to symbols.scale(node))

    /** Returns the JSON of the spec of [tree]. */
    fun spec(spec: DnaSpec, tree: Symbol<*>, points: PyGlovePoints): Any = template(spec, tree, points, null)

    private fun template(spec: DnaSpec, tree: Symbol<*>, points: PyGlovePoints, index: Int?): Map<String, Any?> {
        val hypers = points.hypers(tree)
        return linkedMapOf(
            TYPE to GENO + "Template",
            "location" to "",
            "hints" to null,
            "elements" to spec.points().mapIndexed { i, point -> element(point, hypers[i], points) },
            "index" to index?.toLong(),
        )
    }

    private fun element(point: DecisionPoint, hyper: Hyper<*>, points: PyGlovePoints): Map<String, Any?> {
        val out = linkedMapOf<String, Any?>(TYPE to GENO + kind(point))
        out["location"] = PyGloveText.path(point.location())
        out["hints"] = PyGloveHints.of(point.tags())
        out["name"] = point.tags().name().orElse(null)
        when (point) {
            is DecisionPoint.FloatRange -> out += bounds(hyper as FloatV)

            is DecisionPoint.Custom -> out["hyper_type"] = point.genes().kind()

            else -> {
                val selection = (point as? DecisionPoint.Choices)?.selection()
                out["num_choices"] = point.picks().toLong()
                out["candidates"] =
                    point.candidates().mapIndexed { c, candidate ->
                        template(candidate.spec(), hyper.children()[c], points, c)
                    }
                out["literal_values"] = hyper.children().map { symbols.literal(it) }
                out["distinct"] = selection?.distinct() ?: true
                out["sorted"] = selection?.sorted() ?: false
                out["subchoice_index"] = null
            }
        }
        return out
    }

    private fun kind(point: DecisionPoint) = when (point) {
        is DecisionPoint.FloatRange -> "Float"
        is DecisionPoint.Custom -> "CustomDecisionPoint"
        else -> "Choices"
    }

    private companion object {
        const val TYPE = "_type"
        const val GENO = "pyglove.generators.geno."
        const val REFERENCE = "pyglove.core.hyper.derived.ValueReference"
        const val MISSING = "pyglove.MISSING_VALUE"
    }
}
