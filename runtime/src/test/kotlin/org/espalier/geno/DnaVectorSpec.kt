package org.espalier.geno

import io.kotest.assertions.withClue
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.comparables.shouldBeLessThanOrEqualTo
import io.kotest.matchers.doubles.plusOrMinus
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import org.espalier.geno.Decision.FloatValue
import org.espalier.geno.Decision.TextValue
import org.espalier.geno.DecisionPoint.FloatRange
import java.util.SplittableRandom
import kotlin.math.pow

class DnaVectorSpec :
    StringSpec({
        "decoding inverts encoding, up to rounding of reals and the text of custom decisions" {
            val random = SplittableRandom(31)
            law(20260111, 400, Arb.dnaSpec()) { spec ->
                for (encoding in DnaVector.Encoding.entries) {
                    val vector = DnaVector.of(spec, encoding)
                    val dna = DnaSampler.overDecisions().sample(spec, random)
                    val back = DecisionWalk.active(spec, vector.decode(vector.encode(dna)))
                    val active = DecisionWalk.active(spec, dna)
                    back.map { it.site().id() } shouldBe active.map { it.site().id() }
                    active.zip(back).forEach { (a, b) -> sameUpToRounding(a, b) }
                }
            }
        }

        "exactly the columns of active sites have a number" {
            val random = SplittableRandom(32)
            law(20260112, 300, Arb.dnaSpec()) { spec ->
                val vector = DnaVector.of(spec, DnaVector.Encoding.ONE_HOT)
                val dna = DnaSampler.overDecisions().sample(spec, random)
                val active = DecisionWalk.byId(spec, dna).keys
                val encoded = vector.encode(dna)
                vector.columns().forEachIndexed { i, column ->
                    withClue(column) { encoded[i].isNaN() shouldBe (column.site().id() !in active) }
                }
            }
        }

        "any numbers decode to a valid DNA" {
            val random = SplittableRandom(33)
            val odd = listOf(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -3.0, 0.5)
            law(20260113, 400, Arb.dnaSpec()) { spec ->
                for (encoding in DnaVector.Encoding.entries) {
                    val vector = DnaVector.of(spec, encoding)
                    val numbers =
                        DoubleArray(vector.width()) {
                            if (random.nextInt(4) == 0) odd[random.nextInt(6)] else random.nextDouble(-1.0, 3.0)
                        }
                    spec.check(vector.decode(numbers)).shouldBeEmpty()
                }
            }
        }

        "in a space without conditions no DNA is nearer than the decoded one" {
            val random = SplittableRandom(34)
            val flat = SpecShape(depth = 0, points = 2, candidates = 4, infinite = false)
            law(20260114, 150, Arb.dnaSpec(flat)) { spec ->
                for (encoding in DnaVector.Encoding.entries) {
                    val vector = DnaVector.of(spec, encoding)
                    val numbers = DoubleArray(vector.width()) { random.nextDouble(-0.5, 3.5) }
                    val distance = distance(vector.encode(vector.decode(numbers)), numbers)
                    BruteForce.all(spec).forEach {
                        distance shouldBeLessThanOrEqualTo
                            distance(vector.encode(it), numbers) + 1e-9
                    }
                }
            }
        }
    })

private fun sameUpToRounding(a: ActiveDecision, b: ActiveDecision) {
    val point = a.point()
    when (val decision = a.decision()) {
        is FloatValue -> {
            val tolerance = 1e-9 * maxOf(1.0, (point as FloatRange).max() - point.min())
            (b.decision() as FloatValue).value() shouldBe (decision.value() plusOrMinus tolerance)
        }

        is TextValue -> b.decision() shouldBe TextValue("")

        else -> b.decision().picks().map { it.index() } to b.decision().takeIf { it.picks().isEmpty() } shouldBe
            (decision.picks().map { it.index() } to decision.takeIf { it.picks().isEmpty() })
    }
}

private fun distance(a: DoubleArray, b: DoubleArray): Double = a.indices.sumOf { (a[it] - b[it]).pow(2) }
