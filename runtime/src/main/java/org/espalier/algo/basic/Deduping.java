package org.espalier.algo.basic;

import org.espalier.algo.Algorithm;
import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.internal.Checks;

/**
 * Keeps another algorithm from trying the same DNA again and again. Only the decisions are compared.
 *
 * <pre>{@code
 * new Deduping(new RegularizedEvolution())            // every DNA once
 * new Deduping(new RegularizedEvolution()).reusing()  // twice proposed, once evaluated
 * new Deduping(new RandomSearch()).copies(3)          // a noisy objective: up to three evaluations
 * }</pre>
 *
 * When the inner algorithm proposes a DNA that had its copies, there are two policies.
 *
 * <ul>
 *   <li>{@link Repeat#REPLACE}: it is asked again, up to {@code attempts} times. If it insists, a DNA that was not tried
 *       yet is taken instead: in a finite space the next one, in order of enumeration, after a random one, so the run is
 *       exhausted exactly when every DNA had its copies; in an infinite space a random one.
 *   <li>{@link Repeat#REUSE}: the proposal carries the outcome that was observed first, so the study completes the trial
 *       without evaluating it, and the inner algorithm learns that it came back. While the first copy is still being
 *       evaluated, another one is too.
 * </ul>
 *
 * Memory grows with the number of different DNA.
 *
 * @param inner the algorithm whose proposals are filtered
 * @param copies how often one DNA may be evaluated, in {@code [1, inf)}
 * @param attempts how often the inner algorithm is asked again for one proposal, in {@code [1, inf)}
 * @param repeat what becomes of a further copy
 */
public record Deduping(Algorithm inner, int copies, int attempts, Repeat repeat) implements MultiObjective {
    private static final int DEFAULT_ATTEMPTS = 100;

    /** What becomes of a DNA that had its copies. */
    public enum Repeat {
        /** Another DNA is tried instead. */
        REPLACE,
        /** The recorded outcome is used again. */
        REUSE
    }

    /** @throws IllegalArgumentException if {@code copies < 1} or {@code attempts < 1} */
    public Deduping {
        Checks.atLeast("copies", copies, 1);
        Checks.atLeast("attempts", attempts, 1);
    }

    /** Creates the wrapper that evaluates each DNA once and asks again up to 100 times. */
    public Deduping(Algorithm inner) {
        this(inner, 1, DEFAULT_ATTEMPTS, Repeat.REPLACE);
    }

    /** Returns this wrapper with another number of evaluations of one DNA. */
    public Deduping copies(int count) {
        return new Deduping(inner, count, attempts, repeat);
    }

    /** Returns this wrapper with the policy {@link Repeat#REUSE}. */
    public Deduping reusing() {
        return new Deduping(inner, copies, attempts, Repeat.REUSE);
    }

    @Override
    public Proposer start(Problem problem) {
        return new DedupingRun(this, problem.start(inner), problem.spec());
    }
}
