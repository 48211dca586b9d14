/** The flows in Kotlin: {@link org.espalier.samples.flows.kotlin.Flows}. */
@NullMarked
package org.espalier.samples.flows.kotlin;

import org.jspecify.annotations.NullMarked;
