/**
 * A notebook: one experiment with an image classifier that is printed, trained, patched, relaxed into a search space,
 * saved, loaded, asked, and tuned; and the same without trees, for comparison.
 *
 * <p>It stands twice, cell by cell: in Kotlin ({@code org.espalier.samples.notebook.kotlin}) and in Java ({@code
 * org.espalier.samples.notebook.java}). This package holds what the two share; {@code docs/notebook.md} says where each
 * cell is.
 */
@NullMarked
package org.espalier.samples.notebook;

import org.jspecify.annotations.NullMarked;
