package org.espalier.study;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.auto.Auto;
import org.espalier.algo.basic.WarmStart;
import org.espalier.build.BuildContext;
import org.espalier.geno.Dna;
import org.espalier.internal.Checks;
import org.espalier.space.SearchSpace;
import org.espalier.stop.EarlyStopping;
import org.espalier.store.TrialStore;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a study; {@link #start} starts it. Everything has a default. A builder may start several
 * studies, which are independent unless they were given the same store.
 *
 * @param <T> what children of the space build
 */
public final class StudyBuilder<T> {
    private static final int FAILURES = 10;

    private final SearchSpace<T> space;
    private Algorithm algorithm = new Auto();
    private long seed;
    private List<Objective> objectives = List.of(Objective.REWARD);
    private OptionalLong trials = OptionalLong.empty();
    private int workers = 1;
    private Ordering ordering = Ordering.asCompleted();
    private @Nullable TrialStore store;
    private @Nullable EarlyStopping stopping;
    private InstantSource clock = InstantSource.system();
    private @Nullable ProgressListener listener;
    private Duplicates duplicates = Duplicates.REEVALUATE;
    private FinalScore finalScore = FinalScore.LAST;
    private int failureLimit = FAILURES;
    private int repairs;
    private String costMetric = "";
    private final Map<String, ToDoubleFunction<Map<String, Double>>> computed = new LinkedHashMap<>();
    private final List<Symbol<? extends T>> first = new ArrayList<>();
    private final List<Study<?>> teachers = new ArrayList<>();
    private BuildContext context = BuildContext.EMPTY;

    StudyBuilder(SearchSpace<T> space) {
        this.space = space;
    }

    /**
     * Sets the search algorithm; {@link Auto} by default, which is told the limit of {@link #trials} and the {@link #workers}.
     * {@link Study#toString} shows what it chose and why.
     */
    public StudyBuilder<T> algorithm(Algorithm value) {
        algorithm = value;
        return this;
    }

    /** Sets the seed from which all randomness is derived; 0 by default. */
    public StudyBuilder<T> seed(long value) {
        seed = value;
        return this;
    }

    /** Sets the only objective; to maximise {@code reward} by default. */
    public StudyBuilder<T> objective(Objective value) {
        return objectives(value);
    }

    /** Sets the objectives, in the order in which the algorithm sees them; the best trial is that by the first one. */
    public StudyBuilder<T> objectives(Objective... values) {
        objectives = List.of(values);
        return this;
    }

    /**
     * Sets how many trials the study has at most, those of an earlier run in the same store included; no limit by default.
     *
     * @throws IllegalArgumentException if {@code value < 1}
     */
    public StudyBuilder<T> trials(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("trials: expected int in [1, inf), found " + value);
        }
        trials = OptionalLong.of(value);
        return this;
    }

    /**
     * Sets how many threads {@link Study#run} uses; 1 by default, which is the calling thread.
     *
     * @throws IllegalArgumentException if {@code value < 1}
     */
    public StudyBuilder<T> workers(int value) {
        workers = Checks.atLeast("workers", value, 1);
        return this;
    }

    /** Sets in which order results reach the algorithm; {@link Ordering#asCompleted} by default. */
    public StudyBuilder<T> ordering(Ordering value) {
        ordering = value;
        return this;
    }

    /** Sets where trials are kept; in memory by default. A store that holds trials of this space continues their study. */
    public StudyBuilder<T> store(TrialStore value) {
        store = value;
        return this;
    }

    /** Sets the rule that advises to end trials early; none by default. */
    public StudyBuilder<T> earlyStopping(EarlyStopping value) {
        stopping = value;
        return this;
    }

    /** Sets the clock; that of the system by default. */
    public StudyBuilder<T> clock(InstantSource value) {
        clock = value;
        return this;
    }

    /** Sets who is told about the progress; nobody by default. */
    public StudyBuilder<T> progress(ProgressListener value) {
        listener = value;
        return this;
    }

    /** Sets what becomes of DNA that is proposed a second time; {@link Duplicates#REEVALUATE} by default. */
    public StudyBuilder<T> duplicates(Duplicates value) {
        duplicates = value;
        return this;
    }

    /** Sets which measurement counts when a trial ends without a report; {@link FinalScore#LAST} by default. */
    public StudyBuilder<T> finalScore(FinalScore value) {
        finalScore = value;
        return this;
    }

    /**
     * Sets after how many failed trials in a row the study gives up with an error; 10 by default.
     *
     * @throws IllegalArgumentException if {@code value < 1}
     */
    public StudyBuilder<T> failureLimit(int value) {
        failureLimit = Checks.atLeast("failureLimit", value, 1);
        return this;
    }

    /**
     * Sets how many tries are spent on repairing a child that a constraint of the space rejects: children near the proposed
     * one are tried, nearest first, and the first that is accepted is handed out instead. 0 by default: the trial is
     * infeasible at once, as it is if no try succeeds. {@link Study#rejections} counts.
     *
     * @throws IllegalArgumentException if {@code tries < 0}
     */
    public StudyBuilder<T> repair(int tries) {
        repairs = Checks.atLeast("repair", tries, 0);
        return this;
    }

    /** Sets the metric that holds the cost of a trial, such as {@code seconds}, for algorithms that weigh it; none by default. */
    public StudyBuilder<T> costMetric(String name) {
        costMetric = Checks.notBlank("costMetric", name);
        return this;
    }

    /**
     * Adds a metric that is computed from the measured ones at each measurement and report, such as a
     * {@link org.espalier.algo.CostTarget}; it may be an objective. Where a trial reports the metric itself, its value stands.
     */
    public StudyBuilder<T> metric(String name, ToDoubleFunction<Map<String, Double>> function) {
        computed.put(Checks.notBlank("metric", name), function);
        return this;
    }

    /** Adds a child that is tried before the algorithm proposes anything: a known good program, an earlier winner. */
    public StudyBuilder<T> startFrom(Symbol<? extends T> child) {
        first.add(child);
        return this;
    }

    /**
     * Adds a study from which the algorithm learns before its first proposal. Its trials are translated by way of their
     * child trees, so it may have searched another space, such as a smaller one that has since grown; trials whose child
     * is not in this space, or that lack one of the objectives, are left out.
     */
    public StudyBuilder<T> learnFrom(Study<?> other) {
        teachers.add(other);
        return this;
    }

    /** Sets the services that constructors may ask for; none by default. */
    public StudyBuilder<T> context(BuildContext value) {
        context = value;
        return this;
    }

    /**
     * Starts the study.
     *
     * @throws StudyException if the space is constant, or the store holds trials of another space
     * @throws org.espalier.space.SpaceException if a tree to start from is not a child of the space
     * @throws IllegalArgumentException if the algorithm refuses the space or the objectives
     */
    public Study<T> start() {
        if (space.isConstant()) {
            throw new StudyException(
                    "space: expected at least one decision, found none in " + space + ". Put a choice into the tree");
        }
        Auto.Choice chosen = choice();
        StudySettings settings = new StudySettings(
                duplicates.apply(helped(chosen == null ? algorithm : chosen.algorithm())),
                chosen == null ? "" : chosen.why(),
                seed,
                objectives,
                trials,
                workers,
                ordering,
                store == null ? TrialStore.inMemory() : store,
                stopping,
                clock,
                listener,
                finalScore,
                failureLimit,
                repairs,
                costMetric,
                new LinkedHashMap<>(computed),
                context);
        return new Study<>(space, new Engine(settings, space.spec()));
    }

    private Auto.@Nullable Choice choice() {
        if (!(algorithm instanceof Auto auto)) {
            return null;
        }
        Auto informed =
                new Auto(auto.trials() == 0 ? trials.orElse(0) : auto.trials(), Math.max(auto.workers(), workers));
        return informed.choose(new Problem(space.spec(), objectives, seed));
    }

    private Algorithm helped(Algorithm inner) {
        if (first.isEmpty() && teachers.isEmpty()) {
            return inner;
        }
        List<Dna> children = first.stream().map(space::encode).toList();
        List<Observation> known = new ArrayList<>();
        teachers.forEach(teacher -> known.addAll(WarmStarts.from(teacher, space, objectives)));
        return new WarmStart(inner, children, known);
    }
}
