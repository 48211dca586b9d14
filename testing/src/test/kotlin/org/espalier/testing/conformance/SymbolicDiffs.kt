package org.espalier.testing.conformance

import org.espalier.rewrite.Diff
import org.espalier.rewrite.Difference
import org.espalier.symbol.Literal
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolPrinter
import org.espalier.testing.pyglove.PyGloveDiff
import org.espalier.testing.pyglove.PyGloveDiff.Mode
import org.espalier.testing.pyglove.PyGloveSymbols
import org.espalier.testing.pyglove.PyGloveView

/** The kind `diff`: the laws of our differences, and PyGlove's forms of those between positional views. */
internal class SymbolicDiffs(private val neutral: Neutral, private val symbols: PyGloveSymbols) {
    private val writer = NeutralWriter(symbols)
    private val printer = SymbolPrinter.LINES.width(0).showingPositions().literals { symbols.value(it) }

    fun compare(case: Map<String, Any?>, report: CaseReport) {
        val left = neutral.read(case["left"])
        val right = neutral.read(case["right"])
        val ours = Diff.between(left, right)
        report.holds("empty means equal", ours.isEmpty == (left == right))
        val applied = ours.apply(left)
        report.holds("applied: expected $right, found $applied", applied == right)
        report.holds("inverse undoes", ours.inverse().apply(right) == left)
        if (case["has_diff"] == false && !ours.isEmpty) {
            report.holds("differs by kinds of numbers only", Looseness.equal(left, right))
            report.stricter("1, 1.0 and true are different values: $ours")
            return
        }
        report.same("has_diff", case["has_diff"], !ours.isEmpty)
        forms(case, left, withoutKinds(ours, report), report)
    }

    /** The right tree, with numbers that differ by their kind only as they are in the left one. */
    private fun withoutKinds(ours: Diff, report: CaseReport): Symbol<*> =
        ours.differences().filterIsInstance<Difference.Changed>().filter { Looseness.equal(it.left(), it.right()) }
            .fold(ours.right()) { tree, kind ->
                report.stricter("1, 1.0 and true are different values: $kind")
                tree.with(kind.rightPath(), kind.left())
            }

    private fun forms(case: Map<String, Any?>, left: Symbol<*>, right: Symbol<*>, report: CaseReport) {
        val view = PyGloveView(symbols, positional = true)
        val diff = PyGloveDiff(view.of(left), view.of(right)) { writer.write(view.origin(it)) }
        val ours = Diff.between(left, right)
        for ((form, recorded) in case.map("diffs")) {
            form(form, asMap(recorded, form), diff, report)
        }
        text(asMap(case.map("diffs")["diff"], "diff"), left, right, report)
        if (ours.differences().size < Diff.between(view.of(left), view.of(right)).differences().size) {
            report.stricter("lists are aligned: ${ours.toString().lines().joinToString("; ")}")
        }
    }

    private fun form(form: String, recorded: Map<String, Any?>, diff: PyGloveDiff, report: CaseReport) {
        val tree =
            when (form) {
                "diff", "flatten" -> diff.tree(Mode.DIFF, false)
                "same" -> diff.tree(Mode.SAME, false)
                "both" -> diff.tree(Mode.BOTH, false)
                "collapse", "flatten_collapse" -> diff.tree(Mode.DIFF, true)
                else -> throw ConformanceException("diffs: expected a known form, found '$form'")
            }
        val flat = form.startsWith("flatten")
        if ("error" in recorded) {
            report.holds("an error of PyGlove that has a reason", flat && !diff.canFlatten(tree))
            report.stricter("differences inside lists of nodes have paths like all others")
        } else {
            report.same(form, recorded["tree"], if (flat) diff.flat(tree) else tree)
        }
    }

    /** The text, where lists differ by position only; brackets of nodes are PyGlove's `Dict(` or our `{`. */
    private fun text(recorded: Map<String, Any?>, left: Symbol<*>, right: Symbol<*>, report: CaseReport) {
        val view = PyGloveView(symbols)
        val diff = Diff.between(view.of(left), view.of(right))
        val places = diff.differences().map { it.leftPath() }
        val positional = PyGloveView(symbols, positional = true).let { Diff.between(it.of(left), it.of(right)) }
        val byPosition = places.size == positional.differences().size
        if (byPosition && diff.differences().all { it.leftPath() == it.rightPath() } && places.distinct() == places) {
            report.same("text", brackets(recorded.text("text")), brackets(python(diff.toTree(printer))))
        }
    }

    private fun python(text: String) = text.replace("No difference", "No diff").lines().joinToString("\n") { line ->
        line.replace(POSITION, "$1$2 : ")
            .replace(QUOTED_KEY) { it.groupValues[1] + it.groupValues[2] + " = " }
            .replace(NOTHING, "$1MISSING")
    }

    private fun brackets(text: String) = text.lines().joinToString("\n") { it.replace(OPEN, "(").replace(CLOSE, "$1)") }

    private companion object {
        val POSITION = Regex("^( *)(\\d+): ")
        val QUOTED_KEY = Regex("^( *)\"((?:[^\"\\\\]|\\\\.)*)\" = ")
        val NOTHING = Regex("^( *(?:left|right) = )nothing(?=,?$)")
        val OPEN = Regex("(?:Dict)?[({]$")
        val CLOSE = Regex("^( *)[)}](?=,?$)")
    }
}

/** Equality that takes 1, 1.0 and true for the same, as Python does. */
internal object Looseness {
    fun equal(left: Symbol<*>, right: Symbol<*>): Boolean = left == right ||
        (left is Literal<*> && right is Literal<*> && number(left) != null && number(left) == number(right)) ||
        (
            left.javaClass == right.javaClass && left.children().isNotEmpty() &&
                left.children().size == right.children().size &&
                left.children().indices.all { i ->
                    val other = right.childAt(left.stepTo(i))
                    other >= 0 && equal(left.children()[i], right.children()[other])
                }
            )

    private fun number(node: Literal<*>): Double? = when (val value = node.value()) {
        is Boolean -> if (value) 1.0 else 0.0
        is Number -> value.toDouble()
        else -> null
    }
}
