/**
 * Support for testing search spaces: assertions for Java, matchers and generators for Kotest.
 *
 * <p>A search space is a program; it deserves tests. From Java start with {@link org.espalier.testing.SpaceAssert}; from
 * Kotlin with {@code SpaceMatchers.kt} ({@code space shouldHaveSize 12}) and {@code SpaceArbs.kt} ({@code Arb.child(space)}).
 */
@NullMarked
package org.espalier.testing;

import org.jspecify.annotations.NullMarked;
