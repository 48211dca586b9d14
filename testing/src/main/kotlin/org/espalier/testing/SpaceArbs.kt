package org.espalier.testing

import io.kotest.property.Arb
import io.kotest.property.RTree
import io.kotest.property.RandomSource
import io.kotest.property.Sample
import io.kotest.property.Shrinker
import io.kotest.property.rtree
import org.espalier.geno.Dna
import org.espalier.geno.DnaSampler
import org.espalier.geno.DnaSpec
import org.espalier.space.SearchSpace
import org.espalier.symbol.Symbol
import java.util.SplittableRandom

/**
 * Random DNA of [spec], drawn by [sampler]; failing ones shrink towards the first DNA of the spec, see [DnaShrink].
 */
public fun Arb.Companion.dna(spec: DnaSpec, sampler: DnaSampler = DnaSampler.overDecisions()): Arb<Dna> =
    Drawn(Shrinker { DnaShrink.simpler(spec, it) }) { sampler.sample(spec, SplittableRandom(it.random.nextLong())) }

/** Random DNA of [space]; failing ones shrink towards the first one. */
public fun Arb.Companion.dna(space: SearchSpace<*>): Arb<Dna> = dna(space.spec())

/** Random children of [space]; failing ones shrink towards the child of the first DNA. */
public fun <T : Any> Arb.Companion.child(space: SearchSpace<T>): Arb<Symbol<T>> =
    Drawn(Shrinker { child -> DnaShrink.simpler(space.spec(), space.encode(child)).map(space::bind) }) {
        space.bind(DnaSampler.overDecisions().sample(space.spec(), SplittableRandom(it.random.nextLong())))
    }

/** A generator that is nothing but a way to draw and a way to shrink. */
private class Drawn<A>(private val shrinker: Shrinker<A>, private val draw: (RandomSource) -> A) : Arb<A>() {
    override fun edgecase(rs: RandomSource): Sample<A>? = null

    override fun sample(rs: RandomSource): Sample<A> {
        val value = draw(rs)
        val tree: RTree<A> = shrinker.rtree(value)
        return Sample(value, tree)
    }
}
