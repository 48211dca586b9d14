/** Helpers shared by all packages of the runtime; not API, may change at any time. */
@NullMarked
package org.espalier.internal;

import org.jspecify.annotations.NullMarked;
