package org.espalier.dsl

import org.espalier.geno.Selection
import org.espalier.geno.TextGenes
import org.espalier.hyper.CustomHyper
import org.espalier.hyper.FloatV
import org.espalier.hyper.Hypers
import org.espalier.hyper.IntV
import org.espalier.hyper.ManyOf
import org.espalier.hyper.OneOf
import org.espalier.hyper.Permutate
import org.espalier.symbol.Symbol

/**
 * Returns one of the given values, to be decided: `oneOf(4, 8)`.
 *
 * @throws IllegalArgumentException if there is no candidate
 */
public fun <T : Any> oneOf(vararg candidates: T): OneOf<T> = Hypers.oneOf(candidates.asList())

/**
 * Returns one of the given trees, to be decided; decisions inside a candidate exist only if it is chosen.
 *
 * @throws IllegalArgumentException if there is no candidate
 */
public fun <T : Any> oneOf(vararg candidates: Symbol<out T>): OneOf<T> = Hypers.oneOf(candidates.asList())

/**
 * Returns one of the values of a range or list, to be decided: `oneOf(0..2)`.
 *
 * @throws IllegalArgumentException if there is no candidate
 */
public fun <T : Any> oneOf(candidates: Iterable<T>): OneOf<T> = Hypers.oneOf(candidates.toList())

/**
 * Returns one of the trees of a list, to be decided.
 *
 * @throws IllegalArgumentException if there is no candidate
 */
@JvmName("oneOfSymbols")
public fun <T : Any> oneOf(candidates: Iterable<Symbol<out T>>): OneOf<T> = Hypers.oneOf(candidates.toList())

/**
 * Returns a list of [k] of the given values, to be decided.
 *
 * @param distinct whether each candidate is picked at most once
 * @param sorted whether picks stand in the order of the candidates, so that only the set (or multiset) matters
 * @throws IllegalArgumentException if there is no candidate, or `k < 1`
 */
public fun <E : Any> manyOf(
    k: Int,
    vararg candidates: E,
    distinct: Boolean = true,
    sorted: Boolean = false,
): ManyOf<E> = Hypers.manyOf(Selection(k, distinct, sorted), candidates.asList())

/**
 * Returns a list of [k] of the given trees, to be decided.
 *
 * @param distinct whether each candidate is picked at most once
 * @param sorted whether picks stand in the order of the candidates, so that only the set (or multiset) matters
 * @throws IllegalArgumentException if there is no candidate, or `k < 1`
 */
public fun <E : Any> manyOf(
    k: Int,
    vararg candidates: Symbol<out E>,
    distinct: Boolean = true,
    sorted: Boolean = false,
): ManyOf<E> = Hypers.manyOf(Selection(k, distinct, sorted), candidates.asList())

/**
 * Returns a list of [k] values of a range or list, to be decided: `manyOf(2, 0..6, sorted = true)`.
 *
 * @param distinct whether each candidate is picked at most once
 * @param sorted whether picks stand in the order of the candidates, so that only the set (or multiset) matters
 * @throws IllegalArgumentException if there is no candidate, or `k < 1`
 */
public fun <E : Any> manyOf(
    k: Int,
    candidates: Iterable<E>,
    distinct: Boolean = true,
    sorted: Boolean = false,
): ManyOf<E> = Hypers.manyOf(Selection(k, distinct, sorted), candidates.toList())

/**
 * Returns a list of [k] trees of a list, to be decided.
 *
 * @param distinct whether each candidate is picked at most once
 * @param sorted whether picks stand in the order of the candidates, so that only the set (or multiset) matters
 * @throws IllegalArgumentException if there is no candidate, or `k < 1`
 */
@JvmName("manyOfSymbols")
public fun <E : Any> manyOf(
    k: Int,
    candidates: Iterable<Symbol<out E>>,
    distinct: Boolean = true,
    sorted: Boolean = false,
): ManyOf<E> = Hypers.manyOf(Selection(k, distinct, sorted), candidates.toList())

/**
 * Returns a real number of a closed range, to be decided: `floatv(1e-6..1e-3).log()`.
 *
 * @throws IllegalArgumentException if a bound is not finite, or the range is empty
 */
public fun floatv(range: ClosedFloatingPointRange<Double>): FloatV = floatv(range.start, range.endInclusive)

/**
 * Returns a real number in `[min, max]`, to be decided, on a linear scale.
 *
 * @throws IllegalArgumentException if a bound is not finite, or `min > max`
 */
public fun floatv(min: Double, max: Double): FloatV = Hypers.floatv(min, max)

/**
 * Returns an integer of a range, to be decided and never enumerated: `intv(1..9 step 2)`.
 *
 * @throws IllegalArgumentException if the range is empty or runs downwards
 */
public fun intv(range: IntProgression): IntV = intv(range.first, range.last).step(range.step)

/**
 * Returns an integer in `[min, max]`, to be decided, on a linear scale.
 *
 * @throws IllegalArgumentException if `min > max`
 */
public fun intv(min: Int, max: Int): IntV = Hypers.intv(min, max)

/**
 * Returns the given values in an order to be decided.
 *
 * @throws IllegalArgumentException if there is no candidate
 */
public fun <E : Any> permutate(vararg candidates: E): Permutate<E> = Hypers.permutate(candidates.asList())

/**
 * Returns the given trees in an order to be decided.
 *
 * @throws IllegalArgumentException if there is no candidate
 */
public fun <E : Any> permutate(vararg candidates: Symbol<out E>): Permutate<E> = Hypers.permutate(candidates.asList())

/**
 * Returns the values of a range or list in an order to be decided.
 *
 * @throws IllegalArgumentException if there is no candidate
 */
public fun <E : Any> permutate(candidates: Iterable<E>): Permutate<E> = Hypers.permutate(candidates.toList())

/**
 * Returns the trees of a list in an order to be decided.
 *
 * @throws IllegalArgumentException if there is no candidate
 */
@JvmName("permutateSymbols")
public fun <E : Any> permutate(candidates: Iterable<Symbol<out E>>): Permutate<E> =
    Hypers.permutate(candidates.toList())

/** Returns a value to be decided by texts of the user's own making: [genes] lists and draws them, [codec] reads them. */
public fun <T : Any> custom(genes: TextGenes, codec: CustomHyper.Codec<T>): CustomHyper<T> = Hypers.custom(genes, codec)
