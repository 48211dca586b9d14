package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.Region;
import org.espalier.djl.optim.Piece;
import org.espalier.djl.supernet.SuperNet;
import org.espalier.djl.supernet.SuperNetException;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionSite;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * What gradient-based search learns: one logit for each candidate of each decision, alpha in the literature.
 *
 * <p>The probability of a candidate is the softmax of its decision's logits; decisions are independent, given that they are
 * reached. Tied decisions share their logits, conditional ones have logits of their own. All start at zero: every candidate
 * is as probable as any other.
 */
public final class Alphas implements AutoCloseable {
    private final DnaSpec spec;
    private final NDManager manager;
    private final Map<Path, Site> sites = new LinkedHashMap<>();

    /** A decision, and the candidate of another on which it depends. */
    private record Site(Path id, int size, @Nullable Path above, int candidate, Piece piece) {}

    private Alphas(DnaSpec spec, NDManager manager) {
        this.spec = spec;
        this.manager = manager;
    }

    /**
     * Makes logits for a space.
     *
     * @param net the rewritten space
     * @param parent the manager below which they live
     * @param type number type of the network
     * @return the logits, all zero; to be closed
     * @throws SuperNetException if a decision cannot be blended: several picks, ranges of numbers, chosen lists of layers,
     *     values that follow others; names every place and reason
     */
    public static Alphas start(SuperNet<?> net, NDManager parent, DataType type) {
        var problems = net.blendProblems();
        if (!problems.isEmpty()) {
            throw new SuperNetException("Gradient-based search", problems);
        }
        DnaSpec spec = net.space().spec();
        Alphas alphas = new Alphas(spec, parent.newSubManager());
        DecisionWalk.sites(spec, site -> alphas.add(site, type));
        return alphas;
    }

    private void add(DecisionSite site, DataType type) {
        int size = site.point().candidates().size();
        NDArray logits = manager.zeros(new Shape(size), type);
        logits.setRequiresGradient(true);
        Piece piece = new Piece(site.id().toString(), logits, logits, Region.all(logits.getShape()));
        Path above = site.enclosing().map(DecisionSite::id).orElse(null);
        sites.put(site.id(), new Site(site.id(), size, above, site.candidate(), piece));
    }

    /** Returns the ids of all decisions, those that others depend on before these. */
    public List<Path> decisions() {
        return List.copyOf(sites.keySet());
    }

    /**
     * Returns the logits of a decision, axis (candidate): the array itself, which asks for a gradient.
     *
     * @throws IllegalArgumentException if there is no such decision
     */
    public NDArray logits(Path decision) {
        return site(decision).piece.weight();
    }

    /**
     * Returns the probabilities of the candidates of a decision, given that it is reached.
     *
     * @throws IllegalArgumentException if there is no such decision
     */
    public double[] probabilities(Path decision) {
        return softmax(values(decision));
    }

    /** Returns the logits of a decision in Java memory. */
    double[] values(Path decision) {
        return Gradients.withoutRecording(manager.getEngine(), () -> {
            try (NDArray exact = logits(decision).toType(DataType.FLOAT64, true)) {
                return exact.toDoubleArray();
            }
        });
    }

