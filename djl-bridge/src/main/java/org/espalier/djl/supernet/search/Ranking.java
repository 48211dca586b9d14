package org.espalier.djl.supernet.search;

import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.geno.Dna;
import org.espalier.internal.Checks;

/**
 * How networks are compared by the trained shared weights: which, on how many images, and with which statistics.
 *
 * <pre>{@code
 * Ranking.upTo(1000)                                      // all children, or 1000 of them by evolution
 * Ranking.by(new RandomSearch(), 200).recalibrated(32)    // normalisation recalibrated for each network
 * }</pre>
 *
 * <p>A space with no more children than {@code trials} is measured completely, each child once.
 *
 * @param algorithm proposes the networks
 * @param trials how many networks are measured, at least 1
 * @param images how many validation images each network is measured on; 0 for all
 * @param recalibration training batches by which the running means of a copy of the network are renewed before it is
 *     measured; 0 for the statistics of the validation batches themselves, which is the usual
 */
public record Ranking(Algorithm algorithm, int trials, int images, int recalibration) {
    /** The metric that a ranking measures: part of the validation images named right, in [0, 1]. */
    public static final String ACCURACY = "accuracy";

    /** @throws IllegalArgumentException if a number is outside its range */
    public Ranking {
        Checks.atLeast("trials", trials, 1);
        Checks.atLeast("images", images, 0);
        Checks.atLeast("recalibration", recalibration, 0);
    }

    /** Returns the ranking of the networks that an algorithm proposes, on all validation images. */
    public static Ranking by(Algorithm algorithm, int trials) {
        return new Ranking(algorithm, trials, 0, 0);
    }

    /** Returns the ranking of all children if there are not more than that, else of those that evolution finds. */
    public static Ranking upTo(int trials) {
        return by(RegularizedEvolution.forBudget(trials), trials);
    }

    /** Returns the ranking of some networks. */
    public static Ranking of(List<Dna> networks) {
        return by(new Finalists(networks), networks.size());
    }

    /** Returns the ranking of one network, which measures it. */
    public static Ranking of(Dna network) {
        return of(List.of(network));
    }

    /** Returns this ranking with that many validation images; 0 for all. */
    public Ranking images(int count) {
        return new Ranking(algorithm, trials, count, recalibration);
    }

    /** Returns this ranking with running means renewed by that many training batches; 0 for batch statistics. */
    public Ranking recalibrated(int batches) {
        return new Ranking(algorithm, trials, images, batches);
    }

    /** Returns the algorithm to use for a space of that size. */
    Algorithm algorithmFor(java.util.Optional<java.math.BigInteger> size) {
        boolean all = size.isPresent() && size.get().compareTo(java.math.BigInteger.valueOf(trials)) <= 0;
        return all && !(algorithm instanceof Finalists) ? new GridSweep() : algorithm;
    }
}
