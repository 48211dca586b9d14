/**
 * What a field of a node may hold: specifications of plain values, and the fields that carry them.
 *
 * <p>A {@link org.espalier.schema.ValueSpec} is a small immutable expectation that prints itself the way error messages
 * quote it, such as {@code int in [1, 4096]}; {@link org.espalier.schema.Specs} makes them. A
 * {@link org.espalier.schema.Field} is a typed key: schema entry, builder key, rule selector and documentation in one.
 *
 * <pre>{@code
 * ints().atLeast(1).satisfying("even", n -> n % 2 == 0)          // int in [1, inf), even
 * texts("[a-z]+").meaning("a lower-case word").optional()        // text matching [a-z]+, a lower-case word or none
 * lists(floats().above(0)).sized(1, 3)                            // list of float in (0, inf), size in [1, 3]
 * maps(bools()).keys("[a-z]+")                                    // map of bool, keys matching [a-z]+
 * }</pre>
 *
 * <p>{@link org.espalier.schema.Limits} makes specs stricter whose kind is not known in the code.
 */
@NullMarked
package org.espalier.schema;

import org.jspecify.annotations.NullMarked;
