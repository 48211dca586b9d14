package org.espalier.djl.supernet.search;

import java.util.ArrayList;
import java.util.List;
import org.espalier.djl.train.MiniBatch;
import org.espalier.geno.Dna;

/**
 * Trains shared weights such that no candidate learns more often than another: each step takes several networks at once,
 * in which each candidate of a choice occurs exactly once.
 *
 * <p>Source: Chu, Zhang, Xu, "FairNAS: rethinking evaluation fairness of weight sharing neural architecture search", ICCV
 * 2021, definition 2 (strict fairness) and algorithm 1: with m candidates at each choice, a step draws a permutation of
 * them for each choice, sends the same batch through the m networks, adds their gradients and changes weights once. A step
 * costs m steps of a child.
 *
 * <p>Where choices differ in their number of candidates, m is the largest one. The others, those inside of candidates, and
 * ranges of up to 32 integers take all their candidates before they take one again, over several steps if need be.
 *
 * @param ranking how the network is searched when the weights are trained
 */
public record FairNas(Ranking ranking) implements Strategy {
    private static final int TRIALS = 1000;

    /** Ranks all networks if there are at most 1000, else a thousand by evolution. */
    public FairNas() {
        this(Ranking.upTo(TRIALS));
    }

    @Override
    public StrategyRun start(SuperTraining training) {
        return new Run(training, ranking);
    }

    private static final class Run extends SinglePath.UniformRun {
        private final SuperTraining training;
        private final Bags bags;
        private final int paths;

        Run(SuperTraining training, Ranking ranking) {
            super(training, ranking);
            this.training = training;
            this.bags = new Bags(training.spec());
            this.paths = bags.most();
        }

        @Override
        public void step() {
            List<Dna> networks = new ArrayList<>(paths);
            for (int i = 0; i < paths; i++) {
                Dna dna = bags.draw(training.random());
                if (training.problem(dna).isEmpty()) {
                    networks.add(dna);
                }
            }
            if (networks.isEmpty()) {
                networks.add(training.uniform());
            }
            MiniBatch batch = training.trainBatch();
            networks.forEach(dna -> training.learn(training.path(dna), batch));
            training.stepWeights();
        }

        @Override
        public void save(SearchState state) {
            bags.save(state);
        }

        @Override
        public void restore(SearchState state) {
            bags.restore(state);
        }
    }
}
