package org.espalier.geno

import io.kotest.property.Arb
import io.kotest.property.arbitrary.arbitrary
import io.kotest.property.arbitrary.filter
import org.espalier.geno.DecisionPoint.Choices
import org.espalier.geno.DecisionPoint.Custom
import org.espalier.geno.DecisionPoint.FloatRange
import org.espalier.geno.DecisionPoint.IntRange
import org.espalier.geno.DecisionPoint.Permutation
import org.espalier.path.Path
import java.math.BigInteger
import java.util.Optional
import java.util.random.RandomGenerator
import kotlin.random.Random

/** How far random specs grow: levels of nesting, points per level, candidates per choice. */
data class SpecShape(val depth: Int = 3, val points: Int = 3, val candidates: Int = 4, val infinite: Boolean = true)

/** Random nested specs of every kind of decision point, with unique locations on each level; some points have a unique name. */
fun Arb.Companion.dnaSpec(shape: SpecShape = SpecShape()): Arb<DnaSpec> =
    arbitrary { SpecGrower(it.random, shape).spec(shape.depth) }

/** Random finite specs with at most [max] DNA, small enough to be listed. */
fun Arb.Companion.smallSpec(max: Long = 400): Arb<DnaSpec> = dnaSpec(SpecShape(infinite = false))
    .filter { spec -> spec.size().filter { it <= BigInteger.valueOf(max) }.isPresent }

private class SpecGrower(private val random: Random, private val shape: SpecShape) {
    private var names = 0

    fun spec(depth: Int): DnaSpec {
        val least = if (depth == shape.depth) 0 else 1
        val names = listOf("a", "b", "odd.key", "d").shuffled(random)
        return DnaSpec.of(
            List(random.nextInt(least, shape.points + 1)) { point(Path.ROOT.key(names[it % 4]).index(it), depth) },
        )
    }

    private fun point(at: Path, depth: Int): DecisionPoint = when (random.nextInt(if (shape.infinite) 8 else 6)) {
        0 -> Permutation(at, candidates(depth, random.nextInt(1, shape.candidates)), tags())
        1 -> intRange(at)
        2, 3 -> choices(at, depth, 1, distinct = true, sorted = false)
        4, 5 -> choices(at, depth, random.nextInt(1, 4), random.nextBoolean(), random.nextBoolean())
        6 -> floatRange(at)
        else -> Custom(at, CountingGenes(random.nextInt(1, 5)), tags())
    }

    private fun tags(): Tags = if (random.nextInt(3) == 0) Tags.NONE.named("name${names++}") else Tags.NONE

    private fun choices(at: Path, depth: Int, k: Int, distinct: Boolean, sorted: Boolean): Choices {
        val n = random.nextInt(if (distinct) k else 1, maxOf(shape.candidates, k) + 1)
        return Choices(at, Selection(k, distinct, sorted), candidates(depth, n), tags())
    }

    private fun candidates(depth: Int, n: Int): List<Candidate> = List(n) {
        val nested = depth > 0 && random.nextInt(3) == 0
        if (nested) Candidate("nested$it", spec(depth - 1)) else Candidate.of("plain$it")
    }

    private fun intRange(at: Path): IntRange {
        val log = random.nextInt(3) == 0
        val min = if (log) random.nextLong(1, 5) else random.nextLong(-3, 3)
        val grid = IntGrid(min, min + random.nextLong(0, 6), random.nextLong(1, 4))
        return IntRange(at, grid, if (log) Scale.LOG else Scale.LINEAR, tags())
    }

    private fun floatRange(at: Path): FloatRange {
        val scale = Scale.entries.random(random)
        val min = if (scale == Scale.LINEAR) random.nextDouble(-5.0, 5.0) else random.nextDouble(1e-6, 1.0)
        return FloatRange(at, min, min + random.nextDouble(0.0, 10.0), scale, tags())
    }
}

/** The texts `""`, `"0"`, `"0,1"` ... with up to [length] numbers. */
data class CountingGenes(val length: Int) : TextGenes {
    override fun kind(): String = "Counting"

    override fun isValid(value: String): Boolean = (0..length).any { text(it) == value }

    override fun random(random: RandomGenerator, previous: Optional<String>): String = text(random.nextInt(length + 1))

    override fun first(): Optional<String> = Optional.of("")

    override fun next(value: String): Optional<String> {
        val n = (0..length).first { text(it) == value }
        return if (n == length) Optional.empty() else Optional.of(text(n + 1))
    }

    private fun text(n: Int) = (0 until n).joinToString(",")
}
