/**
 * Measurements: the speed of trees, spaces and studies, and how fast algorithms find good programs.
 *
 * <p>Start with {@link org.espalier.benchmarks.SpeedReport}, which {@code scripts/benchmark} runs.
 */
@NullMarked
package org.espalier.benchmarks;

import org.jspecify.annotations.NullMarked;
