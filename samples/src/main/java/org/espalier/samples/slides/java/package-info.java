/** The programs of the talk that presented symbolic programming for AutoML, in Java. */
@NullMarked
package org.espalier.samples.slides.java;

import org.jspecify.annotations.NullMarked;
