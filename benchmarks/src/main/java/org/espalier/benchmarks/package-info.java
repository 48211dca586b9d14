/**
 * Measurements: the speed of trees, spaces and studies, and how fast algorithms find good programs.
 */
@NullMarked
package org.espalier.benchmarks;

import org.jspecify.annotations.NullMarked;
