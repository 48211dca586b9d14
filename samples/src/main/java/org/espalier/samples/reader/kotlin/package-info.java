/** A model of DJL made searchable, searched and deployed, in Kotlin. */
@NullMarked
package org.espalier.samples.reader.kotlin;

import org.jspecify.annotations.NullMarked;
