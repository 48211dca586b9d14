package org.espalier.testing.conformance

import org.espalier.geno.Dna
import org.espalier.geno.DnaViews
import org.espalier.space.SearchSpace
import org.espalier.testing.pyglove.Plain
import org.espalier.testing.pyglove.PyGloveEdits
import org.espalier.testing.pyglove.PyGloveLiterals
import org.espalier.testing.pyglove.PyGloveSymbols

/** The family `invalid`: what has to be refused with a message, and what only looks wrong. */
class InvalidRunner(private val neutral: Neutral) : FamilyRunner {
    private val writer = NeutralWriter(PyGloveSymbols(neutral::writesLinear))

    override fun run(case: Map<String, Any?>, report: CaseReport) {
        when (val op = case.text("op")) {
            "dna" -> judge(case, report) { dna(case, report) }
            "dna_literal" -> judge(case, report) { PyGloveLiterals.parse(case.text("literal")).toNested() }
            "from_numbers" -> judge(case, report) { fromNumbers(case) }
            "from_dict" -> judge(case, report) { fromDict(case) }
            "declare" -> judge(case, report) { declared(case) }
            "declare_spec" -> judge(case, report) { SearchSpace.of(neutral.read(case["space"])).spec().toString() }
            "construct" -> judge(case, report) { writer.write(neutral.read(case["value"])) }
            "encode" -> judge(case, report) { encode(case) }
            "rebind" -> judge(case, report) { rebind(case, report) }
            "tuning" -> judge(case, report) { InvalidStudies.run(case.text("what"), report) }
            else -> report.differ("op", "a known one", op)
        }
    }

    private fun judge(case: Map<String, Any?>, report: CaseReport, attempt: () -> Any?) {
        val outcome = runCatching(attempt)
        val refusal = outcome.exceptionOrNull()
        if (refusal != null) {
            val ours = Refusals.isOurs(refusal)
            report.holds("refusal: expected an exception of ours with a message, found $refusal", ours)
        }
        when (case["recommended"]) {
            "reject" -> {
                report.holds("expected a refusal, found ${outcome.getOrNull()}", refusal != null)
                if (refusal != null && isAccepted(case.map("result"))) {
                    report.stricter("PyGlove accepts this: ${firstProblem(refusal)}")
                }
            }

            "accept" -> if (refusal == null) value(case, outcome.getOrNull(), report) else excuse(case, refusal, report)

            "either" -> report.holds("refused or accepted", true)

            else -> report.differ("recommended", "reject, accept or either", "${case["recommended"]}")
        }
    }

    /** Compares what was accepted with what PyGlove answered, if it answered a value. */
    private fun value(case: Map<String, Any?>, found: Any?, report: CaseReport) {
        val result = if (case["op"] == "dna") asMap(case.map("result")["decode"], "decode") else case.map("result")
        if ("value" !in result) {
            report.holds("accepted", true)
            return
        }
        val expected = result["value"]
        if (Plain.show(expected) != Plain.show(found) && Plain.show(reals(expected)) == Plain.show(reals(found))) {
            report.holds("accepted", true)
            report.stricter("an integer candidate of a real field is a real from the start")
        } else {
            report.same("accepted value", expected, found)
        }
    }

    private fun reals(value: Any?): Any? = when (value) {
        is Map<*, *> -> value.mapValues { reals(it.value) }
        is List<*> -> value.map { reals(it) }
        is Long -> value.toDouble()
        else -> value
    }

    /** A refusal of what PyGlove accepts is right only where a note of the case or a listed defect says so. */
    private fun excuse(case: Map<String, Any?>, refusal: Throwable, report: CaseReport) {
        val note = case["note"] as? String ?: ""
        when {
            "True == 1" in note -> report.stricter("true is not 1: ${firstProblem(refusal)}")

            "building the DNASpec fails" in note ->
                report.stricter("refused when it is declared, not when the space is compiled: ${firstProblem(refusal)}")

            else -> report.differ("accepted", "a value", refusal.toString())
        }
    }

    /** Whether PyGlove took the input by all of its ways. */
    private fun isAccepted(result: Map<String, Any?>): Boolean = when {
        "ok" in result -> result["ok"] == true
        "error" in result -> false
        else -> result.values.all { isAccepted(asMap(it, "result")) }
    }

    /** The first problem of a message that lists problems below a headline. */
    private fun firstProblem(refusal: Throwable): String {
        val lines = refusal.message.orEmpty().lines()
        return lines.getOrElse(1) { lines[0] }.trim()
    }

    private fun dna(case: Map<String, Any?>, report: CaseReport): Any? {
        val view = SpaceView(neutral, neutral.read(case["space"]))
        val dna: Dna = view.read(case["dna"])
        val check = view.spec.check(dna)
        val bound = runCatching { view.space.bind(dna) }
        report.holds("check and bind agree, found $check and $bound", check.isEmpty() == bound.isSuccess)
        return view.neutral(bound.getOrThrow())
    }

    private fun fromNumbers(case: Map<String, Any?>): Any? {
        val view = SpaceView(neutral, neutral.read(case["space"]))
        return view.write(DnaViews.fromNumbers(view.spec, case.list("numbers")))
    }

    private fun fromDict(case: Map<String, Any?>): Any? {
        val view = SpaceView(neutral, neutral.read(case["space"]))
        val given = case.map("dict")
        val before = Plain.show(given)
        val dna = MapForms(view).read(given, case["use_ints_as_literals"] == true)
        check(before == Plain.show(given)) { "from_dict changed its argument" }
        return view.write(dna)
    }

    /** More distinct picks than candidates are refused when the space is compiled, so declaring includes compiling. */
    private fun declared(case: Map<String, Any?>): Any? {
        val tree = neutral.read(case["space"])
        SearchSpace.of(tree)
        return writer.write(tree)
    }

    private fun encode(case: Map<String, Any?>): Any? {
        val view = SpaceView(neutral, neutral.read(case["space"]))
        return view.write(view.space.encode(neutral.read(case["value"])))
    }

    private fun rebind(case: Map<String, Any?>, report: CaseReport): Any? {
        val tree = neutral.read(case["value"])
        val before = tree.toString()
        if (case.map("updates").isEmpty()) {
            report.stricter("edits begin with a first one, so that no edit at all has to be meant: Edits.NONE")
            throw NotSayableException("edits: expected at least one")
        }
        val changed = runCatching { PyGloveEdits(neutral::read).of(case.map("updates"), tree).apply(tree) }
        report.holds("the tree that was edited stays as it is", tree.toString() == before)
        if (case["sealed"] == true && changed.isSuccess) {
            report.stricter("every tree is sealed: an edit returns another tree and leaves the sealed one as it is")
            throw SealedTreeException()
        }
        return writer.write(changed.getOrThrow())
    }
}

/** Stands for PyGlove's refusal to change a sealed tree, which cannot be asked of a tree that never changes. */
class SealedTreeException : IllegalArgumentException("a sealed tree is not changed")

/** Which exceptions count as a refusal that a user can act on. */
internal object Refusals {
    fun isOurs(refusal: Throwable): Boolean {
        val ours = refusal.javaClass.name.startsWith("org.espalier.")
        val checked = refusal is IllegalArgumentException && thrownByUs(refusal)
        return (ours || checked) && !refusal.message.isNullOrBlank()
    }

    private fun thrownByUs(refusal: Throwable) =
        refusal.stackTrace.firstOrNull()?.className.orEmpty().startsWith("org.espalier.")
}
