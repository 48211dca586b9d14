/**
 * Search problems with known optima, for tests and benchmarks of algorithms.
 *
 * <p>Start with {@link org.espalier.testing.objectives.SearchTask}: a space, a function of its children and the best that
 * there is. {@link org.espalier.testing.objectives.Functions} has the ones given by formulas,
 * {@link org.espalier.testing.objectives.CellTable} the one that is a measured table.
 *
 * <pre>{@code
 * double[] curve = Functions.branin().run(new RandomSearch(), seed, 100);
 * double regret = curve[99] - Functions.branin().best();
 * }</pre>
 */
@NullMarked
package org.espalier.testing.objectives;

import org.jspecify.annotations.NullMarked;
