/**
 * Algorithms as programs: trees that describe search algorithms, so that a search can be saved, compared, edited, and itself
 * be searched. Start with {@link org.espalier.meta.AlgorithmSymbols}.
 */
@NullMarked
package org.espalier.meta;

import org.jspecify.annotations.NullMarked;
