package org.espalier.samples.ask

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import org.espalier.algo.Algorithm
import org.espalier.algo.Objective
import org.espalier.geno.Dna
import org.espalier.space.SearchSpace
import org.espalier.stop.MedianStopping
import org.espalier.study.Feedback
import org.espalier.study.Sample
import org.espalier.study.Study
import org.espalier.study.StudyException
import org.espalier.study.TrialResult
import org.espalier.symbol.Symbol
import org.espalier.trial.Trial
import java.io.IOException
import java.io.PrintWriter
import java.io.Reader

/**
 * One search that is driven by lines of JSON: each request gets exactly one answer, and no request ends the search.
 *
 * Trials are given up by the median rule. A child that a type or constraint refuses is repaired or never proposed.
 */
class AskTell private constructor(private val study: Study<*>, private val children: ChildView) {
    private val open = LinkedHashMap<Long, Sample<*>>()
    private var lastProposed = 0L

    /** Returns the answer to one line, on one line. */
    fun answer(line: String): String = try {
        reply(RequestReader.read(line)).toString()
    } catch (e: RefusedRequest) {
        error(e.message.orEmpty())
    } catch (e: RuntimeException) {
        // Whatever a study or an algorithm throws is an answer too: the other side cannot see our stack.
        error(
            "request: expected one that the search can fulfil, found that it cannot (${e.message ?: e}). Send another",
        )
    }

    /**
     * Answers the lines of [input] on [output] until the input ends or nobody reads the output. A line of more than
     * [LONGEST_LINE] characters is not looked at.
     */
    @Throws(IOException::class)
    fun serve(input: Reader, output: PrintWriter) {
        val lines = Lines(input, LONGEST_LINE)
        while (!output.checkError()) {
            val line = lines.next() ?: return
            output.print(if (line.whole) answer(line.text) else error(TOO_LONG))
            output.print('\n')
            output.flush()
        }
    }

    private fun reply(request: Request): JsonObject = when (request) {
        is Request.Ask -> ask(request.count)

        is Request.Tell -> tell(request)

        is Request.Best -> best(request.count)

        is Request.ShouldStop -> answerOf(
            "stop" to JsonPrimitive(running("should_stop", request.trial).shouldStopNow()),
        )
    }

    private fun ask(count: Int): JsonObject {
        val proposals = ArrayList<JsonObject>()
        while (proposals.size < count) {
            val sample = next() ?: break
            open[sample.id()] = sample
            lastProposed = maxOf(lastProposed, sample.id())
            proposals += described(sample.id(), sample.dna(), sample.symbol(), emptyMap())
        }
        val answer = linkedMapOf("proposals" to JsonArray(proposals))
        return if (proposals.size == count) {
            JsonObject(answer)
        } else {
            JsonObject(answer + ("exhausted" to JsonPrimitive(true)))
        }
    }

    /** Returns the next sample that no constraint rejects; null if the space is exhausted. */
    private fun next(): Sample<*>? {
        repeat(REJECTIONS) {
            val before = study.rejections().values.sum()
            val sample = study.ask()
            if (sample.isPresent || study.rejections().values.sum() == before) {
                return sample.orElse(null)
            }
        }
        refuse(
            "ask",
            "a child that the types and constraints of the space accept",
            "$REJECTIONS in a row that they reject: ${study.rejections()}",
            "Ask again, or put the constraint into the space",
        )
    }

    private fun tell(tell: Request.Tell): JsonObject {
        val feedback = running("tell.trial", tell.trial)
        when (val result = tell.result) {
            is Result.Infeasible -> feedback.infeasible(result.why)
            is Result.Failed -> feedback.fail(EvaluationFailed(result.why))
            is Result.Value -> measured(feedback, tell, mapOf(onlyObjective() to result.value))
            is Result.Values -> measured(feedback, tell, complete(result.values))
        }
        if (feedback.state().name != "RUNNING") {
            open.remove(tell.trial)
        }
        return answerOf("ok" to JsonPrimitive(true))
    }

    private fun measured(feedback: Feedback, tell: Request.Tell, values: Map<String, Double>) {
        val step = tell.step
        if (step != null) {
            val last = feedback.measurements().lastOrNull()?.step() ?: -1
            if (step <= last) {
                refuse(
                    "tell.step",
                    "a step after $last, the last one told of trial ${tell.trial}",
                    "$step",
                    "Tell each step once",
                )
            }
            feedback.measure(step, values)
        }
        if (step == null || tell.final) {
            feedback.report(values)
        }
    }