    static double[] softmax(double[] logits) {
        double[] weights = logits.clone();
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(weights[i] - largest);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** Returns the logits of a decision as the beginning of a computation, below a manager; recorded if a tape records. */
    NDArray in(NDManager scratch, Path decision) {
        NDArray same = logits(decision).mul(1);
        same.attach(scratch);
        return same;
    }

    /** Returns the logits of some decisions, to be changed by an optimizer. */
    List<Piece> pieces(Collection<Path> some) {
        return some.stream().map(decision -> site(decision).piece).toList();
    }

    /** Returns all candidates of all decisions. */
    Map<Path, List<Integer>> everything() {
        return pick(decision -> IntStream.range(0, site(decision).size).boxed().toList());
    }

    /** Picks candidates of each decision that is reached by what was picked before. */
    Map<Path, List<Integer>> pick(Function<Path, List<Integer>> picker) {
        Map<Path, List<Integer>> picked = new LinkedHashMap<>();
        for (Site site : sites.values()) {
            if (site.above == null || picked.getOrDefault(site.above, List.of()).contains(site.candidate)) {
                picked.put(site.id, picker.apply(site.id));
            }
        }
        return Collections.unmodifiableMap(picked);
    }

    /** Returns the DNA of the first candidate picked of each decision that is reached. */
    Dna dna(Map<Path, List<Integer>> picked) {
        return dna(spec, null, 0, picked);
    }

    private static Dna dna(DnaSpec spec, @Nullable Path above, int candidate, Map<Path, List<Integer>> picked) {
        List<Decision> decisions = new ArrayList<>(spec.points().size());
        for (DecisionPoint point : spec.points()) {
            Path id = above == null ? point.location() : above.branch(candidate).resolve(point.location());
            int first = picked.getOrDefault(id, List.of(0)).get(0);
            decisions.add(
                    Decision.Chosen.of(first, dna(point.candidates().get(first).spec(), id, first, picked)));
        }
        return Dna.of(decisions);
    }

    /**
     * Returns the most probable candidate of each decision that is reached, the first of equally probable ones.
     *
     * @param kinds tells which candidates stay out of it as long as there are others
     */
    Dna choice(Candidates kinds) {
        return dna(pick(decision -> {
            double[] logits = values(decision);
            int best = -1;
            for (int i = 0; i < logits.length; i++) {
                if (!kinds.excluded(decision, i) && (best < 0 || logits[i] > logits[best])) {
                    best = i;
                }
            }
            return List.of(Math.max(0, best));
        }));
    }

    /** A network drawn by the probabilities. */
    record Draw(Dna dna, double logProbability) {}

    /** Draws a network, without the candidates that stay out of it as long as there are others. */
    Draw draw(Candidates kinds, RandomGenerator random) {
        double[] sum = new double[1];
        Dna dna = dna(pick(decision -> {
            double[] logits = values(decision);
            double[] noise = Temperature.gumbel(logits.length, random);
            int best = -1;
            for (int i = 0; i < logits.length; i++) {
                if (!kinds.excluded(decision, i) && (best < 0 || logits[i] + noise[i] > logits[best] + noise[best])) {
                    best = i;
                }
            }
            int taken = Math.max(0, best);
            sum[0] += Math.log(softmax(logits)[taken]);
            return List.of(taken);
        }));
        return new Draw(dna, sum[0]);
    }

    /**
     * Computes how undecided the logits are: the entropy of their distribution over networks.
     *
     * @return nats, in [0, inf)
     */
    public double entropy() {
        Map<Path, double[]> known = new LinkedHashMap<>();
        Map<Path, Double> reached = new LinkedHashMap<>();
        double sum = 0;
        for (Site site : sites.values()) {
            double here = site.above == null
                    ? 1
                    : reached.getOrDefault(site.above, 0.0)
                            * known.getOrDefault(site.above, new double[0])[site.candidate];
            double[] probabilities = probabilities(site.id);
            for (double p : probabilities) {
                sum -= p > 0 ? here * p * Math.log(p) : 0;
            }
            known.put(site.id, probabilities);
            reached.put(site.id, here);
        }
        return sum;
    }

    /** Returns the candidate of another decision on which one depends: its id, and the number; null at the top level. */
    Map.@Nullable Entry<Path, Integer> above(Path decision) {
        Site site = site(decision);
        return site.above == null ? null : Map.entry(site.above, site.candidate);
    }

    /** Returns all logits by the id of their decision. */
    Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        sites.values().forEach(site -> arrays.put(site.piece.owner(), site.piece.weight()));
        return arrays;
    }

    private Site site(Path decision) {
        Site site = sites.get(decision);
        if (site == null) {
            throw new IllegalArgumentException("decision: expected one of " + sites.keySet() + ", found " + decision);
        }
        return site;
    }

    /** Frees the logits. */
    @Override
    public void close() {
        manager.close();
    }

    /** Returns the probabilities of all decisions, with two digits. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Site site : sites.values()) {
            text.append(text.isEmpty() ? "" : ", ").append(site.id).append(": ");
            double[] weights = probabilities(site.id);
            for (int i = 0; i < weights.length; i++) {
                text.append(i == 0 ? "" : " ").append(Math.round(100 * weights[i]) / 100.0);
            }
        }
        return "Alphas(" + text + ")";
    }
}
