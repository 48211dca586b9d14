/**
 * Weight sharing as a rewrite: one set of weights for all networks of a search space.
 *
 * <p>Start with {@link org.espalier.djl.supernet.SuperNet}, which rewrites a space, and {@link
 * org.espalier.djl.supernet.SuperNetwork}, which holds the weights. A weight is known by its place in the template: the
 * path of its layer, with the number of the candidate wherever a candidate was chosen on the way. Networks that agree on
 * a choice meet at the same place; networks that differ in numbers only (filters, kernel, expansion, depth) cut what they
 * need out of the largest.
 */
@NullMarked
package org.espalier.djl.supernet;

import org.jspecify.annotations.NullMarked;
