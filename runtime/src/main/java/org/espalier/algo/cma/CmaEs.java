package org.espalier.algo.cma;

import org.espalier.algo.Algorithm;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.bayes.tpe.Tpe;

/**
 * CMA-ES: a normal distribution over the numbers of a space that learns direction and length of good steps.
 *
 * <pre>{@code
 * Study.of(space).algorithm(new CmaEs()).seed(7).start();
 * }</pre>
 *
 * The strongest choice for continuous spaces of 5 to 100 dimensions once some hundred trials are affordable, also where numbers
 * interact strongly or scales differ by orders of magnitude. Integers are reals that are rounded, with a least deviation of half a
 * step, so that they keep moving (the idea of Hamano, Saito, Nomura, Shirakawa, "CMA-ES with margin", GECCO 2022). Failed and
 * infeasible trials rank last. Cost for each trial is quadratic in the number of dimensions, beyond 100 linear; it does not
 * depend on the number of trials.
 *
 * <p>Everything but numbers is decided by {@code others}, and every branch of the space, that is every set of numbers that exist
 * together, has a distribution of its own.
 *
 * <p>Source: Hansen, "The CMA evolution strategy: a tutorial", arXiv 1604.00772, with negative weights; restarts by Auger and
 * Hansen, "A restart CMA evolution strategy with increasing population size", CEC 2005, and Hansen, "Benchmarking a BI-population
 * CMA-ES", GECCO 2009.
 *
 * @param sigma the first standard deviation, as a share of the range in its scale, in {@code (0, 1]}; restarts begin with twice as
 *     much
 * @param restarts what happens when a distribution has converged
 * @param others decides everything but numbers
 */
public record CmaEs(double sigma, Restarts restarts, Algorithm others) implements Algorithm {

    /** What happens when a distribution has converged. */
    public enum Restarts {
        /** It goes on as it is. */
        NONE,
        /** It starts anew elsewhere with twice the population. */
        IPOP,
        /** As {@link #IPOP}, and as many trials as these take go to small populations with small steps. */
        BIPOP
    }

    /** @throws IllegalArgumentException if {@code sigma} is not in {@code (0, 1]} */
    public CmaEs {
        if (!(sigma > 0 && sigma <= 1)) {
            throw new IllegalArgumentException("sigma: expected float in (0, 1], found " + sigma);
        }
    }

    /** Creates the algorithm with a first deviation of a sixth of the range and {@link Restarts#BIPOP}. */
    public CmaEs() {
        this(Restarts.BIPOP);
    }

    /** Creates the algorithm with a first deviation of a sixth of the range; {@link Tpe} decides everything but numbers. */
    public CmaEs(Restarts restarts) {
        this(1.0 / 6, restarts, new Tpe().withRedraws(0));
    }

    @Override
    public Proposer start(Problem problem) {
        return new CmaRun(this, problem);
    }
}
