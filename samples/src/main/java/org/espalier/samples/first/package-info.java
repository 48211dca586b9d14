/**
 * The first example: a ball that rolls down a hill, and the search for a rule that gets it into the deeper valley.
 *
 * <p>{@link org.espalier.samples.first.FirstExample} is the Java side; the Kotlin side stands in {@code FirstSearch.kt}.
 */
@NullMarked
package org.espalier.samples.first;

import org.jspecify.annotations.NullMarked;
