/**
 * An algorithm chosen for the user: {@link org.espalier.algo.auto.Auto} reads the space, the budget and the parallelism, picks one of the
 * others and says why. The rules are a table, the enum {@code Rule}.
 */
@NullMarked
package org.espalier.algo.auto;

import org.jspecify.annotations.NullMarked;
