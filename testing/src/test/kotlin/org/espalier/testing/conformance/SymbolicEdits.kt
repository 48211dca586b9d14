package org.espalier.testing.conformance

import org.espalier.path.Step
import org.espalier.rewrite.Query
import org.espalier.rewrite.Rule
import org.espalier.symbol.Cursor
import org.espalier.symbol.Literal
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolType
import org.espalier.testing.pyglove.PyGloveEdits
import org.espalier.testing.pyglove.PyGloveSymbols
import org.espalier.testing.pyglove.PyGloveText
import org.espalier.testing.pyglove.PyGloveView

/** The kinds `rebind` and `patch`: trees edited by path and by rule. */
internal class SymbolicEdits(private val neutral: Neutral, private val symbols: PyGloveSymbols) {
    private val writer = NeutralWriter(symbols)

    fun rebind(case: Map<String, Any?>, report: CaseReport) {
        val tree = neutral.read(case["value"])
        judge(case, tree, report) { PyGloveEdits(neutral::read).of(case.map("updates"), tree).apply(tree) }
    }

    fun patch(case: Map<String, Any?>, report: CaseReport) {
        val tree = neutral.read(case["value"])
        judge(case, tree, report) { case.maps("rules").fold(tree) { at, rule -> patched(at, rule) } }
    }

    private fun judge(case: Map<String, Any?>, tree: Symbol<*>, report: CaseReport, attempt: () -> Symbol<*>) {
        val before = writer.write(tree)
        val expected = case.map("result")
        val outcome = runCatching(attempt)
        report.same("the tree that was edited", before, writer.write(tree))
        val refusal = outcome.exceptionOrNull()
        when {
            "error" !in expected && refusal == null -> accepted(case, expected["value"], outcome.getOrThrow(), report)

            "error" !in expected -> refused(case, refusal!!, report)

            refusal != null ->
                report.holds("an exception of ours with a message, found $refusal", Refusals.isOurs(refusal))

            else -> excuse(case, expected, outcome.getOrThrow(), report)
        }
    }

    private fun accepted(case: Map<String, Any?>, expected: Any?, found: Symbol<*>, report: CaseReport) {
        val wanted = neutral.read(expected)
        val byValue = case["kind"] == "patch" && case.maps("rules").any { it["op"] == "on_value" }
        if (byValue && found != wanted && found.size() == wanted.size()) {
            report.holds("true stays what it is, found $found", true in found.values() && true !in wanted.values())
            report.stricter("a rule for 1 leaves true alone: $found")
        } else if (found != wanted && case["kind"] == "patch" && touchesInside(case)) {
            report.holds("the insides of an undecided value are no values", true)
            report.stricter("a rule does not see how an undecided value is kept: $found")
        } else {
            report.same("result", expected, writer.write(found))
        }
    }

    /** Whether a rule of the case matches a field that only PyGlove has: one inside an undecided value. */
    private fun touchesInside(case: Map<String, Any?>): Boolean {
        val tree = neutral.read(case["value"])
        val tests = case.maps("rules").filter { it["op"] != "dict" }.map { test(it) }
        val inside = Query.`in`(PyGloveView(symbols).of(tree)).where { tree.find(it.path()).isEmpty }
        return inside.stream().anyMatch { at -> tests.any { it(at) } }
    }

    private fun Symbol<*>.values(): List<Any?> =
        Query.`in`(this).nodes().filterIsInstance<Literal<*>>().map { it.value() }

    /** What PyGlove does although it should not. */
    private fun refused(case: Map<String, Any?>, refusal: Throwable, report: CaseReport) {
        val problem = refusal.message.orEmpty().lines().last().trim()
        report.holds("an exception of ours, found $refusal", Refusals.isOurs(refusal))
        when {
            "found a list of size" in problem ->
                report.stricter("a list does not grow beyond its largest size: $problem")

            deletes(case) && ("expected one of" in problem || "expected nothing below" in problem) ->
                report.stricter("deleting what is not there is an error: $problem")

            else -> report.differ("result", "a tree", refusal.toString())
        }
    }

    private fun deletes(case: Map<String, Any?>) =
        case["kind"] == "rebind" && case.map("updates").values.any { (it as? Map<*, *>)?.keys == setOf("missing") }

    /** What PyGlove refuses without need. */
    private fun excuse(case: Map<String, Any?>, expected: Map<String, Any?>, found: Symbol<*>, report: CaseReport) {
        val message = expected.text("message")
        when {
            "Required value is not specified" in message && case["kind"] == "rebind" && "[" in message -> {
                report.holds("an element is deleted", true)
                report.stricter("elements of typed lists can be deleted: $found")
            }

            case["kind"] == "rebind" && case.map("updates").isEmpty() -> {
                report.same("nothing changed", writer.write(neutral.read(case["value"])), writer.write(found))
                report.stricter("no edit at all leaves the tree as it is")
            }

            case["kind"] == "rebind" && "" in case.map("updates") -> {
                report.same("the new root", case.map("updates")[""], writer.write(found))
                report.stricter("the root is a place like any other")
            }

            case["has_hyper"] == true && INSIDE.containsMatchIn(message) -> {
                report.holds("the insides of an undecided value are no values", true)
                report.stricter("a rule does not see how an undecided value is kept: $found")
            }

            else -> report.differ("result", message, found.toString())
        }
    }

    private fun patched(tree: Symbol<*>, rule: Map<String, Any?>): Symbol<*> {
        if (rule["op"] == "dict") {
            return PyGloveEdits(neutral::read).of(rule.map("updates"), tree).apply(tree)
        }
        val test = test(rule)
        return Rule { at -> if (test(at)) neutral.read(rule["value"]) else at.node() }.rewrite(tree)
    }

    private fun test(rule: Map<String, Any?>): (Cursor) -> Boolean {
        val regex = (rule["regex"] as String?)?.let { Regex(it) }
        return when (val op = rule.text("op")) {
            "on_path" -> { at -> regex!!.matchesAt(PyGloveText.path(at.path()), 0) }

            "on_key" -> { at -> at.step().filter { regex!!.matchesAt(key(it), 0) }.isPresent }

            "on_value" -> neutral.read(rule["old"]).let { old -> { at -> at.node() == old } }

            "on_type" -> type(rule).let { type -> { at -> Typed.isA(at.node(), type) } }

            "on_member" -> type(rule).let { type ->
                { at ->
                    val key = (at.step().orElse(null) as? Step.Key)?.name()
                    key == rule["name"] && at.parent().filter { Typed.isA(it.node(), type) }.isPresent
                }
            }

            else -> throw ConformanceException("op: expected a known one, found '$op'")
        }
    }

    private fun key(step: Step) = if (step is Step.Key) step.name() else "${(step as? Step.Index)?.value()}"

    private fun type(rule: Map<String, Any?>) = neutral.types.registry.require(rule.text("type"))

    private companion object {
        val INSIDE =
            Regex("\\.(candidates|choices_\\w+|num_choices|hints|name|where|min_value|max_value|scale)(\\[\\d+])?\\)")
    }
}

private object Typed {
    fun isA(node: Symbol<*>, type: SymbolType<*>): Boolean = node is ObjectSymbol<*> && type.includes(node.type())
}
