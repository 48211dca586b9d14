/** The flows in Java: {@link org.espalier.samples.flows.java.Flows}. */
@NullMarked
package org.espalier.samples.flows.java;

import org.jspecify.annotations.NullMarked;
