package org.espalier.algo.bayes.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.espalier.algo.math.Normal;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.testing.SpecShapes;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Processes, their evidence and acquisitions against direct formulas and finite differences. */
class GaussianProcessTest {
    private static final int POINTS = 14;
    private static final DnaSpec SPEC = SpecShapes.all().get("mixed");

    private final SplittableRandom random = new SplittableRandom(17);
    private final Embedding embedding = new Embedding(SPEC);
    private final Hyperparameters hyperparameters = new Hyperparameters(embedding, 1e-6);
    private final double[] theta = theta();
    private final Covariance covariance = hyperparameters.covariance(theta);
    private final double[][] points = points(POINTS);
    private final double[] scores = random.doubles(POINTS, -1, 1).toArray();
    private final Posterior posterior = new Posterior(covariance, points, scores);

    @Test
    void meanAndVarianceAgreeWithTheDirectFormula() {
        RealMatrix inverse = new LUDecomposition(new Array2DRowRealMatrix(gram(points)))
                .getSolver()
                .getInverse();
        for (double[] point : points(5)) {
            double[] row = Arrays.stream(points)
                    .mapToDouble(p -> covariance.at(point, p))
                    .toArray();
            double[] solved = inverse.operate(row);
            Belief belief = new Belief(0);
            posterior.predict(point, belief);
            assertThat(belief.mean).isCloseTo(dot(solved, scores), within(1e-9));
            assertThat(belief.deviation * belief.deviation)
                    .isCloseTo(covariance.scale() - dot(solved, row), within(1e-9));
        }
    }

    @Test
    void smoothedScoresAreTheMeansAtTheirPoints() {
        double[] smoothed = posterior.smoothed(scores);
        for (int i = 0; i < POINTS; i++) {
            Belief belief = new Belief(0);
            posterior.predict(points[i], belief);
            assertThat(smoothed[i]).isCloseTo(belief.mean, within(1e-9));
        }
    }

    @Test
    void pendingPointsLowerTheVarianceAndKeepTheMean() {
        Posterior waiting = new Posterior(covariance, points, scores);
        double[] pending = points(1)[0];
        Belief before = new Belief(0);
        waiting.predict(pending, before);
        double mean = before.mean;
        double deviation = before.deviation;
        waiting.pend(pending);
        Belief after = new Belief(0);
        waiting.predict(pending, after);
        assertThat(after.mean).isCloseTo(mean, within(1e-12));
        assertThat(after.deviation).isLessThan(0.5 * deviation);
    }

    @Test
    void derivativesOfTheEvidence() {
        Evidence evidence = new Evidence(hyperparameters, points, scores, embedding.dense());
        double[] gradient = new double[theta.length];
        evidence.at(theta, gradient);
        for (int i = 0; i < theta.length; i++) {
            double[] ignored = new double[theta.length];
            double difference =
                    (evidence.at(moved(theta, i, 1e-5), ignored) - evidence.at(moved(theta, i, -1e-5), ignored)) / 2e-5;
            assertThat(gradient[i]).as("derivative %d", i).isCloseTo(difference, within(1e-5));
        }
    }

    /** Rasmussen and Williams (2006), equation 2.30, with the determinant and the inverse of a library. */
    @Test
    void evidenceAgreesWithTheDirectFormula() {
        LUDecomposition matrix = new LUDecomposition(new Array2DRowRealMatrix(gram(points)));
        double likelihood = -0.5 * dot(matrix.getSolver().getInverse().operate(scores), scores)
                - 0.5 * Math.log(matrix.getDeterminant())
                - 0.5 * POINTS * Math.log(2 * Math.PI);
        double[] gradient = new double[theta.length];
        double prior = hyperparameters.prior(theta, gradient);
        Evidence evidence = new Evidence(hyperparameters, points, scores, embedding.dense());
        assertThat(-evidence.at(theta, gradient)).isCloseTo(likelihood + prior, within(1e-8));
    }

