/** The notebook in Kotlin. */
@NullMarked
package org.espalier.samples.notebook.kotlin;

import org.jspecify.annotations.NullMarked;
