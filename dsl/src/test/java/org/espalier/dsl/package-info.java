/** The Java side of the parity tests. */
@NullMarked
package org.espalier.dsl;

import org.jspecify.annotations.NullMarked;
