package org.espalier.testing.pyglove

import org.espalier.geno.Scale
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
import org.espalier.symbol.Symbols

/**
 * How PyGlove names candidates: its literals, and the compact form of trees in which defaults are left out.
 *
 * @param writesLinear whether a range of reals was declared with the scale `linear` spelled out, which PyGlove shows
 */
class PyGloveSymbols(private val writesLinear: (FloatV) -> Boolean = { false }) {
    /** The literal of a candidate: numbers and booleans as they are, all else as text of at most 120 characters. */
    fun literal(candidate: Symbol<*>): Any? {
        val value = (candidate as? Literal<*>)?.value()
        return if (value is Number || value is Boolean) value else cut(compact(candidate))
    }

    /** The literal as it stands in texts. */
    fun label(candidate: Symbol<*>): String = cut(compact(candidate))

    private fun cut(text: String) = if (text.length > LIMIT) text.take(LIMIT - DOTS.length) + DOTS else text

    /** The compact form: `Conv(filters=OneOf(candidates=[0: 4, 1: 8]))`. */
    fun compact(node: Symbol<*>): String = when (node) {
        is Literal<*> -> value(node.value())

        is ListSymbol<*> -> numbered(node.children())

        is MapSymbol<*> -> node.entries().map { (key, child) ->
            "$key=${compact(child)}"
        }.joinToString(", ", "{", "}")

        is ObjectSymbol<*> -> fields(node)

        is Ref<*> -> "ValueReference(reference_paths=[0: ${PyGloveText.path(node.target())}])"

        is Hole<*> -> "MISSING_VALUE"

        is Hyper<*> -> hyper(node)
    }

    /** A plain value as it stands in texts. */
    fun value(value: Any?): String = when (value) {
        is PyGloveTuple -> value.items.joinToString(", ", "(", ")") { value(it) }
        is Symbol<*> -> compact(value)
        else -> PyGloveText.repr(value)
    }

    private fun numbered(nodes: List<Symbol<*>>) =
        nodes.withIndex().joinToString(", ", "[", "]") { (i, node) -> "$i: ${compact(node)}" }

    private fun fields(node: ObjectSymbol<*>): String {
        val shown = ArrayList<String>()
        for (field in node.type().fields()) {
            val child = node.get(field.name())
            val default = if (field.hasDefault()) Symbols.lift(field.defaultValue().orElse(null)) else null
            if (child != default) {
                shown += "${field.name()}=${compact(child)}"
            }
        }
        return node.type().name() + shown.joinToString(", ", "(", ")")
    }

    private fun hyper(node: Hyper<*>): String {
        val marks = ArrayList<String>()
        node.tags().name().ifPresent { marks += "name=${PyGloveText.repr(it)}" }
        PyGloveHints.of(node.tags())?.let { marks += "hints=${hints(it)}" }
        val candidates = "candidates=" + numbered(node.children())
        return when (node) {
            is OneOf<*> -> call("OneOf", marks + candidates)

            is ManyOf<*> -> {
                val selection = node.selection()
                marks += "num_choices=${selection.k()}"
                marks += candidates
                if (!selection.distinct()) marks += "choices_distinct=False"
                if (selection.sorted()) marks += "choices_sorted=True"
                call("ManyOf", marks)
            }

            is Permutate<*> -> call("ManyOf", marks + "num_choices=${node.children().size}" + candidates)

            is FloatV -> call("Float", marks + range(node))

            is CustomHyper<*> -> call(node.genes().kind(), marks)

            else -> node.toString()
        }
    }

    /** The arguments of a range of reals. */
    fun range(node: FloatV): List<String> {
        val bounds = listOf("min_value=${PyGloveText.real(node.min())}", "max_value=${PyGloveText.real(node.max())}")
        return scale(node)?.let { bounds + "scale='$it'" } ?: bounds
    }

    /** The scale as PyGlove keeps it; null for one that was not spelled out. */
    fun scale(node: FloatV): String? = when (node.scale()) {
        Scale.LOG -> "log"
        Scale.REVERSE_LOG -> "rlog"
        else -> if (writesLinear(node)) "linear" else null
    }

    private fun call(name: String, arguments: List<String>) = arguments.joinToString(", ", "$name(", ")")

    private fun hints(value: Any?): String = when (value) {
        is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { "${it.key}=${hints(it.value)}" }
        is List<*> -> value.withIndex().joinToString(", ", "[", "]") { (i, item) -> "$i: ${hints(item)}" }
        else -> PyGloveText.repr(value)
    }

    private companion object {
        const val LIMIT = 120
        const val DOTS = "..."
    }
}

/** Python's tuple: an immutable leaf. */
typealias PyGloveTuple = org.espalier.io.PyGloveTuple
