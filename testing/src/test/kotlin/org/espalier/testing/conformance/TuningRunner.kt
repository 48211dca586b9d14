package org.espalier.testing.conformance

import org.espalier.algo.Objective
import org.espalier.algo.basic.GridSweep
import org.espalier.stop.Bar
import org.espalier.stop.EarlyStopping
import org.espalier.stop.Peers
import org.espalier.stop.RunningTrial
import org.espalier.stop.StopBelow
import org.espalier.study.Sample
import org.espalier.study.Study
import org.espalier.study.StudyException
import org.espalier.study.TrialEndedException
import org.espalier.trial.TrialState

/**
 * The family `tuning`: scripts of what a loop does with its samples, replayed over a sweep.
 *
 * A call with a result is a measurement and [org.espalier.study.Feedback.done]; metadata are notes, a checkpoint is a
 * link of that name. A trial that was stopped or skipped counts as completed in PyGlove.
 */
class TuningRunner(private val neutral: Neutral) : FamilyRunner {
    override fun run(case: Map<String, Any?>, report: CaseReport) {
        val view = SpaceView(neutral, neutral.read(case["space"]))
        val replay = Replay(case, view, report)
        replay.run()
        if (!replay.forgotten) {
            replay.compare()
        }
    }

    private class Replay(
        private val case: Map<String, Any?>,
        private val view: SpaceView,
        private val report: CaseReport,
    ) {
        private val objective = (case["metrics_to_optimize"] as? List<*>)?.firstOrNull() as? String ?: "reward"
        private val study = start()
        private val script = case.list("script").map { turn -> (turn as List<*>).map { asMap(it, "script") } }
        private val yielded = ArrayList<Any?>()
        private val observations = ArrayList<Any?>()

        /** Whether the script leaves a trial without a report, which is an error here. */
        var forgotten = false
            private set

        private fun start(): Study<*> {
            val builder = Study.of(view.space).algorithm(GridSweep()).objective(Objective.maximize(objective))
            (case["num_examples"] as? Long)?.let { builder.trials(it) }
            (case["policy"] as? Map<*, *>)?.let { builder.earlyStopping(policy(asMap(it, "policy"))) }
            return builder.start()
        }

        private fun policy(policy: Map<String, Any?>): EarlyStopping {
            val gates = LinkedHashMap<Long, Bar>()
            if (policy["type"] == "by_value") {
                rows(policy, "step_values").forEach { gates[it[0] as Long] = Bar.value(it[1] as Double) }
            } else {
                rows(policy, "step_ranks").forEach { gates[it[0] as Long] = rank(it[1], it[2]) }
            }
            val rule = StopBelow(gates)
            return if (policy["maximize"] == false) EarlyStopping { rule.shouldStop(Minimised(it)) } else rule
        }

        private fun rows(policy: Map<String, Any?>, key: String): List<List<*>> = policy.list(key).map { it as List<*> }

        private fun rank(rank: Any?, least: Any?): Bar {
            val others = (least as Long).toInt()
            return if (rank is Double) Bar.share(rank, others) else Bar.rank((rank as Long).toInt(), others)
        }

        fun run() {
            val turns = script.iterator()
            val loop = study.sample().iterator()
            while (turns.hasNext() && more(loop)) {
                val sample = loop.next()
                yielded.add(listOf(sample.id(), view.neutral(sample.symbol())))
                turns.next().forEach { act(it, sample) }
            }
            if (!forgotten) {
                runCatching { more(loop) }
            }
        }

        private fun more(loop: Iterator<Sample<*>>): Boolean {
            val last = (yielded.lastOrNull() as? List<*>)?.get(0)
            return try {
                loop.hasNext()
            } catch (e: StudyException) {
                forgotten = true
                val expected = "Trial $last: expected a report before the next sample, found none"
                val said = e.message.orEmpty()
                report.holds("a forgotten report: expected '$expected ...', found '$said'", said.startsWith(expected))
                val state = study.replay(last as Long).trial().state()
                report.same("a forgotten report fails its trial", TrialState.FAILED.name, state.name)
                report.holds("the study can be used afterwards", study.ask().map { it.id() }.orElse(0L) == last + 1)
                report.stricter("a forgotten report is an error that names the trial, which is not handed out again")
                false
            }
        }

        private fun act(action: Map<String, Any?>, sample: Sample<*>) {
            val word = action.text("do")
            val found =
                try {
                    when (word) {
                        "should_stop_early" -> sample.feedback().shouldStop()
                        else -> "ok".also { perform(word, action, sample) }
                    }
                } catch (e: TrialEndedException) {
                    check(!e.message.isNullOrBlank())
                    "RaceConditionError"
                } catch (e: StudyException) {
                    check(!e.message.isNullOrBlank())
                    "ValueError"
                } catch (e: NotSayableException) {
                    report.stricter(e.message.orEmpty())
                    "ValueError"
                }
            observations.add(listOf(sample.id(), word, found))
        }

        private fun perform(word: String, action: Map<String, Any?>, sample: Sample<*>) {
            val feedback = sample.feedback()
            when (word) {
                "none" -> Unit

                "add" -> feedback.measure(step(action), metrics(action))

                "call" -> {
                    val metrics = metrics(action)
                    val step = step(action)
                    write(action, sample)
                    feedback.measure(step, metrics)
                    feedback.done()
                }

                "done" -> {
                    write(action, sample)
                    feedback.done()
                }

                "skip" -> feedback.skip("the script says so")

                "end_loop" -> feedback.endStudy()

                "add_link" -> feedback.link(action.text("name"), action.text("url"))

                "set_metadata" -> {
                    val key = action.text("key")
                    val value = requireNotNull(action["value"])
                    if (action["per_trial"] == false) study.note(key, value) else feedback.note(key, value)
                }

                else -> throw ConformanceException("do: expected a known action, found '$word'")
            }
        }

        private fun write(action: Map<String, Any?>, sample: Sample<*>) {
            val feedback = sample.feedback()
            (action["metadata"] as? Map<*, *>)?.forEach { feedback.note(it.key as String, requireNotNull(it.value)) }
            (action["related_links"] as? Map<*, *>)?.forEach { feedback.link(it.key as String, it.value as String) }
            (action["checkpoint_path"] as? String)?.let { feedback.link(CHECKPOINT, it) }
        }

        private fun step(action: Map<String, Any?>) = action["step"] as? Long ?: 0L

        private fun metrics(action: Map<String, Any?>): Map<String, Double> {
            val metrics = LinkedHashMap<String, Double>()
            (action["metrics"] as? Map<*, *>)?.forEach { metrics[it.key as String] = number(it.value) }
            if (action["reward"] != null && objective in metrics) {
                throw NotSayableException("a result is a number or a map, so that no value can be given twice")
            }
            action["reward"]?.let { metrics[objective] = number(it) }
            return metrics
        }

        private fun number(value: Any?) = if (value == NAN) Double.NaN else (value as Number).toDouble()

        fun compare() {
            report.same("yielded", case["yielded"], yielded)
            report.same("observations", case["observations"], observations)
            val expected = case.maps("trials")
            report.same("number of trials", expected.size, study.trials().size)
            expected.zip(study.trials().sortedBy { it.id() }) { recorded, trial ->
                TrialComparison(recorded, trial, objective, report).run(view)
            }
            best(expected)
            report.same("is_active", case["is_active"], study.isActive)
            report.same("result_metadata", case["result_metadata"], study.notes())
        }

        private fun reward(trial: Map<String, Any?>) = trial.map("final")["reward"]

        /** NaN is never the best, whatever PyGlove says. */
        private fun best(expected: List<Map<String, Any?>>) {
            val recorded = case["best"]
            val nan = expected.any { it["id"] == recorded && reward(it) == NAN }
            val found = runCatching { study.best().trial().id() }.getOrNull()
            if (nan) {
                val real = expected.filter { it["infeasible"] == false && reward(it) is Double }
                val best = real.maxByOrNull { reward(it) as Double }
                report.same("best", best?.get("id"), found)
                report.stricter("a trial whose score is NaN is infeasible and never the best")
            } else {
                report.same("best", recorded, found)
            }
        }
    }

    /** A trial whose measurements are better the smaller they are, although the study maximises. */
    private class Minimised(private val trial: RunningTrial) : RunningTrial by trial {
        override fun score(index: Int): Double = -trial.score(index)

        override fun score(): Double = -trial.score()

        override fun toScore(value: Double): Double = -trial.toScore(value)

        override fun peers(step: Long): Peers = Peers.of(*trial.peers(step).bestFirst().map { -it }.toDoubleArray())
    }

    internal companion object {
        const val CHECKPOINT = "checkpoint"
        const val NAN = "NaN"
    }
}
