package org.espalier.dsl

import org.espalier.build.Materializer
import org.espalier.symbol.Hole
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.MapSymbol
import org.espalier.symbol.Ref
import org.espalier.symbol.Refs
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols

/** Returns the node of a plain value: the odd literal among symbols. */
public fun <T : Any> just(value: T): Symbol<T> = Symbols.just(value)

/** Returns the node of `null`. */
public fun <T : Any> none(): Symbol<T> = Symbols.none()

/** Returns the list of [elements]. */
public fun <E : Any> list(vararg elements: Symbol<out E>): ListSymbol<E> = Symbols.list(elements.asList())

/**
 * Returns the list in which [element] stands [times] times. If it is undecided, that makes as many independent decisions;
 * tie the node to make it one.
 *
 * @throws IllegalArgumentException if `times < 0`
 */
public fun <E : Any> repeat(times: Int, element: Symbol<E>): ListSymbol<E> = Symbols.repeat(times, element)

/**
 * Returns a reference to another place of the tree, such as `model.embedding`: builds the same object.
 *
 * @throws org.espalier.path.PathFormatException if [target] is not a path
 */
public fun <T : Any> ref(target: String): Ref<T> = Symbols.ref(target)

/**
 * Returns the value of the field or entry called [name] of the nearest enclosing object or map that has one:
 * `dense(64, inherited("dropout"))`. Add `.otherwise(0.1)` for where nothing encloses it.
 */
public fun <T : Any> inherited(name: String): Ref<T> = Symbols.inherited(name)

/**
 * Returns this tree with references to plain values and calls of plain values replaced by what they come to; see
 * [Refs.resolved].
 *
 * @throws org.espalier.symbol.SymbolException if a reference leads nowhere or back to itself, a function throws, or a value
 *   does not fit; lists all problems
 */
public fun <T : Any> Symbol<T>.resolved(): Symbol<T> = Refs.resolved(this)

/** Returns the mark of a required value that was not given yet. */
public fun <T : Any> hole(): Hole<T> = Symbols.hole()

/** Returns the map of [entries], plain values or trees, in their order: `dict("rate" to floatv(0.1..1.0))`. */
public fun dict(vararg entries: Pair<String, Any?>): MapSymbol<Any> = Symbols.dict(entries.toMap(LinkedHashMap()))

/** Returns the map of the entries that [block] sets, in their order: `dict { it["rate"] = floatv(0.1..1.0) }`. */
public fun dict(block: (MutableMap<String, Any?>) -> Unit): MapSymbol<Any> =
    Symbols.dict(LinkedHashMap<String, Any?>().apply(block))

/**
 * Returns the object that this tree describes: `experiment.build().trainAndEvaluate()`.
 *
 * @throws org.espalier.build.BuildException if something is undecided or missing, or a constructor throws
 */
public fun <T : Any> Symbol<T>.build(): T = Materializer.build(this)
