/** Curves as pictures, drawn by XChart: labelled at their ends, in colours that colour-blind readers tell apart. */
@NullMarked
package org.espalier.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
