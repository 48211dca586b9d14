/** The programs of the talk that presented symbolic programming for AutoML, in Kotlin. */
@NullMarked
package org.espalier.samples.slides.kotlin;

import org.jspecify.annotations.NullMarked;
