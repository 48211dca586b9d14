package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.build.Materializer;
import org.espalier.djl.cost.MultiplyAdds;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.geno.Dna;
import org.espalier.internal.Seeds;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * All candidates of all decisions take part, each by a softmax of the logits, to which noise may be added: DARTS without,
 * SNAS with.
 */
final class Mixture implements Gating {
    private static final int SAMPLES = 16;

    private final SuperTraining training;
    private final Alphas alphas;
    private final @Nullable Temperature temperature;
    private final Blends blends;
    private final double cost;

    /** @param temperature of the noise; null for none */
    Mixture(SuperTraining training, Alphas alphas, @Nullable Temperature temperature) {
        this.training = training;
        this.alphas = alphas;
        this.temperature = temperature;
        this.blends = new Blends(training, alphas);
        this.cost = cost(training);
    }

    /** Compares the multiply-adds of everything with those of a network picked at random. */
    private static double cost(SuperTraining training) {
        MultiplyAdds work = new MultiplyAdds(training.setup().plan().input());
        double all = work.of(Materializer.build(training.network().net().tree().orElseThrow()));
        double some = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Dna dna = training.uniform(Seeds.random(training.seed(), i, SAMPLES));
            some += work.of(training.network().net().network(dna)) / (double) SAMPLES;
        }
        return some > 0 ? Math.max(1, all / some) : 1;
    }

    @Override
    public Draw forWeights() {
        return forAlphas();
    }

    @Override
    public Draw forAlphas() {
        return new All(blends.blend(alphas.everything()), noises());
    }

    private Map<Path, double[]> noises() {
        Map<Path, double[]> noises = new LinkedHashMap<>();
        if (temperature != null) {
            for (Path decision : alphas.decisions()) {
                int size = Math.toIntExact(alphas.logits(decision).size());
                noises.put(decision, Temperature.gumbel(size, training.random()));
            }
        }
        return noises;
    }

    private final class All implements Draw {
        private final Subnetwork network;
        private final Map<Path, double[]> noises;

        All(Subnetwork network, Map<Path, double[]> noises) {
            this.network = network;
            this.noises = noises;
        }

        @Override
        public Subnetwork network() {
            return network;
        }

        @Override
        public List<Path> decisions() {
            return alphas.decisions();
        }

        @Override
        public void open(NDManager scratch, boolean learnable) {
            for (Path decision : alphas.decisions()) {
                NDArray logits = alphas.in(scratch, decision);
                double[] noise = noises.get(decision);
                if (noise != null && temperature != null) {
                    logits = logits.add(Temperature.array(scratch, noise, logits.getDataType()))
                            .div(temperature.at(training.progress()));
                }
                NDArray weights = logits.softmax(0);
                network.weigh(decision, learnable ? weights : weights.stopGradient());
            }
        }

        @Override
        public NDArray felt(NDManager scratch, Path decision) {
            return alphas.in(scratch, decision);
        }

        @Override
        public double cost() {
            return cost;
        }
    }
}
