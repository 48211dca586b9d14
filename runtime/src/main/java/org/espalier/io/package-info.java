/**
 * Trees, DNA and trials as JSON text and back; the only package that knows a JSON library.
 *
 * <p>{@link org.espalier.io.SymbolJson} saves and loads trees, {@link org.espalier.io.TrialJson} writes the trials of a
 * study one a line. Loading is safe: a document names registered types only, and nothing in it is run. Files are written
 * as a whole or not at all.
 */
@NullMarked
package org.espalier.io;

import org.jspecify.annotations.NullMarked;
