/**
 * The tree: immutable, typed descriptions from which objects can be built.
 *
 * <p>Start with {@link org.espalier.symbol.Symbol}. A {@link org.espalier.symbol.SymbolType} makes nodes that describe
 * objects, {@link org.espalier.symbol.Symbols} makes the rest, and {@link org.espalier.symbol.Hyper} is the one kind of
 * node that others may add to: a value that is still undecided.
 *
 * <pre>{@code
 * record Conv(int filters, int kernel) {}
 * SymbolType<Conv> conv = SymbolType.of(Conv.class);
 * Symbol<Conv> small = conv.symbol(8, 3);           // Conv(filters=8, kernel=3)
 * Symbol<Conv> large = small.with("filters", 64);   // a new tree that shares all but the path to the change
 * }</pre>
 *
 * <p>{@link org.espalier.symbol.SymbolPrinter} prints trees for people.
 *
 * <p>Nodes know neither their parent nor their place, so one node may stand in many trees and several times in one. A
 * place exists during a walk only, in a {@link org.espalier.symbol.Cursor}.
 */
@NullMarked
package org.espalier.symbol;

import org.jspecify.annotations.NullMarked;
