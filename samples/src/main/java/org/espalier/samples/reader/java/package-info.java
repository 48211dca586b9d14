/** A model of DJL made searchable, searched and deployed, in Java. */
@NullMarked
package org.espalier.samples.reader.java;

import org.jspecify.annotations.NullMarked;
