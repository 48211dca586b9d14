/**
 * Model-based search with random forests.
 *
 * <p>Start with {@link org.espalier.algo.bayes.forest.Forest}.
 */
@NullMarked
package org.espalier.algo.bayes.forest;

import org.jspecify.annotations.NullMarked;
