package org.espalier.testing.conformance

import org.espalier.testing.pyglove.Plain
import java.util.SplittableRandom
import java.util.random.RandomGenerator
import kotlin.math.max
import kotlin.math.min
import kotlin.math.pow
import kotlin.math.sqrt

/**
 * The outcomes of something random, with their probabilities.
 *
 * Enough draws from a fixed seed must give exactly these outcomes, each as often as it should, by Pearson's test with a
 * false-alarm rate of 10^-7 for other seeds.
 */
internal class Outcomes(recorded: List<Map<String, Any?>>, key: String) {
    private val shares: Map<String, Double> =
        recorded.associate { Plain.show(it[key]) to EvolveRunner.double(it["p"]) }

    private fun drawn(draw: (RandomGenerator) -> Any?): Map<String, Int> {
        val random = SplittableRandom(SEED)
        val rarest = shares.values.minOrNull() ?: 1.0
        val counts = HashMap<String, Int>()
        repeat(min(MOST, max(FEWEST, (OF_RAREST / rarest).toInt()))) {
            counts.merge(Plain.show(draw(random)), 1, Int::plus)
        }
        return counts
    }

    /** Compares outcomes and frequencies. */
    fun compare(report: CaseReport, draw: (RandomGenerator) -> Any?) {
        val counts = drawn(draw)
        if (sameSet(counts, report)) {
            val (statistic, freedom) = pearson(counts)
            val limit = critical(freedom)
            report.holds(
                "frequencies\n    expected: $shares\n    found:    $counts\n    chi-square $statistic > $limit",
                statistic <= limit,
            )
        }
    }

    /** Compares outcomes only. */
    fun compareSets(report: CaseReport, draw: (RandomGenerator) -> Any?) {
        sameSet(drawn(draw), report)
    }

    /** The record is a sample: what is in it must be found, what is found need not be in it. */
    fun compareLoosely(report: CaseReport, draw: (RandomGenerator) -> Any?) {
        val counts = drawn(draw)
        report.same("recorded outcomes that were not found", emptyList<String>(), (shares.keys - counts.keys).toList())
    }

    private fun sameSet(counts: Map<String, Int>, report: CaseReport) =
        report.same("outcomes", shares.filterValues { it > 0 }.keys.sorted(), counts.keys.sorted())

    private fun pearson(counts: Map<String, Int>): Pair<Double, Int> {
        val total = counts.values.sum()
        val statistic = shares.entries.sumOf { (key, p) -> ((counts[key] ?: 0) - total * p).pow(2) / (total * p) }
        return statistic to shares.size - 1
    }

    /** The approximation of Wilson and Hilferty. */
    private fun critical(freedom: Int): Double {
        val a = 2.0 / (9 * max(1, freedom))
        return if (freedom == 0) TINY else freedom * (1 - a + QUANTILE * sqrt(a)).pow(3)
    }

    companion object {
        private const val SEED = 20_240L
        private const val FEWEST = 3_000
        private const val MOST = 300_000
        private const val OF_RAREST = 40
        private const val QUANTILE = 5.2
        private const val TINY = 1e-6

        /** Replaces all reals but those in [kept] by a star: they were drawn. */
        fun starred(nested: Any?, kept: Set<Double>): Any? = when (nested) {
            is List<*> -> nested.map { starred(it, kept) }
            is Double -> if (nested in kept) nested else "*"
            else -> nested
        }

        /** All reals in a nested DNA. */
        fun reals(nested: Any?): Set<Double> = when (nested) {
            is List<*> -> nested.flatMap { reals(it) }.toSet()
            is Double -> setOf(nested)
            else -> emptySet()
        }
    }
}
