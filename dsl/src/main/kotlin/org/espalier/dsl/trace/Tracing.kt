package org.espalier.dsl.trace

import org.espalier.geno.IntGrid
import org.espalier.geno.Scale
import org.espalier.geno.Selection
import org.espalier.symbol.Symbol
import org.espalier.trace.Trace
import org.espalier.trace.Traced
import java.util.function.Supplier

/**
 * Returns the search space of [program], which asks for its decisions while it runs; what a child of the space builds is
 * what the program returns with that child's decisions.
 *
 * ```
 * val space = traced {
 *     val rate = floatv("rate", 1e-4..1e-1, Scale.LOG)
 *     if (oneOf("deep", "shallow") == "deep") Net(rate, List(intv("depth", 2..5)) { oneOf(16, 32, name = "width $it") })
 *     else Net(rate, listOf(64))
 * }
 * for ((net, feedback) in sample(space, RegularizedEvolution(), trials = 100)) feedback(net.accuracy())
 * ```
 *
 * The program must depend on nothing but the answers. It is run many times, once for every candidate of every choice and
 * once for every child, in whatever thread asks; each run has a receiver of its own. A decision is known by its name, and
 * the same name gives the same answer; those without a name are numbered in the order of the calls, so name what is asked
 * for in some runs only.
 *
 * @param name what the tree is called
 * @throws org.espalier.trace.TraceException if a name is used for different decisions, or a decision needs two choices at
 *     once in a way that was not found
 */
public fun <T : Any> traced(name: String = "traced", program: Tracing.() -> T): Symbol<T> =
    Traced.symbol(name) { Tracing(it).program() }

/** Keeps the words of an outer [traced] program out of an inner one. */
@DslMarker
public annotation class TracingDsl

/** Where a [traced] program asks for its decisions. Serves one run, in one thread. */
@TracingDsl
public class Tracing internal constructor(private val trace: Trace) {
    private fun known(name: String?): String = name ?: trace.nextName()

    /**
     * Returns one of [candidates], to be decided: `oneOf(16, 32, name = "width")`.
     *
     * @throws org.espalier.trace.TraceException if there is no candidate, or the name was used for another decision
     */
    public fun <T : Any> oneOf(vararg candidates: T, name: String? = null): T =
        trace.oneOf(known(name), candidates.asList())

    /**
     * Returns one of the values of a range or list, to be decided.
     *
     * @throws org.espalier.trace.TraceException if there is no candidate, or the name was used for another decision
     */
    public fun <T : Any> oneOf(candidates: Iterable<T>, name: String? = null): T =
        trace.oneOf(known(name), candidates.toList())

    /**
     * Returns what one of [candidates] returns, to be decided. Only that one is run, and the decisions that it asks for
     * exist only then, under names of their own.
     *
     * @throws org.espalier.trace.TraceException if there is no candidate, or the name was used for another decision
     */
    public fun <T : Any> branch(vararg candidates: () -> T, name: String? = null): T =
        trace.branch(known(name), candidates.map { Supplier(it) })

    /**
     * Returns a list of [k] of [candidates], to be decided.
     *
     * @param distinct whether each candidate is picked at most once
     * @param sorted whether picks stand in the order of the candidates
     * @throws org.espalier.trace.TraceException if there are too few candidates, or the name was used for another decision
     */
    public fun <E : Any> manyOf(
        k: Int,
        candidates: Iterable<E>,
        distinct: Boolean = true,
        sorted: Boolean = false,
        name: String? = null,
    ): List<E> = trace.manyOf(known(name), Selection(k, distinct, sorted), candidates.toList())

    /**
     * Returns [candidates] in an order to be decided.
     *
     * @throws org.espalier.trace.TraceException if there is no candidate, or the name was used for another decision
     */
    public fun <E : Any> permutate(vararg candidates: E, name: String? = null): List<E> =
        trace.permutate(known(name), candidates.asList())

    /**
     * Returns the values of a range or list in an order to be decided.
     *
     * @throws org.espalier.trace.TraceException if there is no candidate, or the name was used for another decision
     */
    public fun <E : Any> permutate(candidates: Iterable<E>, name: String? = null): List<E> =
        trace.permutate(known(name), candidates.toList())

    /**
     * Returns a real number of a closed range, to be decided, known by the order of calls.
     *
     * @throws org.espalier.trace.TraceException if [range] is empty or not finite, or cannot be covered on [scale]
     */
    public fun floatv(range: ClosedFloatingPointRange<Double>, scale: Scale = Scale.LINEAR): Double =
        floatv(trace.nextName(), range, scale)

    /**
     * Returns a real number of a closed range, to be decided: `floatv("rate", 1e-4..1e-1, Scale.LOG)`.
     *
     * @throws org.espalier.trace.TraceException if [range] is empty or not finite, or cannot be covered on [scale], or the
     *     name was used for another decision
     */
    public fun floatv(name: String, range: ClosedFloatingPointRange<Double>, scale: Scale = Scale.LINEAR): Double =
        trace.floatv(name, range.start, range.endInclusive, scale)

    /**
     * Returns an integer of a range, to be decided, known by the order of calls.
     *
     * @throws IllegalArgumentException if [range] is empty or runs downwards
     */
    public fun intv(range: IntProgression, scale: Scale = Scale.LINEAR): Int = intv(trace.nextName(), range, scale)

    /**
     * Returns an integer of a range, to be decided: `intv("units", 16..256 step 16)`.
     *
     * @throws IllegalArgumentException if [range] is empty or runs downwards
     * @throws org.espalier.trace.TraceException if the name was used for another decision
     */
    public fun intv(name: String, range: IntProgression, scale: Scale = Scale.LINEAR): Int =
        trace.intv(name, IntGrid(range.first.toLong(), range.last.toLong(), range.step.toLong()), scale)
}
