package org.espalier.geno

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.property.Arb
import org.espalier.geno.Decision.FloatValue
import org.espalier.geno.Decision.IntValue
import org.espalier.geno.DecisionPoint.Choices
import org.espalier.geno.DecisionPoint.FloatRange
import org.espalier.geno.DecisionPoint.IntRange
import org.espalier.geno.DecisionPoint.Permutation
import org.espalier.path.Path
import java.util.SplittableRandom
import kotlin.math.ln

class DnaSamplerSpec :
    StringSpec({
        fun draw(spec: DnaSpec, sampler: DnaSampler, count: Int, seed: Long): Map<Dna, Int> {
            val random = SplittableRandom(seed)
            return List(count) { sampler.sample(spec, random) }.groupingBy { it }.eachCount()
        }

        "both samplers draw valid DNA from any spec" {
            val random = SplittableRandom(5)
            law(20260104, 400, Arb.dnaSpec(SpecShape(4, 4, 7))) { spec ->
                spec.check(DnaSampler.overDecisions().sample(spec, random)).shouldBeEmpty()
                spec.check(DnaSampler.overChildren().sample(spec, random)).shouldBeEmpty()
            }
        }

        "over decisions, each DNA has the product of the probabilities of its decisions" {
            law(20260103, 60, Arb.smallSpec(60)) { spec ->
                val expected = BruteForce.all(spec).associateWith { probability(spec, it) }
                if (expected.values.min() * 20_000 >= 5) {
                    ChiSquare.shouldFit(draw(spec, DnaSampler.overDecisions(), 20_000, 11), expected)
                }
            }
        }

        "over children, each DNA has the same probability" {
            law(20260103, 60, Arb.smallSpec(60)) { spec ->
                val all = BruteForce.all(spec)
                ChiSquare.shouldFit(
                    draw(spec, DnaSampler.overChildren(), 20_000, 12),
                    all.associateWith { 1.0 / all.size },
                )
            }
        }

        "over children, sorted picks with repetition are uniform also beyond 64 bits" {
            val choice = Choices(Path.ROOT, Selection(30, false, true), List(60) { Candidate.of("c$it") }, Tags.NONE)
            val spec = DnaSpec.of(listOf(choice))
            val random = SplittableRandom(13)
            val first =
                List(20_000) {
                    DnaSampler.overChildren().sample(spec, random).get(0).picks()[0].index().coerceAtMost(5)
                }
                    .groupingBy { it }
                    .eachCount()
            val after = (0..4).associateWith { multisets(60 - it, 29) / multisets(60, 30) }
            ChiSquare.shouldFit(first, after + (5 to 1 - after.values.sum()))
        }

        "distinct picks by rejection are uniform" {
            val choice = Choices(Path.ROOT, Selection(3, true, false), List(12) { Candidate.of("c$it") }, Tags.NONE)
            val spec = DnaSpec.of(listOf(choice))
            ChiSquare.shouldFit(
                draw(spec, DnaSampler.overDecisions(), 30_000, 14),
                BruteForce.all(spec).associateWith { 1.0 / 1320 },
            )
        }

        "integers on a log scale have the mass of the reals around them, at the ends too" {
            for (scale in listOf(Scale.LOG, Scale.REVERSE_LOG)) {
                val grid = IntGrid(1, 12, 1)
                val spec = DnaSpec.of(listOf(IntRange(Path.ROOT, grid, scale, Tags.NONE)))
                val expected =
                    (1L..12L).associate { v ->
                        val seen = if (scale == Scale.LOG) v else 13 - v
                        Dna.of(IntValue(v)) to ln((seen + 0.5) / (seen - 0.5)) / ln(12.5 / 0.5)
                    }
                ChiSquare.shouldFit(draw(spec, DnaSampler.overDecisions(), 40_000, 15), expected)
            }
        }

        "an integer grid with wide steps reaches all its values on a log scale" {
            val spec = DnaSpec.of(listOf(IntRange(Path.ROOT, IntGrid(1, 21, 10), Scale.LOG, Tags.NONE)))
            val expected =
                mapOf(1L to ln(6 / 0.5), 11L to ln(16.0 / 6), 21L to ln(26.0 / 16))
                    .entries
                    .associate { (v, mass) -> Dna.of(IntValue(v)) to mass / ln(26 / 0.5) }
            ChiSquare.shouldFit(draw(spec, DnaSampler.overDecisions(), 40_000, 16), expected)
        }

        "reals are uniform in their scale" {
            for (scale in Scale.entries) {
                val range = FloatRange(Path.ROOT, 1e-4, 10.0, scale, Tags.NONE)
                val random = SplittableRandom(17)
                val tenths =
                    List(20_000) {
                        val value = (DnaSampler.decision(range, random) as FloatValue).value()
                        (scale.toUnit(value, range.min(), range.max()) * 10).toInt().coerceAtMost(9)
                    }.groupingBy { it }.eachCount()
                ChiSquare.shouldFit(tenths, (0..9).associateWith { 0.1 })
            }
        }
    })

/** The probability of a DNA if every decision is drawn on its own, straight from the definition. */
private fun probability(spec: DnaSpec, dna: Dna): Double =
    spec.points().indices.fold(1.0) { p, i -> p * probability(spec.points()[i], dna.get(i)) }

private fun probability(point: DecisionPoint, decision: Decision): Double {
    val n = point.candidates().size
    val k = point.picks()
    val indices = decision.picks().map { it.index() }
    val inside = decision.picks().fold(1.0) { p, pick ->
        p *
            probability(point.candidates()[pick.index()].spec(), pick.sub())
    }
    val ordered = (0 until k).fold(1.0) { p, j -> p / (n - j) }
    val orders = factorial(k) / indices.groupingBy { it }.eachCount().values.fold(1.0) { p, c -> p * factorial(c) }
    return when (point) {
        is IntRange -> if (point.scale() == Scale.LINEAR) 1.0 / point.grid().count() else logMass(point, decision)

        is Permutation -> ordered * inside

        is Choices -> {
            val tuple = if (point.selection().distinct()) ordered else (0 until k).fold(1.0) { p, _ -> p / n }
            tuple * (if (point.selection().sorted()) orders else 1.0) * inside
        }

        else -> error("not finite")
    }
}

private fun logMass(point: IntRange, decision: Decision): Double {
    val grid = point.grid()
    val value = (decision as IntValue).value()
    val half = grid.step() / 2.0
    val lowest = grid.min() - minOf(half, grid.min() / 2.0)
    val low = if (value == grid.min()) lowest else value - half
    return ln((value + half) / low) / ln((grid.last() + half) / lowest)
}

private fun factorial(n: Int): Double = (1..n).fold(1.0) { p, i -> p * i }

/** The number of multisets of [k] out of [n]. */
private fun multisets(n: Int, k: Int): Double = (1..k).fold(1.0) { p, i -> p * (n - 1 + i) / i }
