/**
 * The words that make a value undecided: {@code oneOf}, {@code manyOf}, {@code floatv}, {@code intv}, {@code permutate}.
 *
 * <p>Import {@link org.espalier.hyper.Hypers} statically and put a word where a value stood:
 *
 * <pre>{@code
 * conv.symbol(oneOf(4, 8), 3)                      // 2 children
 * rmsProp.symbol(floatv(1e-6, 1e-3).log())         // a continuum
 * fpnNode.symbol("sum", 3, manyOf(2, List.of(0, 1, 2, 3)).distinct().sorted())
 * }</pre>
 *
 * <p>Each word makes an immutable node that can be given a name, hints and a tie.
 */
@NullMarked
package org.espalier.hyper;

import org.jspecify.annotations.NullMarked;
