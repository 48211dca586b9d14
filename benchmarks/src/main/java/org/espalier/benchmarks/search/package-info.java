/**
 * Spaces, DNA and the loop: how fast they are, next to the same work written by hand.
 *
 * <p>Start with {@link org.espalier.benchmarks.search.Subject}: the spaces that are measured.
 */
@NullMarked
package org.espalier.benchmarks.search;

import org.jspecify.annotations.NullMarked;
