package org.espalier.testing.conformance

import org.espalier.trial.Measurement
import org.espalier.trial.Trial
import org.espalier.trial.TrialState

/** Compares one recorded trial with ours. */
internal class TrialComparison(
    private val recorded: Map<String, Any?>,
    private val trial: Trial,
    private val objective: String,
    private val report: CaseReport,
) {
    private val name = "trial ${trial.id()}"

    fun run(view: SpaceView) {
        report.same("$name: id", recorded["id"], trial.id())
        report.same("$name: dna", recorded["dna"], view.write(trial.dna()))
        report.same("$name: measurements", recorded["measurements"], trial.log().measurements().map { measurement(it) })
        report.same("$name: metadata", recorded["metadata"], trial.log().notes())
        links()
        val final = recorded.map("final")
        when {
            recorded["infeasible"] == true -> skipped()
            final["reward"] == TuningRunner.NAN -> state(TrialState.INFEASIBLE)
            else -> finished(final)
        }
    }

    private fun state(expected: TrialState) = report.same("$name: state", expected.name, trial.state().name)

    /** PyGlove gives a skipped trial the score 0. */
    private fun skipped() {
        state(TrialState.SKIPPED)
        report.same("$name: metrics", emptyMap<String, Any>(), trial.metrics())
        report.stricter("a skipped trial has a reason and no score, instead of the score 0")
    }

    private fun finished(final: Map<String, Any?>) {
        val status = if (trial.state().isScored) "COMPLETED" else trial.state().name
        report.same("$name: status", recorded["status"], status)
        val last = trial.log().measurements().last()
        report.same("$name: final step", final["step"], last.step())
        report.same("$name: final reward", final["reward"], trial.metrics()[objective])
        report.same("$name: final metrics", final["metrics"], others(trial.metrics()))
        report.same("$name: checkpoint", final["checkpoint"], trial.log().links()[TuningRunner.CHECKPOINT])
    }

    /** PyGlove drops links that come with a result. */
    private fun links() {
        val expected = recorded.map("related_links")
        val found = trial.log().links().filterKeys { it != TuningRunner.CHECKPOINT }
        if (found.size > expected.size && found.entries.containsAll(expected.entries)) {
            report.stricter("links that come with a result are kept: ${found.keys - expected.keys}")
        } else {
            report.same("$name: related_links", expected, found)
        }
    }

    private fun measurement(measurement: Measurement): Map<String, Any?> {
        val reward = measurement.metrics()[objective]
        return mapOf(
            "step" to measurement.step(),
            "reward" to if (reward?.isNaN() == true) TuningRunner.NAN else reward,
            "metrics" to others(measurement.metrics()),
        )
    }

    private fun others(metrics: Map<String, Double>) = metrics.filterKeys { it != "reward" }
}
