package org.espalier.dsl

import org.espalier.rewrite.Edits
import org.espalier.rewrite.Query
import org.espalier.rewrite.Rewrite
import org.espalier.rewrite.Rule
import org.espalier.symbol.Symbol

/**
 * Returns this tree with [rewrites] (rules, edits, patches) applied, one after the other:
 * `net.patch(Rule.onField(FILTERS) { f -> oneOf(f / 2, f, f * 2) })`.
 *
 * @throws org.espalier.symbol.SymbolException if a result does not fit where it lands; lists all problems
 */
public fun <T : Any> Symbol<T>.patch(vararg rewrites: Rewrite): Symbol<T> =
    rewrites.fold(this) { tree, rewrite -> rewrite.apply(tree) }

/**
 * Returns this tree with the places named by paths changed, all or none:
 * `experiment.patch("optimizer.rate" to 0.02, "epochs" to 1)`.
 *
 * @throws org.espalier.path.PathFormatException if something is not a path
 * @throws org.espalier.symbol.SymbolException if a path does not exist or a value does not fit; lists all problems
 */
public fun <T : Any> Symbol<T>.patch(vararg values: Pair<String, Any?>): Symbol<T> = edits(*values).apply(this)

/**
 * Returns the edits that set places named by paths: `edits("optimizer.rate" to 0.02, "epochs" to 1)`.
 *
 * @throws org.espalier.path.PathFormatException if something is not a path
 */
public fun edits(vararg values: Pair<String, Any?>): Edits =
    values.fold(Edits.NONE) { edits, (path, value) -> edits.andSet(path, value) }

/**
 * Returns the rule that replaces values of type [V] whose field or key is one of [keys]:
 * `net.patch(onKey<Double>("rate", "learning_rate") { it / 2 })`.
 */
public inline fun <reified V : Any> onKey(vararg keys: String, crossinline change: (V) -> Any): Rule =
    Rule.onKey(V::class.javaObjectType, { change(it) }, *keys)

/** Returns the selection of all nodes of this tree: `net.query().ofType(CONV2D)`. */
public fun Symbol<*>.query(): Query = Query.`in`(this)

/** Returns the nodes of this selection whose path, as text, [regex] matches as a whole. */
public fun Query.matching(regex: Regex): Query = matching(regex.toPattern())
