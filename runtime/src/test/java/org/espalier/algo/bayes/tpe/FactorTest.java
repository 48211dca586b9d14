package org.espalier.algo.bayes.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.algo.bayes.tpe.Factor.Fit;
import org.espalier.algo.bayes.tpe.Factor.Rows;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.Tags;
import org.espalier.path.Path;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Kernels are probabilities, and draws follow them. */
class FactorTest {
    private static final int DRAWS = 40_000;
    private static final Path AT = Path.parse("x");
    private static final Rows ROWS = new Rows(new int[] {0, 1, 2}, 3);

    /**
     * For every finite kind of decision: the probabilities of all values sum to 1, for the kernels of three rows and for the even
     * one; and the frequencies of 40 000 draws are within 5 standard errors of them. A test looks at fewer than 200 frequencies, so
     * a false alarm has a probability of about {@code 200 * 6e-7 = 1.2e-4} for each kind; seeds are fixed.
     */
    @TestFactory
    Stream<DynamicTest> kernelsAreTheDistributionsOfDraws() {
        return finite().entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> checkKernels(kind.getValue())));
    }

    private static void checkKernels(DecisionPoint point) {
        RandomGenerator random = new SplittableRandom(11);
        Factor factor = Factor.of(point, 1);
        for (int row = 0; row < 3; row++) {
            factor.learn(row, DnaSampler.decision(point, random));
        }
        factor.fit(Factor.GOOD, new Fit(ROWS, 2, true));
        Map<Decision, double[]> probabilities = probabilities(factor, random);
        for (int kernel = 0; kernel < 4; kernel++) {
            int column = kernel;
            assertThat(probabilities.values().stream()
                            .mapToDouble(p -> p[column])
                            .sum())
                    .as("sum of kernel %d", kernel)
                    .isEqualTo(1, within(1e-9));
            Map<Decision, Integer> drawn = new HashMap<>();
            for (int i = 0; i < DRAWS; i++) {
                if (kernel == 3) {
                    factor.drawAnywhere(0, random);
                } else {
                    factor.drawNear(0, kernel, random);
                }
                drawn.merge(value(factor), 1, Integer::sum);
            }
            probabilities.forEach((value, p) -> assertThat(drawn.getOrDefault(value, 0) / (double) DRAWS)
                    .as("frequency of %s in kernel %d", value, column)
                    .isEqualTo(p[column], within(5 * Math.sqrt(p[column] * (1 - p[column]) / DRAWS) + 1e-4)));
        }
    }

    /** Returns for each value that ever comes up its probability in the three kernels and in the even one. */
    private static Map<Decision, double[]> probabilities(Factor factor, RandomGenerator random) {
        Map<Decision, double[]> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            factor.drawAnywhere(0, random);
            probabilities.computeIfAbsent(value(factor), v -> {
                double[] logs = new double[3];
                factor.addLogKernels(Factor.GOOD, 0, ROWS, logs);
                return new double[] {
                    Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(factor.logPrior(0))
                };
            });
        }
        return probabilities;
    }

    private static Decision value(Factor factor) {
        return factor.decision(0, (pick, candidate) -> Dna.EMPTY);
    }

    private static Map<String, DecisionPoint> finite() {
        Map<String, DecisionPoint> kinds = new LinkedHashMap<>();
        kinds.put("choice of one", choose(1, 5, true, false));
        kinds.put("choice without choice", choose(1, 1, true, false));
        kinds.put("subset", choose(3, 6, true, true));
        kinds.put("whole set", choose(3, 3, true, true));
        kinds.put("distinct sequence", choose(3, 5, true, false));
        kinds.put("free sequence", choose(3, 3, false, false));
        kinds.put("multiset", choose(3, 4, false, true));
        kinds.put("order", new Permutation(AT, plain(4), Tags.NONE));
        kinds.put("order of one", new Permutation(AT, plain(1), Tags.NONE));
        kinds.put("int", new IntRange(AT, new IntGrid(1, 9, 2), Scale.LINEAR, Tags.NONE));
        kinds.put("log int", new IntRange(AT, new IntGrid(1, 32, 1), Scale.LOG, Tags.NONE));
        kinds.put("reverse log int", new IntRange(AT, new IntGrid(1, 32, 1), Scale.REVERSE_LOG, Tags.NONE));
        kinds.put("int without choice", new IntRange(AT, new IntGrid(5, 5, 1), Scale.LINEAR, Tags.NONE));
        return kinds;
    }

    /** The density of a real, integrated over the range by the midpoint rule, is 1. */
    @Test
    void theKernelOfARealIsADensity() {
        FloatRange range = new FloatRange(AT, 1e-3, 1e3, Scale.LOG, Tags.NONE);
        RandomGenerator random = new SplittableRandom(3);
        Factor factor = Factor.of(range, 1);
        double[] seen = {1e-3, 0.5, 900};
        for (int row = 0; row < 3; row++) {
            factor.learn(row, new Decision.FloatValue(seen[row]));
        }
        factor.fit(Factor.GOOD, new Fit(ROWS, 1, true));
        double[] means = new double[3];
        for (int i = 0; i < DRAWS; i++) {
            factor.drawAnywhere(0, random);
            double[] logs = new double[3];
            factor.addLogKernels(Factor.GOOD, 0, ROWS, logs);
            for (int kernel = 0; kernel < 3; kernel++) {
                means[kernel] += Math.exp(logs[kernel] - factor.logPrior(0)) / DRAWS;
            }
        }
        assertThat(means).containsExactly(new double[] {1, 1, 1}, within(0.05));
    }

    @Test
    void widthsFollowTheSpreadOfTheRows() {
        Rows twenty = new Rows(IntStream.range(0, 20).toArray(), 20);
        double[] near = IntStream.range(0, 20).mapToDouble(i -> 0.5 + 1e-3 * i).toArray();
        double[] even = IntStream.range(0, 20).mapToDouble(i -> (i + 0.5) / 20).toArray();
        double rule = Math.sqrt(1.0 / 12) * Math.pow(20, -0.2);
        assertThat(Width.of(new Fit(twenty, 1, true), near)).isEqualTo(1.0 / 21);
        assertThat(Width.of(new Fit(twenty, 1, true), even)).isEqualTo(rule, within(0.03 * rule));
        assertThat(Width.of(new Fit(twenty, 1, false), near)).isEqualTo(rule, within(1e-12));
    }

    private static DecisionPoint choose(int k, int n, boolean distinct, boolean sorted) {
        return new Choices(AT, new Selection(k, distinct, sorted), plain(n), Tags.NONE);
    }

    private static List<Candidate> plain(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Candidate.of(String.valueOf(i)))
                .toList();
    }
}
