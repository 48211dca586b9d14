/** The programs of the case study in Kotlin. */
@NullMarked
package org.espalier.samples.casestudy.kotlin;

import org.jspecify.annotations.NullMarked;
