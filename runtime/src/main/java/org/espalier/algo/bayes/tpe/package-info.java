/**
 * The tree-structured Parzen estimator: densities of good and of bad trials, over every kind of decision.
 *
 * <p>Start with {@link org.espalier.algo.bayes.tpe.Tpe}.
 */
@NullMarked
package org.espalier.algo.bayes.tpe;

import org.jspecify.annotations.NullMarked;
