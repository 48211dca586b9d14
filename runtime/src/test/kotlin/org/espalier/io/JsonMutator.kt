package org.espalier.io

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import java.util.random.RandomGenerator

/** Damages JSON text: characters, tokens, sub-trees, lengths and depths. */
class JsonMutator(private val random: RandomGenerator) {
    /** Returns one of [samples] with one to four kinds of damage; sub-trees come from [donors]. */
    fun mutate(samples: List<String>, donors: List<JsonElement>): String {
        var text = samples[random.nextInt(samples.size)]
        repeat(1 + random.nextInt(MOST)) { text = damage(text, donors) }
        return text
    }

    private fun damage(text: String, donors: List<JsonElement>): String = when (random.nextInt(KINDS)) {
        0 -> flipped(text)
        1 -> text.take(random.nextInt(text.length + 1))
        2 -> cut(text)
        3 -> doubled(text)
        4 -> inserted(text, TOKENS[random.nextInt(TOKENS.size)])
        5 -> NUMBER.replaceOne(text, NUMBERS[random.nextInt(NUMBERS.size)])
        6 -> WORD.replaceOne(text, WORDS[random.nextInt(WORDS.size)])
        7 -> deepened(text)
        8 -> inserted(text, escape())
        else -> swapped(text, donors)
    }

    private fun place(text: String) = random.nextInt(text.length + 1)

    private fun flipped(text: String): String {
        if (text.isEmpty()) return text
        val at = random.nextInt(text.length)
        val char = (text[at].code xor (1 shl random.nextInt(BITS))).toChar()
        return text.substring(0, at) + char + text.substring(at + 1)
    }

    private fun cut(text: String): String {
        val from = place(text)
        return text.removeRange(from, minOf(text.length, from + random.nextInt(SPAN)))
    }

    /** Repeats a part: keys occur twice, lists grow, brackets get out of step. */
    private fun doubled(text: String): String {
        val from = place(text)
        val part = text.substring(from, minOf(text.length, from + random.nextInt(SPAN)))
        return inserted(text, part)
    }

    private fun inserted(text: String, part: String): String {
        val at = place(text)
        return text.substring(0, at) + part + text.substring(at)
    }

    private fun escape(): String {
        val digits = listOf("", "d800", "12", "zzzz")
        return "\\" + "ubfnrt\"\\/x0"[random.nextInt(ESCAPES)] + digits[random.nextInt(digits.size)]
    }

    private fun deepened(text: String): String {
        val depth = 1 shl random.nextInt(DEPTH)
        val (open, close) = listOf("[" to "]", "{\"a\":" to "}", "[[" to "")[random.nextInt(THREE)]
        return NUMBER.replaceOne(text, open.repeat(depth) + "1" + close.repeat(depth))
    }

    private fun Regex.replaceOne(text: String, by: String): String {
        val found = findAll(text).toList()
        return if (found.isEmpty()) text else text.replaceRange(found[random.nextInt(found.size)].range, by)
    }

    private fun swapped(text: String, donors: List<JsonElement>): String {
        val root = runCatching { Json.parseToJsonElement(text) }.getOrNull() ?: return text
        val target = random.nextInt(maxOf(1, count(root)))
        val donor = donors[random.nextInt(donors.size)]
        return runCatching { replaced(root, intArrayOf(target), donor).toString() }.getOrDefault(text)
    }

    private fun replaced(element: JsonElement, left: IntArray, donor: JsonElement): JsonElement {
        if (left[0]-- == 0) return donor
        return when (element) {
            is JsonArray -> JsonArray(element.map { replaced(it, left, donor) })
            is JsonObject -> JsonObject(element.mapValues { replaced(it.value, left, donor) })
            else -> element
        }
    }

    companion object {
        /** All sub-trees of an element. */
        fun parts(element: JsonElement): List<JsonElement> = listOf(element) +
            when (element) {
                is JsonArray -> element.flatMap { parts(it) }
                is JsonObject -> element.values.flatMap { parts(it) }
                else -> emptyList()
            }

        private fun count(element: JsonElement): Int = parts(element).size

        private const val MOST = 3
        private const val KINDS = 14
        private const val BITS = 8
        private const val SPAN = 40
        private const val ESCAPES = 11
        private const val DEPTH = 12
        private const val THREE = 3
        private val NUMBER = Regex("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
        private val WORD = Regex("\"[^\"\\\\]*\"|true|false|null")
        private val NUMBERS =
            listOf(
                "1e999", "-1e999", "99999999999999999999999", "-1", "0", "-0.0", "2147483647", "2147483648",
                "9223372036854775807", "1e-400", "0x10", "1d", "+1", "01", ".5", "NaN", "Infinity", "1_000", "٣",
                "9".repeat(400), "0." + "1".repeat(400),
            )
        private val WORDS =
            listOf(
                "null", "true", "\"\"", "\"\$type\"", "\"_type\"", "\"java.lang.Runtime\"", "\"__tuple__\"", "[]", "{}",
                "\"a[0\"", "\"[[0:[1]], {0 0}]\"", "\"[=99999999999999999999]\"", "\"Conv\"", "\"hyper.OneOf\"",
                "\"\\ud800\"", "truth", "\"\$oneOf\"", "1", "\"log\"", "\"candidates\"",
            )
        private val TOKENS =
            listOf("{", "}", "[", "]", ",", ":", "\"", "\\", "\u0000", "//", "/*", "null", "1", "\"a\":1,", " ")
    }
}
