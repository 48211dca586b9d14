package org.espalier.testing

import org.espalier.space.SearchSpace
import org.espalier.symbol.Symbol
import org.espalier.testing.SpaceAssert.assertThatSpace

/** Fails unless the space has exactly [size] children. */
public infix fun <T : Any> SearchSpace<T>.shouldHaveSize(size: Long): SearchSpace<T> =
    also { assertThatSpace(it).hasSize(size) }

/** Fails unless the space has exactly [size] children. */
public infix fun <T : Any> SearchSpace<T>.shouldHaveSize(size: Int): SearchSpace<T> = shouldHaveSize(size.toLong())

/** Fails unless the space is infinite. */
public fun <T : Any> SearchSpace<T>.shouldBeInfinite(): SearchSpace<T> = also { assertThatSpace(it).isInfinite() }

/** Fails unless the decisions of the space, conditional ones included, have exactly these [ids] in this order. */
public fun <T : Any> SearchSpace<T>.shouldDecide(vararg ids: String): SearchSpace<T> =
    also { assertThatSpace(it).decides(*ids) }

/** Fails unless [child] can come from the space; the failure says where and why not. */
public infix fun <T : Any> SearchSpace<T>.shouldContain(child: Symbol<*>): SearchSpace<T> =
    also { assertThatSpace(it).contains(child) }

/** Fails if [child] can come from the space. */
public infix fun <T : Any> SearchSpace<T>.shouldNotContain(child: Symbol<*>): SearchSpace<T> =
    also { assertThatSpace(it).doesNotContain(child) }

/** Fails if the DNA written in [dna] fits the space. */
public infix fun <T : Any> SearchSpace<T>.shouldRejectDna(dna: String): SearchSpace<T> =
    also { assertThatSpace(it).rejects(dna) }

/** Calls [assertion] with every child, or with [SpaceAssert.WALK_LIMIT] random ones of a larger space. */
public infix fun <T : Any> SearchSpace<T>.everyChildShould(assertion: (Symbol<T>) -> Unit): SearchSpace<T> =
    also { assertThatSpace(it).everyChild(assertion) }

/** Fails unless every child (see [everyChildShould]) can be built. */
public fun <T : Any> SearchSpace<T>.shouldBuildEveryChild(): SearchSpace<T> =
    also { assertThatSpace(it).buildsEveryChild() }
