package org.espalier.algo.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;
import org.espalier.geno.Scale;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyTest {
    private static final Adam SMALL = new Adam(0.05);

    /** However it was pushed about, the probabilities of all DNA of a finite space add up to 1. */
    @TestFactory
    Stream<DynamicTest> probabilitiesAddUpToOne() {
        return SpecShapes.finite().entrySet().stream()
                .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> {
                    Policy policy = pushed(shape.getValue(), 200);
                    Enumerator all = Enumerator.of(shape.getValue());
                    double sum = all.stream()
                            .mapToDouble(dna -> Math.exp(policy.logProbability(dna)))
                            .sum();
                    assertThat(sum).isCloseTo(1, within(1e-9));
                }));
    }

    /** The frequency of each DNA is its probability: chi-square, false alarms with probability 1e-4 for each shape. */
    @TestFactory
    Stream<DynamicTest> samplesHaveTheProbabilityThatIsSaid() {
        return SpecShapes.finite().entrySet().stream()
                .filter(shape -> shape.getValue().size().orElseThrow().intValueExact() <= 100)
                .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> {
                    Policy policy = pushed(shape.getValue(), 30);
                    int draws = 20_000;
                    Map<Dna, Integer> counts = new HashMap<>();
                    RandomGenerator random = new SplittableRandom(12);
                    for (int i = 0; i < draws; i++) {
                        Policy.Sampled drawn = policy.sample(random);
                        assertThat(drawn.logProbability()).isCloseTo(policy.logProbability(drawn.dna()), within(1e-9));
                        counts.merge(drawn.dna(), 1, Integer::sum);
                    }
                    double statistic = 0;
                    int cells = 0;
                    for (Dna dna : Enumerator.of(shape.getValue()).stream().toList()) {
                        double expected = draws * Math.exp(policy.logProbability(dna));
                        if (expected >= 5) {
                            statistic += Math.pow(counts.getOrDefault(dna, 0) - expected, 2) / expected;
                            cells++;
                        }
                    }
                    assertThat(statistic).isLessThanOrEqualTo(chiSquareBound(cells));
                }));
    }

    @Test
    void setsAndMultisetsAreEquallyLikelyAtTheStart() {
        for (String shape : List.of("distinct", "distinct sorted", "sorted", "order", "two choices")) {
            DnaSpec spec = SpecShapes.finite().get(shape);
            double uniform = -Math.log(spec.size().orElseThrow().doubleValue());
            Policy policy = new Policy(spec);
            assertThat(Enumerator.of(spec).stream()).as(shape).allSatisfy(dna -> assertThat(policy.logProbability(dna))
                    .isCloseTo(uniform, within(1e-12)));
        }
    }

    /** Gradients of log-probability and entropy against central differences, for every parameter of every kind of decision. */
    @TestFactory
    Stream<DynamicTest> gradientsAreThoseOfFiniteDifferences() {
        return SpecShapes.all().entrySet().stream()
                .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> {
                    Policy policy = pushed(shape.getValue(), 20);
                    RandomGenerator random = new SplittableRandom(3);
                    for (int i = 0; i < 5; i++) {
                        Dna dna = policy.sample(random).dna();
                        requireGradient(policy, dna, 1.3, 0);
                        requireGradient(policy, dna, 0, 0.7);
                    }
                }));
    }

    private static void requireGradient(Policy policy, Dna dna, double weight, double entropy) {
        double h = 1e-5;
        for (Parameters parameters : policy.touchedBy(dna)) {
            Arrays.fill(parameters.gradient, 0);
        }
        policy.push(dna, weight, entropy);
        for (Parameters parameters : policy.touchedBy(dna)) {
            for (int i = 0; i < parameters.values.length; i++) {
                double old = parameters.values[i];
                parameters.values[i] = old + h;
                double above = weight * policy.logProbability(dna) + entropy * policy.entropy(dna);
                parameters.values[i] = old - h;
                double below = weight * policy.logProbability(dna) + entropy * policy.entropy(dna);
                parameters.values[i] = old;
                double slope = (above - below) / (2 * h);
                assertThat(parameters.gradient[i])
                        .as("gradient %d of %s", i, dna)
                        .isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @Test
    void decisionsThatAreNotActiveDoNotMove() {
        Policy policy = new Policy(SpecShapes.conditional());
        Dna deep = Dna.of(Chosen.of(2, Dna.of(Chosen.of(1), Chosen.of(0))));
        double before = inside(policy, deep);
        policy.push(Dna.of(Chosen.of(0)), 1, 0.5);
        policy.step(SMALL);
        assertThat(inside(policy, deep)).isCloseTo(before, within(1e-12));
        policy.push(deep, 1, 0);
        policy.step(SMALL);
        assertThat(inside(policy, deep)).isGreaterThan(before);
    }

    /** The log-probability of the decisions inside the candidate, given that it was picked. */
    private static double inside(Policy policy, Dna deep) {
        Chosen picked = (Chosen) deep.get(0);
        double all = Enumerator.of(SpecShapes.conditional()).stream()
                .filter(dna -> ((Chosen) dna.get(0)).index() == picked.index())
                .mapToDouble(dna -> Math.exp(policy.logProbability(dna)))
                .sum();
        return policy.logProbability(deep) - Math.log(all);
    }

    @Test
    void learnsTheBestNumberOrderAndSet() {
        DnaSpec spec = DnaSpec.of(List.of(
                SpecShapes.real("rate", 1e-4, 1, Scale.LOG),
                SpecShapes.integer("width", 1, 200, 1, Scale.LINEAR),
                SpecShapes.choose("taps", 2, 5, true, true)));
        Policy policy = new Policy(spec);
        RandomGenerator random = new SplittableRandom(5);
        Baseline baseline = new Baseline(0.9);
        for (int i = 0; i < 4000; i++) {
            Dna dna = policy.sample(random).dna();
            double rate = Math.log10(((FloatValue) dna.get(0)).value()) + 2;
            double width = ((Decision.IntValue) dna.get(1)).value() / 100.0 - 0.6;
            List<Integer> taps =
                    dna.get(2).picks().stream().map(pick -> pick.index()).toList();
            double reward = -rate * rate - width * width + (taps.contains(1) ? 0.5 : 0) + (taps.contains(4) ? 0.5 : 0);
            policy.push(dna, baseline.advantage(reward), 0);
            policy.step(SMALL);
        }
        Dna best = policy.mode();
        assertThat(((FloatValue) best.get(0)).value()).isBetween(0.005, 0.02);
        assertThat(((Decision.IntValue) best.get(1)).value()).isBetween(45L, 75L);
        assertThat(best.get(2).picks().stream().map(pick -> pick.index())).containsExactly(1, 4);
    }

    @Test
    void printsWhatIsKnownAboutEachDecision() {
        Policy policy = new Policy(SpecShapes.conditional());
        policy.logProbability(Dna.of(Chosen.of(2, Dna.of(Chosen.of(1), Chosen.of(0)))));
        assertThat(policy)
                .hasToString("Policy\n  x: 0 0.333, 1 0.333, deep 0.333\n  x[=2].u: 0 0.333, 1 0.333, 2 0.333\n"
                        + "  x[=2].v: 0 0.500, 1 0.500");
    }

    @Test
    void refusesAnAdvantageThatIsNotFinite() {
        Policy policy = new Policy(SpecShapes.conditional());
        assertThatThrownBy(() -> policy.push(Dna.of(Chosen.of(0)), Double.NaN, 0))
                .hasMessage(
                        "advantage: expected finite numbers, found NaN with entropy weight 0.0. Replace scores that are"
                                + " not finite");
    }

    /** Returns a policy after some steps in random directions. */
    private static Policy pushed(DnaSpec spec, int steps) {
        Policy policy = new Policy(spec);
        RandomGenerator random = new SplittableRandom(99);
        for (int i = 0; i < steps; i++) {
            policy.push(policy.sample(random).dna(), random.nextGaussian(), 0);
            policy.step(SMALL);
        }
        return policy;
    }

    /** The quantile 1 - 1e-4 of chi-square by the approximation of Wilson and Hilferty. */
    private static double chiSquareBound(int degrees) {
        double k = Math.max(1, degrees);
        return k * Math.pow(1 - 2 / (9 * k) + 3.719 * Math.sqrt(2 / (9 * k)), 3);
    }
}
