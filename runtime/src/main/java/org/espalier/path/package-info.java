/**
 * Where something is in a tree, and what is wrong there.
 *
 * <p>Start with {@link org.espalier.path.Path}: {@code model.layers[3].filters}. Paths name the places of nodes, the
 * identity of decisions and the position of every error; {@link org.espalier.path.Violation} is one such error.
 */
@NullMarked
package org.espalier.path;

import org.jspecify.annotations.NullMarked;
