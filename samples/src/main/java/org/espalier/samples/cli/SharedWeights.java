package org.espalier.samples.cli;

import java.util.List;
import java.util.Optional;
import org.espalier.djl.supernet.search.Darts;
import org.espalier.djl.supernet.search.Enas;
import org.espalier.djl.supernet.search.Strategy;
import org.espalier.djl.supernet.search.Tunas;

/** The algorithms that search the network of the demo with shared weights, by name. */
enum SharedWeights {
    TUNAS("TuNAS", new Tunas(), false),
    ENAS("ENAS", new Enas().finalists(20), false),
    DARTS("DARTS", new Darts().rate(0.01), true);

    private final String title;
    private final Strategy strategy;
    private final boolean weighted;

    SharedWeights(String title, Strategy strategy, boolean weighted) {
        this.title = title;
        this.strategy = strategy;
        this.weighted = weighted;
    }

    /** Returns the algorithm of that name in small letters, if it is one of these. */
    static Optional<SharedWeights> named(String name) {
        return List.of(values()).stream()
                .filter(known -> known.toString().equals(name))
                .findFirst();
    }

    String title() {
        return title;
    }

    Strategy strategy() {
        return strategy;
    }

    /** Tells whether all candidates of a choice take part at once, and so need equal shapes. */
    boolean weighted() {
        return weighted;
    }

    /** Says what is searched, and what is not. */
    String scope() {
        return weighted
                ? "the operations and norms that keep the image's size; widths, kernels, depths and, meanwhile, the"
                        + " optimizer are those of the baseline"
                : "the whole network; meanwhile, the optimizer is that of the baseline";
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
