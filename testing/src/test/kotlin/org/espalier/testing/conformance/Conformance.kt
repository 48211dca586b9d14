package org.espalier.testing.conformance

import org.espalier.symbol.SymbolException
import org.espalier.testing.pyglove.Plain
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.isRegularFile
import kotlin.io.path.name
import kotlin.io.path.readText

/** Compares Espalier with recorded answers of PyGlove: all families in a folder. */
class Conformance(folder: Path) {
    private val files: List<Map<String, Any?>>
    private val runners: Map<String, FamilyRunner>

    /** What became of each case of each family that has a runner. */
    val reports: Map<String, List<CaseReport>>

    /** How many cases there are of families without a runner. */
    val notCovered: Map<String, Int>

    init {
        files = read(folder)
        val table = files.firstOrNull { "types" in it }
        val neutral = Neutral(table?.maps("types").orEmpty())
        runners = runners(neutral)
        val cases = files.filter { "types" !in it }.groupBy { it.map("header").text("family") }
        if (cases.isEmpty()) {
            throw ConformanceException("folder: expected files with recorded cases (*.json), found none in $folder")
        }
        val (covered, rest) = cases.entries.partition { it.key in runners }
        reports =
            covered.associate { (family, parts) ->
                family to parts.flatMap { it.maps("items") }.map { run(family, it) }
            }
        notCovered = rest.associate { (family, parts) -> family to parts.sumOf { it.maps("items").size } }
    }

    /** All reports. */
    val all: List<CaseReport> get() = reports.values.flatten()

    /** How many cases hold. */
    val passed: Int get() = all.count { it.problems.isEmpty() }

    /** How many do not. */
    val failed: Int get() = all.size - passed

    private fun run(family: String, case: Map<String, Any?>): CaseReport {
        val report = CaseReport(family + "/" + case.text("id"))
        val hidden = family != "invalid" && Neutral.hidesChoices(case["space"] ?: case["value"])
        try {
            runners.getValue(family).run(case, report)
        } catch (e: SymbolException) {
            report.holds("an answer, found ${e.message}", hidden)
            if (hidden) {
                report.stricter("undecided values inside a tuple are refused, not ignored: ${e.violations()}")
            }
        } catch (e: Exception) { // a case must not end the run
            report.problems += "an answer, found " + e.javaClass.name + ": " + e.message + at(e)
        }
        if (report.checks == 0 && report.problems.isEmpty()) {
            report.problems += "at least one comparison, found none: the runner does not know this kind of case"
        }
        return report
    }

    private fun at(e: Exception): String {
        val ours = e.stackTrace.filter { "espalier" in it.className }
        return ours.take(DEPTH).joinToString("") { "\n      at $it" }
    }

    /** Prints failing cases, improvements, and the closing line. */
    fun print(out: Appendable) {
        for (report in all) {
            report.stricter.forEach { out.append("stricter: ${report.label} $it\n") }
        }
        for (report in all.filter { it.problems.isNotEmpty() }) {
            out.append("FAILED ${report.label}\n")
            report.problems.take(SHOWN).forEach { out.append("  $it\n") }
            if (report.problems.size > SHOWN) {
                out.append("  ... and ${report.problems.size - SHOWN} more\n")
            }
        }
        notCovered.forEach { (family, count) -> out.append("not covered yet: $family ($count cases)\n") }
        reports.forEach { (family, all) ->
            val good = all.count { it.problems.isEmpty() }
            out.append("$family: $good of ${all.size} passed, ${all.sumOf { it.checks }} comparisons\n")
        }
        out.append("$passed passed, $failed failed\n")
    }

    private companion object {
        const val SHOWN = 10
        const val DEPTH = 6

        fun read(folder: Path): List<Map<String, Any?>> {
            val all = Files.list(folder).use { it.toList() }
            val found = all.filter { it.isRegularFile() && it.extension == "json" }
            return found.sortedBy { it.name }.map { asMap(Plain.parse(it.readText()), it.name) }
        }

        fun runners(neutral: Neutral): Map<String, FamilyRunner> = mapOf(
            "spaces" to SpacesRunner(neutral),
            "invalid" to InvalidRunner(neutral),
            "flows" to FlowsRunner(neutral),
            "tuning" to TuningRunner(neutral),
            "symbolic" to SymbolicRunner(neutral),
            "json" to JsonRunner(neutral),
            "evolve" to EvolveRunner(neutral),
        )
    }
}
