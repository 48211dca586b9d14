package org.espalier.djl.supernet.search;

import org.espalier.geno.Dna;
import org.espalier.internal.Seeds;

/**
 * Trains random networks in turn, one a step, then searches among the trained ones by any algorithm.
 *
 * <p>Source: Guo et al., "Single path one-shot neural architecture search with uniform sampling" (SPOS), ECCV 2020,
 * equations 6 and 7: weights are trained with paths drawn uniformly, and the network is then the one with the best
 * validation accuracy, found by evolution. Each step costs what one step of a child costs.
 *
 * @param ranking how the network is searched when the weights are trained
 */
public record SinglePath(Ranking ranking) implements Strategy {
    private static final int TRIALS = 1000;

    /** Ranks all networks if there are at most 1000, else a thousand by evolution. */
    public SinglePath() {
        this(Ranking.upTo(TRIALS));
    }

    @Override
    public StrategyRun start(SuperTraining training) {
        return new UniformRun(training, ranking) {
            @Override
            public void step() {
                training.learn(training.path(training.uniform()), training.trainBatch());
                training.stepWeights();
            }
        };
    }

    /** A training that prefers no network: its choice is a random one until networks are ranked. */
    abstract static class UniformRun implements StrategyRun {
        private static final long CHOICE = 14L << 32;

        private final Ranking ranking;
        private final Dna any;

        UniformRun(SuperTraining training, Ranking ranking) {
            this.ranking = ranking;
            this.any = training.uniform(Seeds.random(training.seed(), 0, CHOICE));
        }

        @Override
        public Dna choice() {
            return any;
        }

        @Override
        public Ranking ranking() {
            return ranking;
        }
    }
}
