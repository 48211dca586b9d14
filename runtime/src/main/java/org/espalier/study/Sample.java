package org.espalier.study;

import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.espalier.algo.TrialBudget;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.geno.Dna;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * One child of a space, handed out to be evaluated: what the loop yields.
 *
 * @param <T> what the child builds
 */
public final class Sample<T> {
    private final SearchSpace<T> space;
    private final BuildContext context;
    private final Feedback feedback;
    private @Nullable Symbol<T> symbol;
    private @Nullable T value;

    Sample(SearchSpace<T> space, BuildContext context, Feedback feedback) {
        this.space = space;
        this.context = context;
        this.feedback = feedback;
    }

    /** Returns the id of the trial, in {@code [1, inf)}. */
    public long id() {
        return feedback.id();
    }

    /** Returns the decisions. */
    public Dna dna() {
        return feedback.dna();
    }

    /**
     * Returns up to which step, such as an epoch, the algorithm wants this child evaluated, counted from the beginning; empty if the
     * algorithm does not say, as most do not. See {@link org.espalier.algo.fidelity}.
     */
    public OptionalLong budget() {
        return TrialBudget.of(feedback.proposalNotes())
                .map(budget -> OptionalLong.of(budget.budget()))
                .orElseGet(OptionalLong::empty);
    }

    /** Returns the trial that evaluated this child up to a smaller {@link #budget}: its checkpoint can be continued. */
    public OptionalLong resumes() {
        return TrialBudget.of(feedback.proposalNotes())
                .map(TrialBudget::resumes)
                .orElseGet(OptionalLong::empty);
    }

    /** Returns the child tree. In a study over a part of a space it is itself a space: what was left out is undecided. */
    public Symbol<T> symbol() {
        Symbol<T> bound = symbol;
        if (bound == null) {
            bound = space.bind(feedback.dna());
            symbol = bound;
        }
        return bound;
    }

    /**
     * Returns the object that the child describes; built at the first call, the same object afterwards. A constructor that
     * asks the context for a {@link RandomGenerator} gets that of the trial.
     *
     * @throws org.espalier.build.BuildException if something in the child is still undecided, or a constructor threw
     */
    public T value() {
        T built = value;
        if (built == null) {
            built = Materializer.build(symbol(), context.with(RandomGenerator.class, feedback.random()));
            value = built;
        }
        return built;
    }

    void repair(Dna dna) {
        feedback.repair(dna);
        symbol = null;
    }

    /** Returns the handle through which the trial is reported. */
    public Feedback feedback() {
        return feedback;
    }

    /** Ends the trial with the value of the only objective; see {@link Feedback#report(double)}. */
    public double report(double objective) {
        return feedback.report(objective);
    }

    /** Ends the trial with the values of all objectives; see {@link Feedback#report(Map)}. */
    public void report(Map<String, Double> metrics) {
        feedback.report(metrics);
    }

    /** Ends the trial without a result; see {@link Feedback#skip}. */
    public void skip(String why) {
        feedback.skip(why);
    }

    /** Ends the trial because the child is not valid; see {@link Feedback#infeasible}. */
    public void infeasible(String why) {
        feedback.infeasible(why);
    }

    /** Returns the trial and its decisions. */
    @Override
    public String toString() {
        return feedback.toString();
    }
}
