/**
 * Rules that advise to end a trial before it has used up its budget.
 *
 * <p>Start with {@link org.espalier.stop.EarlyStopping}, an interface with one method.
 */
@NullMarked
package org.espalier.stop;

import org.jspecify.annotations.NullMarked;
