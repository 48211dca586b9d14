package org.espalier.algo.bayes.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.geno.Dna;

/** All models of a run: of each objective, of feasibility, of cost; and what to make of them together. */
final class Models {
    private static final double SHARE_OF_SUM = 0.05;
    private static final double MARGIN = 0.1;

    private final Bayesian settings;
    private final Embedding embedding;
    private final History history;
    private final int objectives;
    private final List<Learner> scores = new ArrayList<>();
    private final Learner feasibility;
    private final Learner cost;
    private final int[] branches;

    Models(Bayesian settings, Embedding embedding, History history, int objectives) {
        this.settings = settings;
        this.embedding = embedding;
        this.history = history;
        this.objectives = objectives;
        for (int i = 0; i < objectives; i++) {
            scores.add(Learner.ofScores(embedding));
        }
        this.feasibility = Learner.ofLabels(embedding);
        this.cost = Learner.ofScores(embedding);
        this.branches = embedding.branches();
    }

    /**
     * What to look for next.
     *
     * @param weights inverse squared lengths of the columns
     * @param ranked the modelled trials, best first
     * @param climb whether the very maximum is wanted; otherwise the best of some draws
     */
    record Guess(Acquisition acquisition, double[] weights, List<Dna> ranked, boolean climb) {
        List<Dna> incumbents(int most) {
            return ranked.stream().distinct().limit(most).toList();
        }
    }

    /** What to look for by the objectives alone: their acquisition, the model behind it, and how good each trial is. */
    private record Aim(Acquisition acquisition, Posterior posterior, double[] rank, boolean climb) {}

    /**
     * Returns what to look for while {@code pending} are not known; there must be a scored trial.
     *
     * @param widen whether to look farther away: where a branch can improve on itself, or, if the space has no branches, for
     *     an improvement that is worth mentioning
     */
    Guess guess(Collection<Dna> pending, boolean widen, RandomGenerator random) {
        List<History.Entry> scored =
                history.entries().stream().filter(History.Entry::isScored).toList();
        double[][] points = points(scored);
        List<double[]> waiting = pending.stream().map(embedding::encode).toList();
        Aim aim;
        if (objectives == 2) {
            aim = front(points, scored, waiting, random);
        } else {
            double[] target = objectives == 1 ? column(scored, 0) : mixed(scored, random);
            aim = single(points, Warp.normal(target), waiting, widen);
        }
        List<Acquisition> factors = new ArrayList<>(List.of(aim.acquisition()));
        addFeasibility(factors, scored.size());
        addCost(factors);
        double[] weights = aim.posterior().covariance().weights();
        return new Guess(Acquisition.product(factors), weights, ranked(scored, aim.rank()), aim.climb());
    }

    private Aim single(double[][] points, double[] targets, List<double[]> waiting, boolean widen) {
        Posterior posterior = learn(scores.get(0), points, targets, waiting);
        double[] means = posterior.smoothed(targets);
        if (widen && branches.length > 0) {
            BranchBests bests = new BranchBests(branches, points, means);
            double[] lead = new double[means.length];
            Arrays.setAll(lead, i -> means[i] - bests.applyAsDouble(points[i]));
            return new Aim(Acquisition.improvement(posterior, bests), posterior, lead, false);
        }
        double best = Arrays.stream(means).max().orElseThrow() + (widen ? MARGIN : 0);
        return new Aim(Acquisition.improvement(posterior, best), posterior, targets, true);
    }

    private Aim front(double[][] points, List<History.Entry> scored, List<double[]> waiting, RandomGenerator random) {
        double[] first = Warp.linear(column(scored, 0));
        double[] second = Warp.linear(column(scored, 1));
        Posterior one = learn(scores.get(0), points, first, waiting);
        Posterior two = learn(scores.get(1), points, second, waiting);
        List<double[]> pairs = new ArrayList<>();
        double[] rank = new double[first.length];
        double share = random.nextDouble();
        for (int i = 0; i < rank.length; i++) {
            pairs.add(new double[] {first[i], second[i]});
            rank[i] = Math.min(share * first[i], (1 - share) * second[i]);
        }
        return new Aim(new HypervolumeImprovement(one, two, pairs), one, rank, true);
    }

    private static double[][] points(List<History.Entry> entries) {
        return entries.stream().map(History.Entry::point).toArray(double[][]::new);
    }

    private Posterior learn(Learner learner, double[][] points, double[] targets, List<double[]> waiting) {
        Posterior posterior = learner.learn(points, targets, embedding.dense(), history.observed());
        waiting.forEach(posterior::pend);
        return posterior;
    }

    private static double[] column(List<History.Entry> scored, int objective) {
        return scored.stream().mapToDouble(entry -> entry.scores()[objective]).toArray();
    }

    /**
     * Returns a random mixture of three or more objectives (Knowles, "ParEGO", IEEE Trans. Evol. Comp. 10, 2006, equation 2):
     * the least of them in random units, and a little of their sum.
     */
    private double[] mixed(List<History.Entry> scored, RandomGenerator random) {
        double[] least = new double[scored.size()];
        double[] sum = new double[scored.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        double[] shares = new double[objectives];
        Arrays.setAll(shares, i -> -Math.log(1 - random.nextDouble()));
        double total = Arrays.stream(shares).sum();
        for (int objective = 0; objective < objectives; objective++) {
            double[] values = Warp.linear(column(scored, objective));
            double best = Arrays.stream(values).max().orElse(0);
            for (int i = 0; i < values.length; i++) {
                double part = shares[objective] / total * (values[i] - best);
                least[i] = Math.min(least[i], part);
                sum[i] += part;
            }
        }
        Arrays.setAll(least, i -> least[i] + SHARE_OF_SUM * sum[i]);
        return least;
    }

    private void addFeasibility(List<Acquisition> factors, int scored) {
        List<History.Entry> all = history.entries();
        if (scored < all.size()) {
            factors.add(Acquisition.positive(model(feasibility, all, entry -> entry.isScored() ? 1 : -1, false)));
        }
    }

    private void addCost(List<Acquisition> factors) {
        List<History.Entry> priced =
                history.entries().stream().filter(entry -> entry.cost() > 0).toList();
        double weight = 1 - history.observed() / (double) settings.costTrials();
        if (weight > 0 && priced.size() >= 2) {
            double[] logs =
                    priced.stream().mapToDouble(entry -> Math.log(entry.cost())).toArray();
            double mean = Arrays.stream(logs).average().orElse(0);
            double deviation = Math.sqrt(
                    Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum() / logs.length);
            Posterior model = model(cost, priced, entry -> Math.log(entry.cost()), true);
            factors.add(Acquisition.decay(model, weight * deviation));
        }
    }

    private Posterior model(
            Learner learner, List<History.Entry> entries, ToDoubleFunction<History.Entry> value, boolean standard) {
        double[] values = entries.stream().mapToDouble(value).toArray();
        return learner.learn(
                points(entries), standard ? Warp.linear(values) : values, embedding.dense(), history.observed());
    }

    private static List<Dna> ranked(List<History.Entry> scored, double[] rank) {
        return IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -rank[i]))
                .map(i -> scored.get(i).dna())
                .toList();
    }
}
