/**
 * Define-by-run in Kotlin: {@code traced { }} makes a search space of ordinary code that asks for its decisions.
 *
 * <p>The words of {@link org.espalier.trace} with Kotlin's ranges and named parameters; what comes out is the same tree.
 */
@NullMarked
package org.espalier.dsl.trace;

import org.jspecify.annotations.NullMarked;
