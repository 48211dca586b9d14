package org.espalier.testing.conformance

import org.espalier.path.Path
import org.espalier.path.PathFormatException
import org.espalier.path.Step
import org.espalier.rewrite.Query
import org.espalier.symbol.Hole
import org.espalier.symbol.Holes
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.Literal
import org.espalier.symbol.MapSymbol
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolPrinter
import org.espalier.symbol.Symbols
import org.espalier.testing.pyglove.PyGloveSymbols
import org.espalier.testing.pyglove.PyGloveText
import org.espalier.testing.pyglove.PyGloveTuple
import org.espalier.testing.pyglove.PyGloveView

/** The family `symbolic`: printing, walking, querying, comparing and editing trees, and paths. */
class SymbolicRunner(private val neutral: Neutral) : FamilyRunner {
    private val symbols = PyGloveSymbols(neutral::writesLinear)
    private val writer = NeutralWriter(symbols)
    private val edits = SymbolicEdits(neutral, symbols)
    private val diffs = SymbolicDiffs(neutral, symbols)
    private val printer = SymbolPrinter.LINES.width(0).showingPositions().literals { symbols.value(it) }

    override fun run(case: Map<String, Any?>, report: CaseReport) {
        when (val kind = case.text("kind")) {
            "tree" -> tree(case, report)
            "partial" -> partial(case, report)
            "query" -> query(case, report)
            "diff" -> diffs.compare(case, report)
            "rebind" -> edits.rebind(case, report)
            "patch" -> edits.patch(case, report)
            "relations" -> relations(case, report)
            "keypath" -> keypath(case, report)
            "keypath_order" -> order(case, report)
            else -> report.differ("kind", "a known one", kind)
        }
    }

    private fun tree(case: Map<String, Any?>, report: CaseReport) {
        val tree = neutral.read(case["value"])
        val view = PyGloveView(symbols).of(tree)
        texts(case, view, report)
        report.same("compact_hide_defaults", case["compact_hide_defaults"], line(printer.hidingDefaults(), view))
        report.same("is_partial", case["is_partial"], tree.hasHole())
        report.same("is_deterministic", case["is_deterministic"], !tree.hasHyper())
        report.same("is_abstract", case["is_abstract"], !tree.isConcrete || tree.hasRef())
        report.same("is_pure_symbolic", case["is_pure_symbolic"], tree.hasHyper() || tree.hasRef())
        val walk = Query.`in`(view).stream().toList()
        report.same("traverse", case["traverse"], walk.map { listOf(PyGloveText.path(it.path()), kind(it.node())) })
        report.same("leaf_count", case["leaf_count"], walk.count { it.node().isLeaf() }.toLong())
        report.same("size", walk.size.toLong(), view.size().toLong())
    }

    /** The text over several lines, and that on one, in which lists outside of maps and objects have no positions. */
    private fun texts(case: Map<String, Any?>, view: Symbol<*>, report: CaseReport) {
        val lines = printer.print(view).lines().joinToString("\n") { pythonLine(it) }
        report.same("str", withoutSpecs(case.text("str")), lines.replace(HOLE, MISSING))
        report.same("repr", case["repr"], repr(view))
    }

    /** `MISSING_VALUE(Int(min=1))` says what is expected, which is our `?(int in [1, inf))`; only the mark is compared. */
    private fun withoutSpecs(text: String): String {
        val out = StringBuilder()
        var at = 0
        while (at < text.length) {
            if (text.startsWith("$MISSING(", at)) {
                out.append(MISSING)
                at += MISSING.length
                var depth = 0
                do {
                    depth += if (text[at] == '(') {
                        1
                    } else if (text[at] == ')') {
                        -1
                    } else {
                        0
                    }
                    at++
                } while (depth > 0)
            } else {
                out.append(text[at++])
            }
        }
        return out.toString()
    }

    private fun repr(view: Symbol<*>): String =
        if (view is ListSymbol<*>) view.children().joinToString(", ", "[", "]") { repr(it) } else line(printer, view)

    private fun pythonLine(line: String) =
        line.replace(POSITION, "$1$2 : ").replace(QUOTED_KEY) { it.groupValues[1] + it.groupValues[2] + " = " }

    private fun line(printer: SymbolPrinter, node: Symbol<*>): String = printer.width(Int.MAX_VALUE).print(node)
        .replace(QUOTED_WORD) { it.groupValues[1] + "=" }.replace(HOLE, MISSING)

    private fun kind(node: Symbol<*>): String = when (node) {
        is ObjectSymbol<*> -> "object:" + node.type().name()

        is MapSymbol<*> -> "dict"

        is ListSymbol<*> -> "list"

        is Literal<*> -> when (node.value()) {
            null -> "null"
            is Boolean -> "bool"
            is Int, is Long, is java.math.BigInteger -> "int"
            is Double -> "float"
            is String -> "str"
            is PyGloveTuple -> "tuple"
            else -> "${node.value()}"
        }

        else -> if (node is Hole<*>) "missing" else "$node"
    }

    private fun Symbol<*>.isLeaf() = this !is ObjectSymbol<*> && this !is ListSymbol<*> && this !is MapSymbol<*>

