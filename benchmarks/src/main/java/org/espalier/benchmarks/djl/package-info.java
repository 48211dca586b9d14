/** Native memory and speed of training through DJL: {@link org.espalier.benchmarks.djl.TrialMemory}, {@link
 * org.espalier.benchmarks.djl.TrainingSpeed}. */
@NullMarked
package org.espalier.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
