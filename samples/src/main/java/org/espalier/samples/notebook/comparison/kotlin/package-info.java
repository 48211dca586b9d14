/** The comparison in Kotlin. */
@NullMarked
package org.espalier.samples.notebook.comparison.kotlin;

import org.jspecify.annotations.NullMarked;
