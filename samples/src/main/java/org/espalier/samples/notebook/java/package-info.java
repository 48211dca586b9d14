/** The notebook in Java. */
@NullMarked
package org.espalier.samples.notebook.java;

import org.jspecify.annotations.NullMarked;
