package org.espalier.geno

import io.kotest.assertions.withClue
import io.kotest.matchers.doubles.shouldBeLessThan
import kotlin.math.pow
import kotlin.math.sqrt

/** Pearson's goodness-of-fit test. */
object ChiSquare {
    /** Quantile of the normal distribution that a false alarm exceeds once in 10^7 runs with random seeds. */
    private const val Z = 5.2

    /**
     * Asserts that [counts] come from the distribution with the probabilities [expected]; cells that are not listed must be
     * empty. Every expected count should be at least 5. False-alarm rate: 10^-7, by the approximation of Wilson and Hilferty.
     */
    fun <K> shouldFit(counts: Map<K, Int>, expected: Map<K, Double>) {
        withClue("outcomes of probability 0") { (counts.keys - expected.keys).toList().size shouldBe0 counts }
        val total = counts.values.sum()
        val statistic = expected.entries.sumOf { (key, p) -> ((counts[key] ?: 0) - total * p).pow(2) / (total * p) }
        val freedom = expected.size - 1
        if (freedom > 0) {
            withClue("chi-square with $freedom degrees of freedom") { statistic shouldBeLessThan critical(freedom) }
        }
    }

    private infix fun Int.shouldBe0(counts: Map<*, *>) = check(this == 0) { "unexpected outcomes among ${counts.keys}" }

    private fun critical(freedom: Int): Double {
        val a = 2.0 / (9 * freedom)
        return freedom * (1 - a + Z * sqrt(a)).pow(3)
    }
}
