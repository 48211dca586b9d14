/** The comparison in Java. */
@NullMarked
package org.espalier.samples.notebook.comparison.java;

import org.jspecify.annotations.NullMarked;
