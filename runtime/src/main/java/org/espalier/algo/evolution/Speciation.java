package org.espalier.algo.evolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.operation.Slot;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Weighting;

/**
 * Divides the population into species, which are remembered; its output is its input.
 *
 * <p>An individual that is new joins the first species whose representative is near enough, or founds one. It stays there as
 * long as it lives. Species without living members are extinct.
 */
record Speciation(Compatibility compatibility, double threshold) implements Operation<Individual, Individual> {
    /** The living species. */
    static final Slot<List<Species>> LIVING = new Slot<>("species", List.of());

    @Override
    public List<Individual> apply(List<Individual> inputs, Turn turn) {
        List<Species> known = turn.memory().get(LIVING);
        Map<Individual, Integer> homes = new IdentityHashMap<>();
        List<Individual> representatives = new ArrayList<>();
        List<List<Individual>> members = new ArrayList<>();
        for (Species species : known) {
            species.members().forEach(member -> homes.put(member, representatives.size()));
            representatives.add(species.representative());
            members.add(new ArrayList<>());
        }
        for (Individual individual : inputs) {
            Integer home = homes.get(individual);
            int place = home == null ? find(representatives, individual) : home;
            if (place == representatives.size()) {
                representatives.add(individual);
                members.add(new ArrayList<>());
            }
            members.get(place).add(individual);
        }
        List<Species> living = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (!members.get(i).isEmpty()) {
                living.add(new Species(representatives.get(i), members.get(i)));
            }
        }
        turn.memory().put(LIVING, living);
        return inputs;
    }

    private int find(List<Individual> representatives, Individual individual) {
        int place = 0;
        while (place < representatives.size()
                && compatibility.distance(representatives.get(place).dna(), individual.dna()) > threshold) {
            place++;
        }
        return place;
    }

    /** Weighs species by how much their members are better than the worst of all, on average. */
    enum Fitness implements Weighting<Species> {
        SHARED;

        @Override
        public double[] weigh(List<? extends Species> inputs, Turn turn) {
            double lowest = inputs.stream()
                    .flatMap(species -> species.members().stream())
                    .mapToDouble(Individual::score)
                    .filter(Double::isFinite)
                    .min()
                    .orElse(0);
            double[] weights = new double[inputs.size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = inputs.get(i).members().stream()
                        .mapToDouble(member -> above(member.score(), lowest))
                        .average()
                        .orElse(0);
            }
            if (Arrays.stream(weights).sum() == 0) {
                Arrays.fill(weights, 1);
            }
            return weights;
        }

        private static double above(double score, double lowest) {
            return score > lowest ? Math.min(score - lowest, 1e300) : 0;
        }

        @Override
        public String toString() {
            return "shared fitness";
        }
    }

    /** The members of each species. */
    record Members() implements Operation<Species, List<Individual>> {
        @Override
        public List<List<Individual>> apply(List<Species> inputs, Turn turn) {
            return inputs.stream().map(Species::members).toList();
        }

        @Override
        public String toString() {
            return "members";
        }
    }
}
