package org.espalier.algo.bayes.gp;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.Tags;
import org.espalier.path.Path;
import org.espalier.testing.SpecShapes;

/** Specs of up to three levels with every kind of decision, by number. */
final class RandomSpecs {
    private final SplittableRandom random;

    private RandomSpecs(long number) {
        this.random = new SplittableRandom(number);
    }

    static DnaSpec of(long number) {
        return new RandomSpecs(number).spec(3, 1 + (int) (number % 4));
    }

    private DnaSpec spec(int levels, int points) {
        List<DecisionPoint> all = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            all.add(point("p" + i, levels));
        }
        return DnaSpec.of(all);
    }

    private DecisionPoint point(String id, int levels) {
        return switch (random.nextInt(levels > 0 ? 5 : 2)) {
            case 0 -> SpecShapes.real(id, 1e-3, 1, Scale.values()[random.nextInt(3)]);
            case 1 -> SpecShapes.integer(id, 1, 1 + random.nextInt(40), 1 + random.nextInt(3), Scale.LINEAR);
            case 2 -> new Permutation(Path.parse(id), candidates(2 + random.nextInt(4), levels), Tags.NONE);
            case 3 -> new Choices(Path.parse(id), Selection.ONE, candidates(1 + random.nextInt(4), levels), Tags.NONE);
            default -> several(id, levels);
        };
    }

    private DecisionPoint several(String id, int levels) {
        int n = 2 + random.nextInt(4);
        Selection selection = new Selection(1 + random.nextInt(n), random.nextBoolean(), random.nextBoolean());
        return new Choices(Path.parse(id), selection, candidates(n, levels), Tags.NONE);
    }

    private List<Candidate> candidates(int count, int levels) {
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DnaSpec inside = random.nextInt(3) == 0 ? spec(levels - 2, 1 + random.nextInt(2)) : DnaSpec.EMPTY;
            all.add(new Candidate("c" + i, inside));
        }
        return all;
    }
}
