/**
 * Trees: how fast they are made, changed, walked and compared, next to nested records changed by hand.
 *
 * <p>Start with {@link org.espalier.benchmarks.tree.TreeBenchmark}.
 */
@NullMarked
package org.espalier.benchmarks.tree;

import org.jspecify.annotations.NullMarked;