    @Test
    void derivativesOfAcquisitions() {
        Posterior other =
                new Posterior(covariance, points, random.doubles(POINTS, -1, 1).toArray());
        List<double[]> pairs = new ArrayList<>(List.of(new double[] {0, 0.5}, new double[] {0.4, 0.1}));
        for (Acquisition acquisition : List.of(
                Acquisition.improvement(posterior, 0.8),
                Acquisition.improvement(posterior, 30),
                Acquisition.positive(posterior),
                Acquisition.decay(posterior, 0.7),
                new HypervolumeImprovement(posterior, other, pairs),
                Acquisition.product(List.of(Acquisition.improvement(posterior, 0.8), Acquisition.positive(other))))) {
            double[] point = points(1)[0];
            double[] gradient = new double[embedding.dense()];
            acquisition.at(point, gradient);
            for (int c = 0; c < gradient.length; c++) {
                double difference = (acquisition.at(moved(point, c, 1e-5), new double[0])
                                - acquisition.at(moved(point, c, -1e-5), new double[0]))
                        / 2e-5;
                assertThat(gradient[c])
                        .as("derivative %d", c)
                        .isCloseTo(difference, within(1e-4 * Math.max(1, Math.abs(difference))));
            }
        }
    }

    /** 40,000 draws; the tolerance is five standard errors. */
    @Test
    void hypervolumeImprovementAgreesWithSampling() {
        Posterior other =
                new Posterior(covariance, points, random.doubles(POINTS, -1, 1).toArray());
        List<double[]> pairs = List.of(
                new double[] {-1, 0.6}, new double[] {-0.2, 0.2}, new double[] {0.5, -0.8}, new double[] {-1, -1});
        double[] point = points(1)[0];
        Belief one = Acquisition.believe(posterior, point, 0);
        Belief two = Acquisition.believe(other, point, 0);
        double[] reference = {-1 - 0.15, -1 - 0.16};
        double before = area(pairs, reference);
        double sum = 0;
        double squares = 0;
        int draws = 40_000;
        for (int i = 0; i < draws; i++) {
            List<double[]> more = new ArrayList<>(pairs);
            more.add(new double[] {
                one.mean + one.deviation * Normal.quantile(random.nextDouble()),
                two.mean + two.deviation * Normal.quantile(random.nextDouble())
            });
            double growth = area(more, reference) - before;
            sum += growth;
            squares += growth * growth;
        }
        double mean = sum / draws;
        double error = Math.sqrt((squares / draws - mean * mean) / draws);
        double exact = Math.exp(new HypervolumeImprovement(posterior, other, pairs).at(point, new double[0]));
        assertThat(exact).isCloseTo(mean, within(5 * error));
    }

    /** The area that pairs dominate above the reference point, by strips between all first numbers. */
    private static double area(List<double[]> pairs, double[] reference) {
        double[] cuts = pairs.stream().mapToDouble(pair -> pair[0]).sorted().toArray();
        double low = reference[0];
        double area = 0;
        for (double cut : cuts) {
            double highest = pairs.stream()
                    .filter(pair -> pair[0] >= cut)
                    .mapToDouble(pair -> pair[1])
                    .max()
                    .orElseThrow();
            area += Math.max(0, cut - low) * Math.max(0, highest - reference[1]);
            low = Math.max(low, cut);
        }
        return area;
    }

    @Test
    void findsTheLengthScaleThatMatters() {
        DnaSpec plane =
                DnaSpec.of(List.of(SpecShapes.real("a", 0, 1, Scale.LINEAR), SpecShapes.real("b", 0, 1, Scale.LINEAR)));
        Embedding flat = new Embedding(plane);
        double[][] places = IntStream.range(0, 40)
                .mapToObj(i -> flat.encode(DnaSampler.overDecisions().sample(plane, random)))
                .toArray(double[][]::new);
        double[] waves =
                Arrays.stream(places).mapToDouble(p -> Math.sin(9 * p[0])).toArray();
        Posterior learned = Learner.ofScores(flat).learn(places, waves, flat.dense(), 40);
        double[] weights = learned.covariance().weights();
        assertThat(weights[0]).isGreaterThan(20 * weights[1]);
    }

    private double[] theta() {
        double[] start = hyperparameters.start();
        for (int i = 0; i < start.length; i++) {
            start[i] += random.nextDouble(-0.5, 0.5);
        }
        start[start.length - 1] = Math.log(0.01);
        return start;
    }

    private double[][] points(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> embedding.encode(DnaSampler.overDecisions().sample(SPEC, random)))
                .toArray(double[][]::new);
    }

    private double[][] gram(double[][] of) {
        double[][] gram = new double[of.length][of.length];
        for (int i = 0; i < of.length; i++) {
            for (int j = 0; j < of.length; j++) {
                gram[i][j] = covariance.at(of[i], of[j]) + (i == j ? covariance.noise() : 0);
            }
        }
        return gram;
    }

    private static double[] moved(double[] vector, int index, double step) {
        double[] moved = vector.clone();
        moved[index] += step;
        return moved;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
