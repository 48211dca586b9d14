/** What PyGlove needs for the same operations: recorded figures. */
@NullMarked
package org.espalier.benchmarks.pyglove;

import org.jspecify.annotations.NullMarked;
