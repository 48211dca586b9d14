package org.espalier.testing.pyglove

import org.espalier.geno.DecisionPoint
import org.espalier.geno.DnaSpec
import org.espalier.hyper.FloatV
import org.espalier.symbol.Hyper
import org.espalier.symbol.Symbol

/** The listing of a spec that PyGlove prints. */
class PyGloveSpecText(private val points: PyGlovePoints, private val symbols: PyGloveSymbols) {
    /** Returns the listing of the spec of [tree]. */
    fun print(spec: DnaSpec, tree: Symbol<*>): String = space(spec, tree, 0)

    private fun space(spec: DnaSpec, tree: Symbol<*>, indent: Int): String {
        if (spec.isEmpty()) {
            return "Space()"
        }
        val hypers = points.hypers(tree)
        val out = StringBuilder("Space({\n")
        spec.points().forEachIndexed { i, point ->
            val location = PyGloveText.path(point.location())
            out.append(blanks(indent + 1)).append("$i = '$location': ")
            out.append(point(point, hypers[i], indent + 1)).append('\n')
        }
        return out.append(blanks(indent)).append("})").toString()
    }

    private fun point(point: DecisionPoint, hyper: Hyper<*>, indent: Int): String {
        val name = point.tags().name().map { "name='$it'" }.orElse(null)
        val hints = PyGloveHints.of(point.tags())?.let { "hints=" + hints(it, indent) }
        return when (point) {
            is DecisionPoint.FloatRange -> {
                val arguments = listOfNotNull(name) + symbols.range(hyper as FloatV) + listOfNotNull(hints)
                "Float(" + arguments.joinToString(", ") + ")"
            }

            is DecisionPoint.Custom -> {
                val arguments = listOfNotNull("hyper_type='${point.genes().kind()}'", name, hints)
                "CustomDecisionPoint(" + arguments.joinToString(", ") + ")"
            }

            else -> choices(point, hyper, indent) + settings(point, name, hints, indent) + ")"
        }
    }

    private fun settings(point: DecisionPoint, name: String?, hints: String?, indent: Int): String {
        val selection = (point as? DecisionPoint.Choices)?.selection()
        val settings =
            listOfNotNull(
                name,
                "distinct=False".takeIf { selection?.distinct() == false },
                "sorted=True".takeIf { selection?.sorted() == true },
                hints,
            )
        return if (settings.isEmpty()) "" else settings.joinToString(",\n" + blanks(indent), ", " + blanks(indent))
    }

    private fun choices(point: DecisionPoint, hyper: Hyper<*>, indent: Int): String {
        val out = StringBuilder("Choices(num_choices=${point.picks()}, [\n")
        point.candidates().forEachIndexed { c, candidate ->
            val tree = hyper.children()[c]
            val shown = if (candidate.spec().isEmpty) symbols.label(tree) else space(candidate.spec(), tree, indent + 1)
            out.append(blanks(indent + 1)).append("($c): ").append(shown).append('\n')
        }
        return out.append(blanks(indent)).append(']').toString()
    }

    private fun hints(value: Any?, indent: Int): String {
        val lines =
            when (value) {
                is Map<*, *> -> value.map { "${it.key} = ${hints(it.value, indent + 1)}" }
                is List<*> -> value.mapIndexed { i, item -> "$i : ${hints(item, indent + 1)}" }
                else -> return PyGloveText.repr(value)
            }
        val (open, close) = if (value is Map<*, *>) "{" to "}" else "[" to "]"
        val inner = lines.joinToString(",\n") { blanks(indent + 1) + it }
        return "$open\n$inner\n${blanks(indent)}$close"
    }

    private fun blanks(indent: Int) = "  ".repeat(indent)
}
