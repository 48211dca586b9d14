package org.espalier.dsl

import org.espalier.rewrite.Patch
import org.espalier.rewrite.Rule
import org.espalier.symbol.Symbol

/**
 * Returns this tree with [rule] applied to every node: `net.patch(Rule.onField(FILTERS) { f -> oneOf(f / 2, f, f * 2) })`.
 *
 * @throws org.espalier.symbol.SymbolException if a result does not fit where it lands; lists all problems
 */
public fun <T : Any> Symbol<T>.patch(rule: Rule): Symbol<T> = rule.rewrite(this)

/**
 * Returns this tree with [patch] applied.
 *
 * @throws org.espalier.symbol.SymbolException if the result would not be valid; lists all problems
 */
public fun <T : Any> Symbol<T>.patch(patch: Patch): Symbol<T> = patch.apply(this)

/**
 * Returns the rule that replaces values of type [V] whose field or key is one of [keys]:
 * `net.patch(onKey<Double>("rate", "learning_rate") { it / 2 })`.
 */
public inline fun <reified V : Any> onKey(vararg keys: String, crossinline change: (V) -> Any): Rule =
    Rule.onKey(V::class.javaObjectType, { change(it) }, *keys)
