package org.espalier.algo.bayes.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.SpecTooLargeException;
import org.espalier.geno.Tags;
import org.espalier.path.Path;
import org.espalier.testing.SpecShapes;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    /** The law of a kernel: no matrix of it has a negative eigenvalue, whatever the space and the length scales. */
    @Test
    void covariancesHaveNoNegativeEigenvalue() {
        for (int number = 0; number < 120; number++) {
            DnaSpec spec = RandomSpecs.of(number);
            Embedding embedding = new Embedding(spec);
            SplittableRandom random = new SplittableRandom(number);
            double[] slots =
                    random.doubles(embedding.slots(), -4, 4).map(Math::exp).toArray();
            Covariance covariance = new Covariance(embedding.spread(slots), embedding.dense(), 1, 0);
            List<double[]> points = IntStream.range(0, 25)
                    .mapToObj(i -> embedding.encode(DnaSampler.overDecisions().sample(spec, random)))
                    .toList();
            double[][] gram = new double[25][25];
            for (int i = 0; i < 25; i++) {
                for (int j = 0; j < 25; j++) {
                    gram[i][j] = covariance.at(points.get(i), points.get(j));
                }
            }
            double least = Arrays.stream(
                            new EigenDecompositionSymmetric(new Array2DRowRealMatrix(gram)).getEigenvalues())
                    .min()
                    .orElseThrow();
            assertThat(least).as("least eigenvalue on%n%s", spec).isGreaterThan(-1e-10);
        }
    }

    @Test
    void noSlotIsFartherThanOne() {
        for (int number = 0; number < 60; number++) {
            DnaSpec spec = RandomSpecs.of(number);
            Embedding embedding = new Embedding(spec);
            SplittableRandom random = new SplittableRandom(number);
            for (int slot = 0; slot < embedding.slots(); slot++) {
                double[] one = new double[embedding.slots()];
                one[slot] = 1;
                Covariance only = new Covariance(embedding.spread(one), embedding.dense(), 1, 0);
                double[] a = embedding.encode(DnaSampler.overDecisions().sample(spec, random));
                double[] b = embedding.encode(DnaSampler.overDecisions().sample(spec, random));
                assertThat(only.distance(a, b))
                        .as("slot %s", embedding.slot(slot))
                        .isBetween(0.0, 1 + 1e-9);
            }
        }
    }

    @Test
    void distancesOfEachKindOfDecision() {
        assertDistance(SpecShapes.real("x", 0, 10, Scale.LINEAR), "[2.0]", "[7.0]", 0.25);
        assertDistance(SpecShapes.real("x", 1e-4, 1, Scale.LOG), "[0.01]", "[1.0]", 0.25);
        assertDistance(SpecShapes.choose("x", 1, 3, true, false), "[0]", "[2]", 1);
        assertDistance(SpecShapes.choose("x", 2, 5, true, true), "[{0 1}]", "[{1 4}]", 0.5);
        assertDistance(SpecShapes.choose("x", 2, 5, true, false), "[{0 1}]", "[{1 0}]", 0.5);
        assertDistance(SpecShapes.choose("x", 2, 5, false, false), "[{0 1}]", "[{0 2}]", 0.5);
        assertDistance(SpecShapes.choose("x", 2, 5, false, true), "[{0 0}]", "[{1 1}]", 1);
        assertDistance(permutation(4), "[<0 1 2 3>]", "[<1 0 2 3>]", 1.0 / 6);
        assertDistance(permutation(4), "[<0 1 2 3>]", "[<3 2 1 0>]", 1);
    }

    @Test
    void longOrdersAreFarthestFromTheirReverse() {
        Embedding embedding = new Embedding(DnaSpec.of(List.of(permutation(30))));
        List<String> order =
                new ArrayList<>(IntStream.range(0, 30).mapToObj(String::valueOf).toList());
        Dna forward = Dna.parse("[<" + String.join(" ", order) + ">]");
        Collections.reverse(order);
        Dna backward = Dna.parse("[<" + String.join(" ", order) + ">]");
        assertThat(distance(embedding, forward, backward)).isCloseTo(1, within(1e-12));
    }

    /** Whether a number exists is as far as half the circle's radius, wherever the number is. */
    @Test
    void anInactiveNumberIsEquallyFarFromAllActiveOnes() {
        Embedding embedding = new Embedding(conditional(Scale.LINEAR));
        double both = distance(embedding, Dna.parse("[1:[0.0]]"), Dna.parse("[1:[1.0]]"));
        assertThat(both).isCloseTo(1, within(1e-12));
        for (String value : List.of("0.0", "0.3", "1.0")) {
            assertThat(distance(embedding, Dna.parse("[0]"), Dna.parse("[1:[" + value + "]]")))
                    .isCloseTo(1 + 0.5, within(1e-12));
        }
    }

    @Test
    void theSameNumberInTwoCandidatesIsComparedAsANumber() {
        Embedding embedding = new Embedding(conditional(Scale.LINEAR));
        assertThat(distance(embedding, Dna.parse("[1:[0.4]]"), Dna.parse("[2:[0.4]]")))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void numbersGoThereAndBack() {
        for (DnaSpec spec : SpecShapes.all().values()) {
            Embedding embedding = new Embedding(spec);
            Dna dna = DnaSampler.overDecisions().sample(spec, new SplittableRandom(4));
            double[] point = embedding.encode(dna);
            double[] units = embedding.numbers(dna).stream()
                    .mapToDouble(slot -> slot.unitIn(point))
                    .toArray();
            double[] back = embedding.encode(embedding.withNumbers(dna, units));
            assertThat(back).containsExactly(point, within(1e-9));
        }
    }

    @Test
    void refusesSpacesThatAreTooLarge() {
        DnaSpec inner = DnaSpec.of(List.of(SpecShapes.real("x", 0, 1, Scale.LINEAR)));
        for (int level = 0; level < 4; level++) {
            List<Candidate> candidates = new ArrayList<>();
            for (int c = 0; c < 10; c++) {
                candidates.add(new Candidate("c" + c, inner));
            }
            inner = DnaSpec.of(
                    List.of(new Choices(Path.parse("m"), new Selection(4, false, false), candidates, Tags.NONE)));
        }
        DnaSpec large = inner;
        assertThatThrownBy(() -> new Embedding(large)).isInstanceOf(SpecTooLargeException.class);
    }

    private static DnaSpec conditional(Scale scale) {
        DnaSpec inside = DnaSpec.of(List.of(SpecShapes.real("rate", 0, 1, scale)));
        List<Candidate> candidates =
                List.of(Candidate.of("none"), new Candidate("one", inside), new Candidate("two", inside));
        return DnaSpec.of(List.of(new Choices(Path.parse("x"), Selection.ONE, candidates, Tags.NONE)));
    }

    private static Permutation permutation(int n) {
        List<Candidate> candidates =
                IntStream.range(0, n).mapToObj(i -> Candidate.of("c" + i)).toList();
        return new Permutation(Path.parse("x"), candidates, Tags.NONE);
    }

    private static void assertDistance(DecisionPoint point, String a, String b, double expected) {
        Embedding embedding = new Embedding(DnaSpec.of(List.of(point)));
        assertThat(distance(embedding, Dna.parse(a), Dna.parse(b))).isCloseTo(expected, within(1e-9));
    }

    private static double distance(Embedding embedding, Dna a, Dna b) {
        double[] ones = new double[embedding.slots()];
        Arrays.fill(ones, 1);
        Covariance covariance = new Covariance(embedding.spread(ones), embedding.dense(), 1, 0);
        return covariance.distance(embedding.encode(a), embedding.encode(b));
    }
}
