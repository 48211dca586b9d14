package org.espalier.dsl

import org.espalier.report.SymbolSource
import org.espalier.symbol.Symbol

/**
 * Returns this tree as Kotlin that makes an equal one when pasted into a program, with the words of this package; see
 * [SymbolSource.KOTLIN] for how types are referred to, and change it for what differs.
 *
 * @throws IllegalArgumentException if something in the tree has no source form; names all places
 */
public fun Symbol<*>.toSource(): String = SymbolSource.KOTLIN.print(this)
