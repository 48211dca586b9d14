/**
 * Trees, DNA, specs, differences, patches and trials as JSON text and back; the only package that knows a JSON library.
 *
 * <p>{@link org.espalier.io.SymbolJson} saves and loads trees, {@link org.espalier.io.DnaJson} and
 * {@link org.espalier.io.SpecJson} what an algorithm decides and where, {@link org.espalier.io.TrialJson} the trials of a
 * study one a line, and {@link org.espalier.io.PyGloveJson} exchanges spaces and results with Python. Loading is safe: a
 * document names what is in a {@link org.espalier.io.Vocabulary} only, is bounded in depth and length, and nothing in it is
 * run. Files are written as a whole or not at all.
 */
@NullMarked
package org.espalier.io;

import org.jspecify.annotations.NullMarked;
