package org.espalier.algo.rl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.path.Path;

/**
 * A distribution over the DNA of a space that learns from advantages: what REINFORCE, PPO and searches over networks with shared
 * weights have in common.
 *
 * <pre>{@code
 * Policy policy = new Policy(spec);
 * for (int step = 0; step < 1000; step++) {
 *   Dna dna = policy.sample(random).dna();
 *   policy.push(dna, reward(dna) - baseline, 0);     // add to the gradient, any number of times
 *   policy.step(new Adam(0.05));                     // then step along it
 * }
 * policy.mode();                                     // the likeliest DNA
 * }</pre>
 *
 * Each decision has its own parameters, those inside candidates too; decisions that are not active in a DNA have no part in its
 * probability and do not move.
 *
 * <ul>
 *   <li>a choice: softmax over its candidates; several picks one after the other, each with its own logits, without those that the
 *       earlier picks forbid; sorted picks are drawn in their own order, so that a set has one probability;
 *   <li>an order: Plackett and Luce, one logit for each candidate;
 *   <li>a real number: a Gaussian behind the logistic function, in the scale of the range;
 *   <li>an integer: softmax up to 32 values, above that the cell into which such a number falls;
 *   <li>a text: what its genes draw, freely or near the best one; it has no probability of its own.
 * </ul>
 *
 * At the start all children of plain choices are equally likely. Not safe for use by several threads at once.
 */
public final class Policy {
    private final DnaSpec spec;
    private final Heads heads;
    private final List<Parameters> touched = new ArrayList<>();

    /** Creates the policy that knows nothing. */
    public Policy(DnaSpec spec) {
        this.spec = spec;
        this.heads = new Heads(spec);
    }

    /**
     * A DNA with the probability by which it was drawn.
     *
     * @param dna the DNA
     * @param logProbability natural logarithm of its probability; for ranges of reals, of the density in the unit interval
     */
    public record Sampled(Dna dna, double logProbability) {}

    /** Returns the shape of the DNA. */
    public DnaSpec spec() {
        return spec;
    }

    /** Draws a DNA. */
    public Sampled sample(RandomGenerator random) {
        Tally tally = new Tally();
        Dna dna = heads.sample(random, tally);
        return new Sampled(dna, tally.logProbability);
    }

    /** Returns the DNA of the likeliest decisions, each given those before it; of a number, the median. */
    public Dna mode() {
        return heads.mode();
    }

    /** Returns the logarithm of the probability of {@code dna}, which has to fit the spec. */
    public double logProbability(Dna dna) {
        Tally tally = new Tally();
        heads.judge(dna, tally);
        return tally.logProbability;
    }

    /**
     * Returns the sum of the entropies, in nats, of the decisions that are active in {@code dna}: of numbers, that of the Gaussian
     * before it is squashed. Its mean over samples is the entropy of the policy.
     */
    public double entropy(Dna dna) {
        Tally tally = new Tally();
        heads.judge(dna, tally);
        return tally.entropy;
    }

    /**
     * Adds {@code advantage} times the gradient of the log-probability of {@code dna}, and {@code entropyWeight} times that of the
     * entropies of its active decisions, to the gradient that waits for {@link #step}.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public void push(Dna dna, double advantage, double entropyWeight) {
        if (!Double.isFinite(advantage) || !Double.isFinite(entropyWeight)) {
            throw new IllegalArgumentException("advantage: expected finite numbers, found " + advantage
                    + " with entropy weight " + entropyWeight + ". Replace scores that are not finite");
        }
        heads.push(dna, new Push(advantage, entropyWeight, touched));
    }

    /** Steps upwards along the gradient that was pushed since the last step. */
    public void step(Adam adam) {
        for (Parameters parameters : touched) {
            adam.step(parameters);
            parameters.waiting = false;
        }
        touched.clear();
    }

    /**
     * Returns what is known about each decision, as text by id: {@code op -> conv 0.713, pool 0.287}. Decisions inside
     * candidates are listed as far as they were ever reached.
     */
    public Map<Path, String> describe() {
        Map<Path, String> lines = new LinkedHashMap<>();
        heads.describe(Path.ROOT, lines::put);
        return lines;
    }

    /** Returns one line for each entry of {@link #describe}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Policy");
        describe().forEach((id, line) -> text.append("\n  ")
                .append(id.isRoot() ? "(root)" : id.toString())
                .append(": ")
                .append(line));
        return text.toString();
    }

    /** Returns the parameters that a push of {@code dna} moves. */
    List<Parameters> touchedBy(Dna dna) {
        List<Parameters> found = new ArrayList<>();
        heads.push(dna, new Push(0, 0, found));
        found.forEach(parameters -> parameters.waiting = false);
        return found;
    }
}
