package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.path.Path;

/**
 * While weights learn, one sampled candidate of each decision runs; while logits learn, two do, behind binary gates of which
 * one is open, and only the logits of these two change: ProxylessNAS.
 */
final class TwoPaths implements Gating {
    private static final double NEVER = -1e9;

    private final SuperTraining training;
    private final Alphas alphas;
    private final Blends blends;

    TwoPaths(SuperTraining training, Alphas alphas) {
        this.training = training;
        this.alphas = alphas;
        this.blends = new Blends(training, alphas);
    }

    @Override
    public Draw forWeights() {
        Map<Path, List<Integer>> picked =
                blends.possible(() -> alphas.pick(decision -> List.of(draw(alphas.probabilities(decision)))));
        return new Pair(blends.path(picked), Map.of(), Map.of());
    }

    @Override
    public Draw forAlphas() {
        Map<Path, List<Integer>> picked = blends.possible(() -> alphas.pick(this::two));
        Map<Path, Integer> open = new LinkedHashMap<>();
        picked.forEach((decision, two) -> {
            double[] probabilities = alphas.probabilities(decision);
            open.put(
                    decision,
                    draw(two.stream()
                            .mapToDouble(number -> probabilities[number])
                            .toArray()));
        });
        return new Pair(blends.blend(picked), picked, open);
    }

    /** Draws two candidates without replacement, or the only one. */
    private List<Integer> two(Path decision) {
        double[] probabilities = alphas.probabilities(decision);
        int first = draw(probabilities);
        if (probabilities.length == 1) {
            return List.of(first);
        }
        probabilities[first] = 0;
        return List.of(first, draw(probabilities));
    }

    /** Draws a number by weights that need not add up to 1. */
    private int draw(double[] weights) {
        RandomGenerator random = training.random();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double point = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                point -= weights[i];
                if (point < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    /** Two candidates of each decision, or, while weights learn, a path. */
    final class Pair implements Draw {
        private final Subnetwork network;
        private final Map<Path, List<Integer>> picked;
        private final Map<Path, Integer> open;
        private final Map<Path, double[]> before = new LinkedHashMap<>();

        Pair(Subnetwork network, Map<Path, List<Integer>> picked, Map<Path, Integer> open) {
            this.network = network;
            this.picked = picked;
            this.open = open;
            picked.keySet().forEach(decision -> before.put(decision, alphas.values(decision)));
        }

        /** Returns the candidates of a decision that take part. */
        List<Integer> picked(Path decision) {
            return picked.getOrDefault(decision, List.of());
        }

        /** Returns the gates of these candidates: 1 where open, else 0. */
        double[] gates(Path decision) {
            double[] gates = new double[picked(decision).size()];
            gates[open.getOrDefault(decision, 0)] = 1;
            return gates;
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
            picked.forEach((decision, two) -> {
                NDArray logits = alphas.in(scratch, decision);
                DataType type = logits.getDataType();
                double[] never = new double[Math.toIntExact(logits.size())];
                double[] select = new double[two.size() * never.length];
                Arrays.fill(never, NEVER);
                for (int i = 0; i < two.size(); i++) {
                    never[two.get(i)] = 0;
                    select[i * never.length + two.get(i)] = 1;
                }
                NDArray soft =
                        logits.add(Temperature.array(scratch, never, type)).softmax(0);
                NDArray both = Temperature.array(scratch, select, type)
                        .reshape(new Shape(two.size(), never.length))
                        .matMul(soft.reshape(never.length, 1))
                        .reshape(two.size());
                NDArray gates = Temperature.array(scratch, gates(decision), type);
                network.weigh(decision, both.sub(both.stopGradient()).add(gates));
            });
        }

        @Override
        public NDArray felt(NDManager scratch, Path decision) {
            NDArray logits = alphas.in(scratch, decision);
            double[] chosen = new double[Math.toIntExact(logits.size())];
            picked(decision).forEach(number -> chosen[number] = 1);
            NDArray mask = Temperature.array(scratch, chosen, logits.getDataType());
            NDArray fixed = logits.stopGradient();
            return logits.sub(fixed).mul(mask).add(fixed);
        }

        @Override
        public double cost() {
            return picked.isEmpty() ? 1 : 2;
        }

        /** Shifts the two logits so that the probabilities of all other candidates are what they were. */
        @Override
        public void afterStep() {
            picked.forEach((decision, two) -> {
                double[] old = before.getOrDefault(decision, new double[0]);
                double[] now = alphas.values(decision);
                double[] shift = new double[now.length];
                double difference = logSum(old, two) - logSum(now, two);
                two.forEach(number -> shift[number] = difference);
                NDArray logits = alphas.logits(decision);
                Gradients.withoutRecording(logits.getManager().getEngine(), () -> {
                    try (NDManager scratch = logits.getManager().newSubManager()) {
                        return logits.addi(Temperature.array(scratch, shift, logits.getDataType()));
                    }
                });
            });
        }

        private static double logSum(double[] logits, List<Integer> numbers) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int number : numbers) {
                largest = Math.max(largest, logits[number]);
            }
            double sum = 0;
            for (int number : numbers) {
                sum += Math.exp(logits[number] - largest);
            }
            return largest + Math.log(sum);
        }
    }
}
