/** The programs of the case study in Java. */
@NullMarked
package org.espalier.samples.casestudy.java;

import org.jspecify.annotations.NullMarked;
