package org.espalier.samples.ask

import org.espalier.geno.Candidate
import org.espalier.geno.DecisionPoint
import org.espalier.geno.DnaSpec
import org.espalier.geno.Scale
import org.espalier.geno.Selection
import org.espalier.hyper.Hypers
import org.espalier.path.Path
import org.espalier.path.Step
import org.espalier.symbol.Hyper
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols
import java.util.Optional

/**
 * Trees for specs that come without theirs: each decision stands at its place in maps and lists, a candidate without
 * decisions is its label, and everything that is not decided is left out.
 */
internal object SpecTree {
    /** Returns a tree whose spec has the same decisions; throws [IllegalArgumentException] if one cannot be shown so. */
    fun of(spec: DnaSpec): Symbol<*> {
        val root = Place()
        spec.points().forEach { point ->
            point.location().steps().fold(root) { place, step -> place.at(step) }.node = node(point)
        }
        return root.symbol()
    }

    private fun node(point: DecisionPoint): Hyper<*> {
        val candidates = point.candidates().map { candidate(it) }
        val node: Hyper<*> =
            when (point) {
                is DecisionPoint.Choices ->
                    if (point.selection() == Selection.ONE) {
                        Hypers.oneOf<Any>(candidates)
                    } else {
                        Hypers.manyOf<Any>(point.selection(), candidates)
                    }

                is DecisionPoint.FloatRange -> Hypers.floatv(point.min(), point.max()).scaled(point.scale())

                is DecisionPoint.IntRange -> {
                    val grid = point.grid()
                    val range = Hypers.intv(int(grid.min()), int(grid.max())).step(int(grid.step()))
                    if (point.scale() == Scale.LOG) range.log() else range
                }

                is DecisionPoint.Permutation -> Hypers.permutate<Any>(candidates)

                is DecisionPoint.Custom -> throw IllegalArgumentException(
                    "${point.location()}: expected a decision of a built-in kind, found a custom one. Send the tree instead",
                )
            }
        return node.tagged(point.tags(), Optional.empty())
    }

    private fun candidate(candidate: Candidate): Symbol<*> =
        if (candidate.spec().isEmpty) Symbols.just(candidate.label()) else of(candidate.spec())

    private fun int(value: Long): Int = Math.toIntExact(value)

    /** A place on the way to decisions. */
    private class Place {
        var node: Symbol<*>? = null
        private val below = LinkedHashMap<Step, Place>()

        fun at(step: Step): Place = below.getOrPut(step) { Place() }

        fun symbol(): Symbol<*> {
            node?.let { return it }
            if (below.keys.all { it is Step.Index } && below.isNotEmpty()) {
                val last = below.keys.maxOf { (it as Step.Index).value() }
                require(last < MOST) { "[$last]: expected a position in [0, $MOST), found $last" }
                return Symbols.list((0..last).map { below[Step.Index(it)]?.symbol() ?: Symbols.none<Any>() })
            }
            return Symbols.dict(below.entries.associate { (step, place) -> name(step) to place.symbol() })
        }

        private fun name(step: Step) = if (step is Step.Key) step.name() else Path.ROOT.child(step).toString()
    }

    private const val MOST = 100_000
}
