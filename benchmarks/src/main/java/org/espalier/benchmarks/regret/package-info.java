/**
 * The score card of search algorithms: how good the best trial is after so many trials, beside other libraries.
 *
 * <p>Start with {@link org.espalier.benchmarks.regret.RegretCommand}, which {@code scripts/regret} runs.
 */
@NullMarked
package org.espalier.benchmarks.regret;

import org.jspecify.annotations.NullMarked;