    private fun onlyObjective(): String {
        val names = names()
        return names.singleOrNull()
            ?: refuse(
                "tell",
                "values of ${names.joinToString(" and ")}",
                "one value",
                "Send \"values\": {\"${names[0]}\": ...}",
            )
    }

    private fun complete(values: Map<String, Double>): Map<String, Double> {
        val missing = names() - values.keys
        if (missing.isNotEmpty()) {
            refuse(
                "tell.values",
                "a value of ${names().joinToString(" and ")}",
                "none of ${missing.joinToString()}",
                "Add it",
            )
        }
        return values
    }

    private fun names() = study.objectives().map(Objective::name)

    private fun running(at: String, trial: Long): Feedback {
        open[trial]?.let { return it.feedback() }
        if (trial in 1..lastProposed) {
            val state = study.replay(trial).trial().state().name.lowercase()
            refuse(
                at,
                "a trial that is open",
                "trial $trial, which has ended ($state)",
                "Each trial ends once; ask for another",
            )
        }
        val known = if (lastProposed == 0L) "none was proposed yet" else "the last one proposed is $lastProposed"
        refuse(at, "a trial that was proposed", "$trial; $known", "Use the id of a proposal")
    }

    /** The best trials that have ended, and those under way by their last intermediate result; of several objectives, the front. */
    private fun best(count: Int): JsonObject {
        val ended = if (names().size == 1) study.top(count) else study.front()
        val answers = ended.map { ended(it) }.toMutableList()
        if (names().size == 1) {
            answers += open.values.mapNotNull { underWay(it) }
        }
        val first = study.objectives()[0]
        val sorted = answers.sortedByDescending { first.score(it.first) }
        return answerOf("trials" to JsonArray(sorted.take(count).map { it.second }))
    }

    private fun ended(result: TrialResult<*>): Pair<Double, JsonObject> {
        val trial: Trial = result.trial()
        val state = trial.state().name.lowercase()
        val facts = values(trial.metrics()) + ("state" to JsonPrimitive(state))
        return trial.metrics().getValue(names()[0]) to described(trial.id(), trial.dna(), result.symbol(), facts)
    }

    private fun underWay(sample: Sample<*>): Pair<Double, JsonObject>? {
        val last = sample.feedback().measurements().lastOrNull() ?: return null
        val facts =
            values(last.metrics()) + mapOf("state" to JsonPrimitive("running"), "step" to JsonPrimitive(last.step()))
        return last.metrics().getValue(names()[0]) to described(sample.id(), sample.dna(), sample.symbol(), facts)
    }

    private fun values(metrics: Map<String, Double>) = linkedMapOf(
        "value" to JsonPrimitive(metrics.getValue(names()[0])),
        "values" to JsonObject(metrics.mapValues { JsonPrimitive(it.value) }),
    )

    private fun described(trial: Long, dna: Dna, child: Symbol<*>, facts: Map<String, JsonElement>) = JsonObject(
        linkedMapOf<String, JsonElement>("trial" to JsonPrimitive(trial)) + facts +
            linkedMapOf(
                "dna" to JsonPrimitive(dna.toString()),
                "child" to children.child(child),
                "decisions" to children.decisions(dna),
            ),
    )

    companion object {
        /** The longest line that is read, in characters: 1 Mi. */
        const val LONGEST_LINE: Int = 1 shl 20

        private const val TOO_LONG =
            "request: expected at most $LONGEST_LINE characters on a line, found more. Send less at a time"
        private const val REJECTIONS = 100
        private const val REPAIRS = 50

        /** Starts a search. Throws [StudyException] or [IllegalArgumentException] if there is nothing to search, or not so. */
        @JvmStatic
        fun start(space: SearchSpace<*>, algorithm: Algorithm, objectives: List<Objective>, seed: Long): AskTell {
            val study =
                Study.of(space)
                    .algorithm(algorithm)
                    .seed(seed)
                    .objectives(*objectives.toTypedArray())
                    .earlyStopping(MedianStopping())
                    .failureLimit(Int.MAX_VALUE)
                    .repair(REPAIRS)
                    .start()
            return AskTell(study, ChildView(space))
        }

        private fun answerOf(vararg entries: Pair<String, JsonElement>) = JsonObject(mapOf(*entries))

        private fun error(message: String) = answerOf("error" to JsonPrimitive(message)).toString()
    }
}

/** What the other side says broke. */
private class EvaluationFailed(why: String) : RuntimeException(why) {
    override fun toString() = message.orEmpty()

    private companion object {
        const val serialVersionUID = 1L
    }
}
