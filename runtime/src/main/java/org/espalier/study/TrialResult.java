package org.espalier.study;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.geno.Dna;
import org.espalier.internal.Seeds;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;

/**
 * A trial that has ended, together with the child that it tried.
 *
 * @param <T> what the child builds
 */
public final class TrialResult<T> {
    private final SearchSpace<T> space;
    private final BuildContext context;
    private final Trial trial;

    TrialResult(SearchSpace<T> space, BuildContext context, Trial trial) {
        this.space = space;
        this.context = context;
        this.trial = trial;
    }

    /** Returns the trial. */
    public Trial trial() {
        return trial;
    }

    /** Returns the decisions. */
    public Dna dna() {
        return trial.dna();
    }

    /** Returns the final values by name; empty if the trial was not evaluated. */
    public Map<String, Double> metrics() {
        return trial.metrics();
    }

    /** Returns the child tree, bound anew. */
    public Symbol<T> symbol() {
        return space.bind(trial.dna());
    }

    /**
     * Builds the child anew, with the random generator that it had in the study.
     *
     * @throws org.espalier.build.BuildException as {@link Sample#value}
     */
    public T value() {
        return Materializer.build(symbol(), context.with(RandomGenerator.class, random()));
    }

    /** Returns the seed that the evaluation had; see {@link Feedback#seed}. */
    public long seed() {
        return Seeds.mix(trial.run().provenance().seed(), trial.id(), Seeds.USER);
    }

    /** Returns a new generator, seeded by {@link #seed}. */
    public RandomGenerator random() {
        return Seeds.random(trial.run().provenance().seed(), trial.id(), Seeds.USER);
    }

    /** Returns the trial in one line. */
    @Override
    public String toString() {
        return trial.toString();
    }
}
