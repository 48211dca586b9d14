/**
 * What a field of a node may hold: specifications of plain values, and the fields that carry them.
 *
 * <p>A {@link org.espalier.schema.ValueSpec} is a small immutable expectation that prints itself the way error messages
 * quote it, such as {@code int in [1, 4096]}; {@link org.espalier.schema.Specs} makes them. A
 * {@link org.espalier.schema.Field} is a typed key: schema entry, builder key, rule selector and documentation in one.
 */
@NullMarked
package org.espalier.schema;

import org.jspecify.annotations.NullMarked;
