package org.espalier.testing.conformance

import org.espalier.hyper.CustomHyper
import org.espalier.hyper.FloatV
import org.espalier.hyper.ManyOf
import org.espalier.hyper.OneOf
import org.espalier.hyper.Permutate
import org.espalier.symbol.Hole
import org.espalier.symbol.Hyper
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.Literal
import org.espalier.symbol.MapSymbol
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Ref
import org.espalier.symbol.Symbol
import org.espalier.testing.pyglove.PyGloveHints
import org.espalier.testing.pyglove.PyGloveSymbols
import org.espalier.testing.pyglove.PyGloveText
import org.espalier.testing.pyglove.PyGloveTuple

/** Writes trees as neutral values, as PyGlove's outputs are recorded: all fields in order, an order as a `manyOf`. */
class NeutralWriter(private val symbols: PyGloveSymbols) {
    /** Returns the neutral value of a tree. */
    fun write(node: Symbol<*>): Any? = when (node) {
        is Literal<*> -> literal(node.value())

        is ListSymbol<*> -> node.children().map { write(it) }

        is MapSymbol<*> -> node.entries().mapValues { write(it.value) }

        is ObjectSymbol<*> -> {
            val fields = node.type().fields().associate { it.name() to write(node.get(it.name())) }
            mapOf("type" to node.type().name(), "fields" to fields)
        }

        is Ref<*> -> mapOf("ref" to PyGloveText.path(node.target()))

        is Hole<*> -> mapOf("missing" to true)

        is Hyper<*> -> hyper(node)
    }

    private fun literal(value: Any?): Any? = when (value) {
        is Int -> value.toLong()
        is PyGloveTuple -> mapOf("tuple" to value.items.map { literal(it) })
        is Symbol<*> -> write(value)
        else -> value
    }

    private fun hyper(node: Hyper<*>): Any? {
        val inner = LinkedHashMap<String, Any?>()
        val candidates = node.children().map { write(it) }
        val word =
            when (node) {
                is OneOf<*> -> "oneOf".also { inner["candidates"] = candidates }

                is ManyOf<*> -> {
                    val selection = node.selection()
                    several(inner, selection.k(), candidates, selection.distinct(), selection.sorted())
                }

                is Permutate<*> -> several(inner, candidates.size, candidates, true, false)

                is FloatV -> "floatv".also { range(inner, node) }

                is CustomHyper<*> -> "custom".also { inner["type"] = node.genes().kind() }

                else -> throw ConformanceException("expected a known word, found ${node.word()}")
            }
        node.tags().name().ifPresent { inner["name"] = it }
        PyGloveHints.of(node.tags())?.let { inner["hints"] = it }
        return mapOf(word to inner)
    }

    private fun range(inner: MutableMap<String, Any?>, node: FloatV) {
        inner["min"] = node.min()
        inner["max"] = node.max()
        symbols.scale(node)?.let { inner["scale"] = it }
    }

    private fun several(
        inner: MutableMap<String, Any?>,
        k: Int,
        candidates: List<Any?>,
        distinct: Boolean,
        sorted: Boolean,
    ): String {
        inner["k"] = k.toLong()
        inner["candidates"] = candidates
        inner["distinct"] = distinct
        inner["sorted"] = sorted
        return "manyOf"
    }
}
