package org.espalier.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.Tags;
import org.espalier.path.Path;

/**
 * Specs that nobody has thought of: random nests of every kind of decision, for tests of algorithms.
 *
 * <p>A spec has one to four decisions; a candidate of a choice has decisions of its own in one case out of three, down to
 * two levels. The same seed gives the same specs.
 */
public final class GeneratedSpecs {
    private static final int POINTS = 4;
    private static final int DEPTH = 2;
    private static final int MOST_CANDIDATES = 5;
    private static final int KINDS = 9;

    private final SplittableRandom random;

    private GeneratedSpecs(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns {@code count} specs, none of them empty. */
    public static List<DnaSpec> of(int count, long seed) {
        GeneratedSpecs generator = new GeneratedSpecs(seed);
        List<DnaSpec> specs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            specs.add(generator.spec(DEPTH));
        }
        return Collections.unmodifiableList(specs);
    }

    private DnaSpec spec(int depth) {
        List<DecisionPoint> points = new ArrayList<>();
        for (int i = 1 + random.nextInt(POINTS); i > 0; i--) {
            points.add(point(Path.ROOT.key("p" + points.size()), depth));
        }
        return DnaSpec.of(points);
    }

    private DecisionPoint point(Path at, int depth) {
        return switch (random.nextInt(KINDS)) {
            case 0 -> new Permutation(at, candidates(depth, 1 + random.nextInt(MOST_CANDIDATES)), Tags.NONE);
            case 1, 2 -> integers(at);
            case 3, 4 -> reals(at);
            case 5 -> new Custom(at, new SpecShapes.Digits(), Tags.NONE);
            case 6 -> several(at, depth);
            default ->
                new Choices(at, Selection.ONE, candidates(depth, 1 + random.nextInt(MOST_CANDIDATES)), Tags.NONE);
        };
    }

    private Choices several(Path at, int depth) {
        int picks = 1 + random.nextInt(3);
        boolean distinct = random.nextBoolean();
        int candidates = (distinct ? picks : 1) + random.nextInt(MOST_CANDIDATES - 2);
        return new Choices(
                at, new Selection(picks, distinct, random.nextBoolean()), candidates(depth, candidates), Tags.NONE);
    }

    private List<Candidate> candidates(int depth, int count) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean nested = depth > 0 && random.nextInt(3) == 0;
            candidates.add(nested ? new Candidate("nested" + i, spec(depth - 1)) : Candidate.of("plain" + i));
        }
        return candidates;
    }

    private IntRange integers(Path at) {
        boolean log = random.nextBoolean();
        long min = log ? 1 + random.nextInt(5) : random.nextInt(20) - 10;
        long max = min + (random.nextBoolean() ? random.nextInt(5) : random.nextInt(1000));
        return new IntRange(
                at, new IntGrid(min, max, 1 + random.nextInt(3)), log ? Scale.LOG : Scale.LINEAR, Tags.NONE);
    }

    private FloatRange reals(Path at) {
        Scale scale = Scale.values()[random.nextInt(Scale.values().length)];
        double min = scale == Scale.LINEAR ? random.nextDouble(-5, 5) : random.nextDouble(1e-6, 1);
        return new FloatRange(at, min, min + random.nextDouble(0, 10), scale, Tags.NONE);
    }
}
