package org.espalier.djl.supernet.search;

import java.util.Optional;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.Dna;
import org.espalier.study.Study;

/**
 * One run of a {@link Strategy}: mutable, and confined to the search that drives it.
 *
 * <p>Everything random has to come from {@link SuperTraining#random}, and everything that is remembered from one epoch to
 * the next has to be in {@link #save}: then a search that was cut goes on exactly as if it had not been.
 */
public interface StrategyRun extends AutoCloseable {
    /** Makes one training step: asks for a training batch, changes weights by it, and learns which networks are good. */
    void step();

    /** Returns the network that would be chosen now. Draws nothing at random. */
    Dna choice();

    /** Returns how undecided the run is, in nats; NaN, the default, if it has no distribution over networks. */
    default double entropy() {
        return Double.NaN;
    }

    /** Returns how the final network is found when training has ended; the default measures nothing but the choice. */
    default Ranking ranking() {
        return Ranking.of(choice());
    }

    /** Returns the networks that were measured while training, as trials in order; empty, the default, if none was. */
    default Optional<Study<Experiment>> rewards() {
        return Optional.empty();
    }

    /**
     * Writes down what is remembered between epochs; nothing unless overridden.
     *
     * @param state to be written to
     */
    default void save(SearchState state) {}

    /**
     * Goes on from what was saved, before the first step; nothing unless overridden.
     *
     * @param state what {@link #save} wrote
     */
    default void restore(SearchState state) {}

    /** Frees native memory; nothing unless overridden. */
    @Override
    default void close() {}
}
