package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.path.Path;

/** One sampled candidate of each decision runs, with weight 1; its gradient reaches the logits through a softmax: GDAS. */
final class OneHot implements Gating {
    private final SuperTraining training;
    private final Alphas alphas;
    private final Temperature temperature;
    private final Blends blends;

    OneHot(SuperTraining training, Alphas alphas, Temperature temperature) {
        this.training = training;
        this.alphas = alphas;
        this.temperature = temperature;
        this.blends = new Blends(training, alphas);
    }

    @Override
    public Draw forWeights() {
        Map<Path, double[]> noises = new LinkedHashMap<>();
        return new Sample(blends.path(blends.possible(() -> sample(noises))), Map.of(), noises);
    }

    @Override
    public Draw forAlphas() {
        Map<Path, double[]> noises = new LinkedHashMap<>();
        Map<Path, List<Integer>> picked = blends.possible(() -> sample(noises));
        return new Sample(blends.blend(picked), picked, noises);
    }

    /** Samples a candidate of each decision that is reached, and keeps the noise. */
    private Map<Path, List<Integer>> sample(Map<Path, double[]> noises) {
        return alphas.pick(decision -> {
            double[] sum = alphas.values(decision);
            double[] noise = Temperature.gumbel(sum.length, training.random());
            int largest = 0;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += noise[i];
                largest = sum[i] > sum[largest] ? i : largest;
            }
            noises.put(decision, noise);
            return List.of(largest);
        });
    }

    private final class Sample implements Draw {
        private final Subnetwork network;
        private final Map<Path, List<Integer>> picked;
        private final Map<Path, double[]> noises;

        Sample(Subnetwork network, Map<Path, List<Integer>> picked, Map<Path, double[]> noises) {
            this.network = network;
            this.picked = picked;
            this.noises = noises;
        }

        @Override
        public Subnetwork network() {
            return network;
        }

        @Override
        public List<Path> decisions() {
            return List.copyOf(picked.keySet());
        }

        @Override
        public void open(NDManager scratch, boolean learnable) {
            picked.forEach((decision, numbers) -> {
                NDArray logits = alphas.in(scratch, decision);
                NDArray noise =
                        Temperature.array(scratch, noises.getOrDefault(decision, new double[0]), logits.getDataType());
                NDArray soft = logits.add(noise)
                        .div(temperature.at(training.progress()))
                        .softmax(0)
                        .get(numbers.get(0))
                        .reshape(1);
                network.weigh(decision, soft.sub(soft.stopGradient()).add(1));
            });
        }

        @Override
        public NDArray felt(NDManager scratch, Path decision) {
            return alphas.in(scratch, decision);
        }

        @Override
        public double cost() {
            return 1;
        }
    }
}
