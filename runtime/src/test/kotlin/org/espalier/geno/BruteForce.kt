package org.espalier.geno

import org.espalier.geno.Decision.Chosen
import org.espalier.geno.Decision.IntValue
import org.espalier.geno.Decision.Order
import org.espalier.geno.DecisionPoint.Choices
import org.espalier.geno.DecisionPoint.IntRange
import org.espalier.geno.DecisionPoint.Permutation
import kotlin.random.Random

/** Lists the DNA of a finite spec by definition: all tuples, without the forbidden ones, in the natural order of DNA. */
object BruteForce {
    fun all(spec: DnaSpec): List<Dna> = product(spec.points().map { decisions(it) }).map { Dna.of(it) }.sorted()

    /**
     * A DNA of the form of [spec] whose numbers and picks are random, also just outside their ranges, and whose picks break
     * the rules now and then.
     */
    fun careless(spec: DnaSpec, random: Random): Dna = Dna.of(spec.points().map { careless(it, random) })

    private fun careless(point: DecisionPoint, random: Random): Decision = when (point) {
        is IntRange -> IntValue(random.nextLong(point.grid().min() - 1, point.grid().max() + 2))
        is Choices -> Chosen(carelessPicks(point, random))
        else -> Order(carelessPicks(point, random))
    }

    private fun carelessPicks(point: DecisionPoint, random: Random): List<Pick> {
        val candidates = point.candidates()
        val wrong = random.nextInt(12)
        return List(if (wrong == 0) point.picks() + 1 else point.picks()) {
            val index = random.nextInt(candidates.size + if (wrong == 1) 1 else 0)
            Pick(index, if (index < candidates.size) careless(candidates[index].spec(), random) else Dna.EMPTY)
        }
    }

    private fun decisions(point: DecisionPoint): List<Decision> = when (point) {
        is IntRange -> point.integers().map { IntValue(it) }
        is Choices -> point.tuples().map { Chosen(it) }
        is Permutation -> point.tuples().map { Order(it) }
        else -> error("not finite: $point")
    }

    private fun IntRange.integers(): List<Long> =
        (grid().min()..grid().max()).filter { (it - grid().min()) % grid().step() == 0L }

    private fun DecisionPoint.tuples(): List<List<Pick>> {
        val picks = candidates().flatMapIndexed { i, candidate -> all(candidate.spec()).map { Pick(i, it) } }
        return product(List(picks()) { picks }).filter { allowed(it.map(Pick::index)) }
    }

    private fun DecisionPoint.allowed(indices: List<Int>): Boolean {
        val distinct = this is Permutation || (this is Choices && selection().distinct())
        val sorted = this is Choices && selection().sorted()
        return (!distinct || indices.toSet().size == indices.size) && (!sorted || indices == indices.sorted())
    }

    private fun <E> product(lists: List<List<E>>): List<List<E>> =
        lists.fold(listOf(emptyList())) { prefixes, list -> prefixes.flatMap { p -> list.map { p + it } } }
}
