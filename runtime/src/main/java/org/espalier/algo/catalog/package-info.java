/**
 * All search algorithms by name, for command lines and files.
 *
 * <p>Start with {@link org.espalier.algo.catalog.Algorithms}. Code that knows which algorithm it wants makes it directly.
 */
@NullMarked
package org.espalier.algo.catalog;

import org.jspecify.annotations.NullMarked;
