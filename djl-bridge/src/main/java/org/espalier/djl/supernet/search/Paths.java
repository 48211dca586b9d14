package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.geno.Dna;

/** Networks on shared weights by DNA, as long as they are current; remembers which made the weights grow. */
final class Paths {
    private static final int KEPT = 256;

    private final SuperNetwork network;
    private final Map<Dna, Subnetwork> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Dna, Subnetwork> eldest) {
            return size() > KEPT;
        }
    };
    private final List<Dna> growing = new ArrayList<>();

    Paths(SuperNetwork network) {
        this.network = network;
    }

    /** Returns the network of a DNA; throws {@link org.espalier.djl.nn.ShapeException} if it is impossible. */
    Subnetwork of(Dna dna) {
        Subnetwork known = kept.get(dna);
        if (known != null && network.isCurrent(known)) {
            return known;
        }
        long before = size();
        Subnetwork made;
        try {
            made = network.path(dna);
        } finally {
            if (size() != before) {
                growing.add(dna);
            }
        }
        kept.put(dna, made);
        return made;
    }

    /** Forgets the networks, with the random numbers they were about to draw; the weights stay. */
    void forget(long seed) {
        kept.clear();
        network.seed(seed);
    }

    /** Returns the networks for which weights were made or grew, in order: the weights have the same shapes after them. */
    List<Dna> growing() {
        return growing;
    }

    private long size() {
        long sum = 0;
        for (NDArray weight : network.weights().values()) {
            sum += weight.size();
        }
        return sum;
    }
}
