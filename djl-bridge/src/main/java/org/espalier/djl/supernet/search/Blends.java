package org.espalier.djl.supernet.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.path.Path;

/** Networks of few candidates, kept during an epoch as long as they are current. */
final class Blends {
    private static final int KEPT = 256;
    private static final int TRIES = 100;

    private final SuperTraining training;
    private final Alphas alphas;
    private final Map<Map<Path, List<Integer>>, Subnetwork> kept = new LinkedHashMap<>();
    private int epoch;

    Blends(SuperTraining training, Alphas alphas) {
        this.training = training;
        this.alphas = alphas;
    }

    /** Draws until the first candidates make a possible network: one that fits together and meets the constraints. */
    Map<Path, List<Integer>> possible(Supplier<Map<Path, List<Integer>>> draw) {
        for (int i = 1; i < TRIES; i++) {
            Map<Path, List<Integer>> picked = draw.get();
            if (training.problem(alphas.dna(picked)).isEmpty()) {
                return picked;
            }
        }
        return draw.get();
    }

    /** Returns the ordinary path of the first candidates picked. */
    Subnetwork path(Map<Path, List<Integer>> picked) {
        return training.path(alphas.dna(picked));
    }

    /** Returns the network in which the candidates picked take part, each with a weight. */
    Subnetwork blend(Map<Path, List<Integer>> picked) {
        if (epoch != training.epoch() || kept.size() >= KEPT) {
            kept.clear();
            epoch = training.epoch();
        }
        Subnetwork known = kept.get(picked);
        if (known == null || !training.network().isCurrent(known)) {
            training.problem(alphas.dna(picked));
            known = training.network().blend(picked);
            kept.put(picked, known);
        }
        return known;
    }
}
