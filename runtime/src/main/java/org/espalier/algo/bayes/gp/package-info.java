/**
 * Bayesian optimisation with Gaussian processes.
 *
 * <p>Start with {@link org.espalier.algo.bayes.gp.Bayesian}. Below it: an embedding of DNA, a covariance on it, the evidence by
 * which its length scales are chosen, the posterior, acquisitions, and a search for their maximum on the tree of decisions.
 */
@NullMarked
package org.espalier.algo.bayes.gp;

import org.jspecify.annotations.NullMarked;
