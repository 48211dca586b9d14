/**
 * The examples of the documentation, in Kotlin and in Java, and the command line.
 */
@NullMarked
package org.espalier.samples;

import org.jspecify.annotations.NullMarked;
