/**
 * What happened in one evaluation of one DNA.
 *
 * <p>Start with {@link org.espalier.trial.Trial}. All types are immutable snapshots; nothing is edited in place.
 */
@NullMarked
package org.espalier.trial;

import org.jspecify.annotations.NullMarked;
