/** How well networks with shared weights foretell what networks trained alone reach. */
@NullMarked
package org.espalier.benchmarks.sharing;

import org.jspecify.annotations.NullMarked;
