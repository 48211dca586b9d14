package org.espalier.samples.ask

import kotlinx.serialization.SerializationException
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** Reads lines as requests. */
internal object RequestReader {
    /** The most proposals or trials of one answer. */
    const val MOST: Int = 10_000

    private const val DEEPEST = 64
    private const val SHOWN = 60
    private val VERBS = listOf("ask", "tell", "best", "should_stop")
    private val RESULTS = listOf("value", "values", "infeasible", "failed")
    private val TELL = listOf("trial") + RESULTS + listOf("step", "final")
    private val NUMBER = Regex("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
    private val WHOLE = Regex("-?(0|[1-9][0-9]{0,17})")

    /** Returns the request of a line, or throws [RefusedRequest]. */
    fun read(line: String): Request {
        val request = parse(line)
        val verb = request.keys.singleOrNull()?.takeIf { it in VERBS }
        val value = request[verb]
        if (verb == null || value == null) {
            refuse("request", "exactly one of the keys ${VERBS.joinToString()}", "${request.keys}".cut(), EXAMPLE)
        }
        return when (verb) {
            "ask" -> Request.Ask(count(verb, value))
            "best" -> Request.Best(count(verb, value))
            "should_stop" -> Request.ShouldStop(id(verb, value))
            else -> tell(value)
        }
    }

    private fun parse(line: String): JsonObject {
        if (line.isBlank()) {
            refuse("request", "a JSON object on one line", "an empty line", EXAMPLE)
        }
        if (depth(line) > DEEPEST) {
            refuse("request", "at most $DEEPEST levels of brackets", "more", "Send plain requests")
        }
        val element =
            try {
                Json.parseToJsonElement(line)
            } catch (e: SerializationException) {
                val why = e.message.orEmpty().lineSequence().first()
                throw RefusedRequest(
                    "request: expected a JSON object on one line, found what is not JSON ($why). $EXAMPLE",
                )
            }
        return element as? JsonObject ?: refuse("request", "a JSON object", shown(element), EXAMPLE)
    }

    /** The depth of brackets outside of texts; JSON of a million brackets would be a stack of a million calls. */
    private fun depth(line: String): Int {
        var depth = 0
        var deepest = 0
        var quoted = false
        var at = 0
        while (at < line.length) {
            when (line[at]) {
                '\\' -> at++
                '"' -> quoted = !quoted
                '[', '{' -> if (!quoted) deepest = maxOf(deepest, ++depth)
                ']', '}' -> if (!quoted) depth--
            }
            at++
        }
        return deepest
    }

    private fun tell(element: JsonElement): Request.Tell {
        val tell =
            element as? JsonObject ?: refuse("tell", "an object with the key trial", shown(element), TELL_EXAMPLE)
        tell.keys.firstOrNull { it !in TELL }?.let {
            refuse("tell", "the keys ${TELL.joinToString()}", "'${it.cut()}'", TELL_EXAMPLE)
        }
        val trial =
            id("tell.trial", tell["trial"] ?: refuse("tell.trial", "the id of a trial", "nothing", TELL_EXAMPLE))
        val kinds = tell.keys.filter { it in RESULTS }
        if (kinds.size != 1) {
            val found = if (kinds.isEmpty()) "none" else kinds.joinToString(" and ")
            refuse("tell", "exactly one of ${RESULTS.joinToString()}", found, TELL_EXAMPLE)
        }
        val result = result(kinds.single(), tell.getValue(kinds.single()))
        val step = tell["step"]?.let { step(it) }
        val final = tell["final"]?.let { flag(it) } ?: false
        return Request.Tell(trial, result, step, final)
    }

    private fun result(kind: String, element: JsonElement): Result = when (kind) {
        "value" -> Result.Value(number("tell.value", element))

        "values" -> {
            val values = element as? JsonObject
            if (values.isNullOrEmpty()) {
                refuse("tell.values", "an object of numbers by name", shown(element), "Name each objective")
            }
            Result.Values(values.mapValues { (name, value) -> number("tell.values.${name.cut()}", value) })
        }

        "infeasible" -> Result.Infeasible(text("tell.infeasible", element))

        else -> Result.Failed(text("tell.failed", element))
    }

    private fun number(at: String, element: JsonElement): Double {
        val number =
            (element as? JsonPrimitive)
                ?.takeIf { !it.isString && NUMBER.matches(it.content) }
                ?.content
                ?.toDouble()
        if (number == null || !number.isFinite()) {
            val hint = "Where there is no number, tell {\"trial\": ..., \"infeasible\": \"why\"} or \"failed\""
            refuse(at, "a finite number", shown(element), hint)
        }
        return number
    }

    private fun count(at: String, element: JsonElement): Int {
        val count = whole(element)
        if (count == null || count !in 1..MOST) {
            refuse(at, "int in [1, $MOST]", shown(element), "Send {\"$at\": 1}")
        }
        return count.toInt()
    }

    private fun id(at: String, element: JsonElement): Long = whole(element)?.takeIf { it > 0 }
        ?: refuse(at, "the id of a trial, int in [1, inf)", shown(element), "Use the id of a proposal")

    private fun step(element: JsonElement): Long = whole(element)?.takeIf { it >= 0 }
        ?: refuse("tell.step", "int in [0, inf)", shown(element), "Leave it out for a final result")

    private fun flag(element: JsonElement): Boolean =
        (element as? JsonPrimitive)?.takeIf { !it.isString }?.content?.toBooleanStrictOrNull()
            ?: refuse("tell.final", "true or false", shown(element), "Leave it out for false")

    private fun text(at: String, element: JsonElement): String =
        (element as? JsonPrimitive)?.takeIf { it.isString }?.content
            ?: refuse(at, "a text", shown(element), "Say why in a few words")

    private fun whole(element: JsonElement): Long? =
        (element as? JsonPrimitive)?.takeIf { !it.isString && WHOLE.matches(it.content) }?.content?.toLong()

    private fun shown(element: JsonElement): String = when (element) {
        is JsonNull -> "null"
        is JsonPrimitive -> element.toString().cut()
        is JsonArray -> "a list"
        is JsonObject -> "an object with the keys ${element.keys}".cut()
    }

    private fun String.cut() = if (length <= SHOWN) this else take(SHOWN) + "..."

    private const val EXAMPLE = "Send a request such as {\"ask\": 1}"
    private const val TELL_EXAMPLE = "Send {\"tell\": {\"trial\": 1, \"value\": 0.5}}"
}

/** Throws a refusal in the house's form. */
internal fun refuse(at: String, expected: String, found: String, hint: String): Nothing =
    throw RefusedRequest("$at: expected $expected, found $found. $hint")
