/**
 * Argument checks and list edits shared by the packages of the runtime; not part of the public API.
 */
@NullMarked
package org.espalier.internal;

import org.jspecify.annotations.NullMarked;