    private fun partial(case: Map<String, Any?>, report: CaseReport) {
        val tree = partly(case["value"])
        val holes = Query.`in`(tree).where { it.node() is Hole<*> }.paths()
        report.same("missing", case["missing"], holes.map { PyGloveText.path(it) })
        if (tree is ObjectSymbol<*>) {
            report.same("missing()", holes.map { "$it" }, Holes.`in`(tree).map { "${it.path()}" })
        }
        report.same("is_partial", case["is_partial"], tree.hasHole())
        report.same("is_abstract", case["is_abstract"], !tree.isConcrete)
        texts(case, PyGloveView(symbols).of(tree), report)
    }

    /** As [Neutral.read], with holes for required fields that are left out. */
    private fun partly(value: Any?): Symbol<*> = when {
        value is List<*> -> Symbols.list(value.map { partly(it) })

        value !is Map<*, *> || (value.size == 1 && value.keys.first() in WORDS) -> neutral.read(value)

        value.keys == setOf("type", "fields") ->
            neutral.types.registry.require(value["type"] as String)
                .partialOf(asMap(value["fields"], "fields").mapValues { partly(it.value) })

        else -> Symbols.dict(asMap(value, "value").mapValues { partly(it.value) })
    }

    private fun query(case: Map<String, Any?>, report: CaseReport) {
        val view = PyGloveView(symbols)
        val tree = view.of(neutral.read(case["value"]))
        for (query in case.maps("queries")) {
            val regex = (query["regex"] as String?)?.let { Regex(it) }
            val selected =
                Query.`in`(tree).where {
                    regex?.matchesAt(PyGloveText.path(it.path()), 0) ?: isA(query.text("where"), it.node())
                }.stream().toList()
            val enters = query["enter_selected"] == true
            val paths = selected.map { it.path() }
            val shown = selected.filter { at -> enters || paths.none { it != at.path() && at.path().startsWith(it) } }
            val found = shown.map { listOf(PyGloveText.path(it.path()), writer.write(view.origin(it.node()))) }
            report.same("query ${query["regex"] ?: query["where"]}", query["result"], found)
        }
    }

    private fun isA(word: String, node: Symbol<*>): Boolean = when (word) {
        "isInt" -> kind(node) == "int"
        "isFloat" -> kind(node) == "float"
        "isStr" -> kind(node) == "str"
        "isObject" -> node is ObjectSymbol<*>
        else -> throw ConformanceException("where: expected a known word, found '$word'")
    }

    /** Equality and hash; trees have no order in Espalier, so `lt` and `gt` are not asked. */
    private fun relations(case: Map<String, Any?>, report: CaseReport) {
        val left = neutral.read(case["left"])
        case.list("rights").forEachIndexed { i, value ->
            val right = neutral.read(value)
            val row = case.list("rows")[i] as List<*>
            val equal = left == right
            report.holds("equality has two sides", equal == (right == left))
            report.holds("equal trees have equal hashes", !equal || left.hashCode() == right.hashCode())
            if (row[0] == true && !equal && Looseness.equal(left, right)) {
                report.stricter("1, 1.0 and true are different values")
                report.holds("not equal", true)
            } else {
                report.same("$left = $right", row[0], equal)
            }
        }
    }

    private fun keypath(case: Map<String, Any?>, report: CaseReport) {
        val text = case.text("path")
        val expected = case.map("result")
        val own = runCatching { Path.parse(text) }
        own.exceptionOrNull()?.let { report.holds("a PathFormatException, found $it", it is PathFormatException) }
        if ("error" in expected) {
            report.holds("a refusal, found ${own.getOrNull()}", own.isFailure)
            return
        }
        own.exceptionOrNull()?.let { report.stricter("not a path in our notation: ${it.message}") }
        val path = own.getOrNull() ?: PyGloveText.parsePath(text)
        report.holds("$path is read as it was printed", Path.parse("$path") == path)
        if (path.steps().any { it is Step.Branch }) {
            report.stricter("the id of a decision is a path: $path")
        } else if (own.isSuccess && '"' in text) {
            report.stricter("a key in quotes is the text between them: $path")
        } else if (own.isSuccess || (PyGloveText.path(path) == text && text == expected["str"])) {
            report.same("keys", expected["keys"], path.steps().map { key(it) })
            report.same("str", expected["str"], PyGloveText.path(path))
            report.same("depth", expected["depth"], path.depth().toLong())
        }
    }

    private fun key(step: Step): Any = when (step) {
        is Step.Key -> step.name()
        is Step.Index -> step.value().toLong()
        is Step.Branch -> "=${step.candidate()}"
    }

    private fun order(case: Map<String, Any?>, report: CaseReport) {
        val paths = case.list("paths").map { PyGloveText.parsePath(it as String) }
        report.same("sorted", case["sorted"], paths.sorted().map { PyGloveText.path(it) })
    }

    private companion object {
        val WORDS = setOf("oneOf", "manyOf", "permutate", "floatv", "custom", "ref", "tuple", "missing")
        val POSITION = Regex("^( *)(\\d+): ")
        val QUOTED_KEY = Regex("^( *)\"((?:[^\"\\\\]|\\\\.)*)\" = ")
        val QUOTED_WORD = Regex("\"([^\"]*)\"=")
        const val MISSING = "MISSING_VALUE"
        val HOLE = Regex("\\?\\(any[a-z ]*\\)")
    }
}
