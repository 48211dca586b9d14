package org.espalier.testing.conformance

import org.espalier.testing.pyglove.Plain

/** What became of one case: everything that differs, and what is deliberately better than recorded. */
class CaseReport(
    /** Family and id: `spaces/s003`. */
    val label: String,
) {
    /** What differs, one text each, with expectation and finding. */
    val problems: MutableList<String> = ArrayList()

    /** What is deliberately better. */
    val stricter: MutableSet<String> = LinkedHashSet()

    /** How many comparisons were made. */
    var checks: Int = 0
        private set

    /** Notes a difference unless both values are the same plain value, kinds of numbers and order of keys included. */
    fun same(what: String, expected: Any?, found: Any?): Boolean {
        checks++
        val wanted = Plain.show(expected)
        val got = Plain.show(found)
        if (wanted != got) {
            differ(what, wanted, got)
        }
        return wanted == got
    }

    /** Notes a difference. */
    fun differ(what: String, expected: String, found: String) {
        problems += "$what\n    expected: $expected\n    found:    $found"
    }

    /** Notes that a condition does not hold. */
    fun holds(what: String, condition: Boolean) {
        checks++
        if (!condition) {
            problems += what
        }
    }

    /** Notes a deliberate improvement. */
    fun stricter(what: String) {
        stricter += what
    }
}

/** Runs the cases of one family. */
fun interface FamilyRunner {
    /** Runs [case], noting in [report] what differs; an exception is noted by the caller. */
    fun run(case: Map<String, Any?>, report: CaseReport)
}
