package org.espalier.io

import io.kotest.assertions.withClue
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.ints.shouldBeGreaterThan
import io.kotest.matchers.shouldBe
import org.espalier.geno.DnaException
import java.util.SplittableRandom
import kotlin.time.Duration.Companion.minutes

/**
 * Damaged documents load as something valid, or are refused with the place of the problem: no other exception, no hang,
 * no overflow of stack or heap. `-Despalier.fuzz=100000` says how many documents; the default is small.
 */
class JsonFuzzSpec :
    StringSpec({
        val count = Integer.getInteger("espalier.fuzz", 5_000)

        "damaged documents load as something valid or are refused with the place".config(timeout = 10.minutes) {
            val formats = FuzzFormats.all
            val tally = formats.associate { it.name to IntArray(2) }
            for (i in 0 until count) {
                val format = formats[i % formats.size]
                val text = JsonMutator(SplittableRandom(i.toLong())).mutate(format.samples, FuzzFormats.donors)
                val outcome = runCatching { format.roundTrip(text) }
                withClue("${format.name}, seed $i: ${text.take(400)}") {
                    problemOf(outcome) shouldBe null
                }
                tally.getValue(format.name)[if (outcome.isSuccess) 0 else 1]++
            }
            tally.forEach { (name, counts) ->
                println("fuzz $name: ${counts[0]} loaded, ${counts[1]} refused")
                withClue("$name: documents that load, and that are refused") {
                    counts.min() shouldBeGreaterThan 0
                }
            }
        }

        "hostile documents are refused" {
            val deep = 100_000
            val many = 200_000
            val hostile =
                listOf(
                    "[".repeat(deep) to "nested",
                    "{\"a\":".repeat(deep) to "nested",
                    "9".repeat(many) to "number",
                    "\"" + "\\u".repeat(many) to "offset",
                    "x".repeat((1 shl 24) + 1) to "at most 16777216 characters",
                    List(many) {
                        "{\"\$x\":1}"
                    }.joinToString(",", "[", "]") to "only the first 100 problems are listed",
                    List(many) { "\"k$it\":1" }.joinToString(",", "{\"\$type\":\"Conv\",", "}") to "fields",
                    List(many) { "\"a\"" }.joinToString(",", "{\"\$type\":\"Net\",\"sizes\":[", "]}") to
                        "only the first 100",
                )
            for ((tree, expected) in hostile) {
                val text = "{\"espalier\":\"symbol\",\"version\":1,\"tree\":$tree}"
                val outcome = runCatching { SymbolJson.read(text, FuzzFormats.words) }
                withClue(tree.take(60)) {
                    problemOf(outcome) shouldBe null
                    outcome.exceptionOrNull()?.message.orEmpty().contains(expected) shouldBe true
                }
            }
            val chain = List(many) { "0" }.joinToString(",", "[\"__tuple__\",", "]")
            val dna = "{\"_type\":\"pyglove.core.geno.base.DNA\",\"format\":\"compact\",\"value\":$chain}"
            runCatching { PyGloveJson.readDna(dna) }.exceptionOrNull()?.message.orEmpty().contains(
                "value: expected at most 400 levels of decisions",
            ) shouldBe true
        }
    })

private val PLACE = Regex("(: expected .*, found |offset |position |at path: |nested)", RegexOption.DOT_MATCHES_ALL)

/** What is wrong with the outcome of reading a damaged document; null if nothing is. */
private fun problemOf(outcome: Result<Any?>): String? = when (val e = outcome.exceptionOrNull()) {
    null -> null

    is JsonFormatException, is DnaException ->
        if (PLACE.containsMatchIn(e.message.orEmpty())) null else "a message without a place: ${e.message}"

    else -> "expected a typed exception, found " + e.stackTraceToString().take(3000)
}
