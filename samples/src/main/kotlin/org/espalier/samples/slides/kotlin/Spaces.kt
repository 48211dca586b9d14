package org.espalier.samples.slides.kotlin

import org.espalier.algo.evolution.RegularizedEvolution
import org.espalier.dsl.get
import org.espalier.dsl.just
import org.espalier.dsl.manyOf
import org.espalier.dsl.oneOf
import org.espalier.dsl.repeat
import org.espalier.dsl.sample
import org.espalier.dsl.symbolize
import org.espalier.space.SearchSpace
import org.espalier.symbol.Symbol

/** A cell of NAS-Bench-101: the kinds of five operations and which of 21 possible edges are there. */
data class CellSpec(val ops: List<Int>, val edges: List<Int>)

/** A node of a feature pyramid: how it merges two of the feature maps, and the level of the result. */
data class FpnNode(val op: String, val level: Int, val inputs: List<Int>)

sealed interface Block

class Zero : Block

data class InvertedBottleneck(val filters: Int, val kernel: Int, val expansion: Int) : Block

data class Residual(val body: Block) : Block

val cellSpec = symbolize(::CellSpec)
val fpnNode = symbolize(::FpnNode)
val zero = symbolize(::Zero)
val invertedBottleneck = symbolize(::InvertedBottleneck)
val residual = symbolize(::Residual)

/** NAS-Bench-101: repeating one undecided node makes independent decisions. */
val nasBench101: Symbol<CellSpec> =
    cellSpec(
        repeat(5, oneOf(0..2).hint("ops")),
        repeat(21, oneOf(0, 1).hint("edges")),
    )

/** A pyramid node that merges two different feature maps, in any order. */
val fpn: Symbol<FpnNode> =
    fpnNode(
        oneOf("sum", "attention"),
        just(3),
        manyOf(2, 0..6, distinct = true, sorted = true),
    )

/** A layer of MobileNet that the search may take out: what is inside the bottleneck is decided only if it is chosen. */
val layer: Symbol<Residual> =
    residual(oneOf(invertedBottleneck(oneOf(32, 48, 64), oneOf(3, 5, 7), oneOf(3, 6)), zero()))

/**
 * Factorized search: the outer loop decides on operations, the inner one on edges; an outer child is itself a space.
 *
 * @return the best mean of the five best inner rewards
 */
fun factorized(outerTrials: Long, innerTrials: Long, reward: (CellSpec) -> Double): Double {
    val best = mutableListOf<Double>()
    val ops = SearchSpace.of(nasBench101)["ops"]
    for (outer in sample(ops, RegularizedEvolution(), outerTrials)) {
        val rewards =
            sample(outer.symbol(), RegularizedEvolution(), innerTrials)
                .map { inner -> inner.report(reward(inner.value())) }
        best += outer.report(rewards.sortedDescending().take(5).average())
    }
    return best.max()
}
