package org.espalier.geno;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.path.Path;

/** Short ways to write specs in tests. */
final class Specs {
    private Specs() {}

    static DnaSpec spec(DecisionPoint... points) {
        return DnaSpec.of(List.of(points));
    }

    /** A choice of one among candidates without decisions. */
    static DecisionPoint one(String at, String... labels) {
        return choose(at, Selection.ONE, plain(labels));
    }

    static DecisionPoint choose(String at, Selection selection, Candidate... candidates) {
        return new Choices(Path.parse(at), selection, List.of(candidates), Tags.NONE);
    }

    static DecisionPoint order(String at, Candidate... candidates) {
        return new Permutation(Path.parse(at), List.of(candidates), Tags.NONE);
    }

    static DecisionPoint real(String at, double min, double max) {
        return new FloatRange(Path.parse(at), min, max, Scale.LINEAR, Tags.NONE);
    }

    static DecisionPoint integer(String at, long min, long max, long step) {
        return new IntRange(Path.parse(at), new IntGrid(min, max, step), Scale.LINEAR, Tags.NONE);
    }

    static DecisionPoint text(String at, TextGenes genes) {
        return new DecisionPoint.Custom(Path.parse(at), genes, Tags.NONE);
    }

    static Candidate[] plain(String... labels) {
        return IntStream.range(0, labels.length)
                .mapToObj(i -> Candidate.of(labels[i]))
                .toArray(Candidate[]::new);
    }

    static Candidate nested(String label, DecisionPoint... points) {
        return new Candidate(label, spec(points));
    }

    /** The program of the guide: an operation, one kind of which has filters, and a learning rate. */
    static DnaSpec trainer() {
        return spec(
                choose(
                        "model.op",
                        Selection.ONE,
                        Candidate.of("identity"),
                        Candidate.of("maxPool"),
                        nested("conv", one("filters", "4", "8"))),
                real("rate", 1e-6, 1e-3));
    }
}
