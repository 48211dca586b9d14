package org.espalier.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.geno.Dna;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * A search: an algorithm that proposes children of a space, the user's evaluations, and the trials that came of them.
 *
 * <pre>{@code
 * Study<Trainer> study = Study.of(space).algorithm(new RegularizedEvolution()).seed(7).start();
 *
 * for (Sample<Trainer> sample : study.sample(100)) {          // a loop
 *   sample.report(sample.value().train());
 * }
 * study.run(100, Trainer::train);                             // or worker threads
 *
 * study.best().symbol();                                      // again a tree
 * }</pre>
 *
 * Loops and runs may follow each other: each continues the study. Safe for use by several threads; no lock is held while
 * the user's code runs.
 *
 * @param <T> what children of the space build
 */
public final class Study<T> {
    private final SearchSpace<T> space;
    private final Engine engine;

    Study(SearchSpace<T> space, Engine engine) {
        this.space = space;
        this.engine = engine;
    }

    /**
     * Returns the builder of a study over all decisions of {@code template}.
     *
     * @throws org.espalier.space.SpaceException if the tree is no sound space
     */
    public static <T> StudyBuilder<T> of(Symbol<T> template) {
        return of(SearchSpace.of(template));
    }

    /** Returns the builder of a study over {@code space}, which may decide only a part of its tree. */
    public static <T> StudyBuilder<T> of(SearchSpace<T> space) {
        return new StudyBuilder<>(space);
    }

    /** Returns the space that is searched. */
    public SearchSpace<T> space() {
        return space;
    }

    /** Returns the algorithm, with its wrappers; the one that was chosen, if none was named. */
    public Algorithm algorithm() {
        return engine.settings().algorithm();
    }

    /** Returns the objectives; the best trial is that by the first one. */
    public List<Objective> objectives() {
        return engine.settings().objectives();
    }

    /**
     * Returns up to {@code trials} further samples, for a {@code for} loop; fewer if the space is exhausted, the study has
     * ended or its limit is reached. Trials that need no evaluation (known outcomes, children that a constraint rejects)
     * count, and are not handed out. Asking for the next sample while the last one was not reported is an error that names
     * the trial.
     *
     * <p>A trial whose loop was left by an exception or {@code break} before a report fails when the thread begins its
     * next loop. Each iterator hands out {@code trials} samples of its own; several threads may each run a loop.
     *
     * @throws IllegalArgumentException if {@code trials < 0}
     */
    public Iterable<Sample<T>> sample(long trials) {
        long count = requireCount(trials);
        return () -> {
            engine.abandonLoopsOf(Thread.currentThread());
            return new SampleLoop<>(this, engine.plan(count));
        };
    }

    /** Returns samples until the limit of the study is reached, the space is exhausted or the study has ended. */
    public Iterable<Sample<T>> sample() {
        return sample(Long.MAX_VALUE);
    }

    /**
     * Returns one further sample, which may be reported at any time and by any thread; empty where a loop would end. Never
     * waits.
     *
     * @throws StudyException if too many trials failed in a row, or results are ordered by trial id and the trial that has
     *     left the window was not reported yet
     */
    public Optional<Sample<T>> ask() {
        return Optional.ofNullable(next(engine.plan(1), null, false));
    }

    /**
     * Evaluates up to {@code trials} further children with the worker threads of the study and returns when all have ended.
     * An exception makes its trial fail and is recorded there; errors such as running out of memory end the run.
     *
     * @return this study
     * @throws StudyException if too many trials failed in a row, or the run was interrupted
     * @throws IllegalArgumentException if {@code trials < 0}
     */
    public Study<T> run(long trials, Evaluation<T> evaluation) {
        return runSamples(trials, sample -> sample.report(evaluation.evaluate(sample.value())));
    }

    /**
     * Evaluates as {@link #run}, with an evaluation that reports by itself.
     *
     * @return this study
     * @throws StudyException as for {@link #run}; also if a trial was not reported, or reported twice
     * @throws IllegalArgumentException if {@code trials < 0}
     */
    public Study<T> runSamples(long trials, SampleEvaluation<T> evaluation) {
        Budget budget = engine.plan(requireCount(trials));
        new StudyRunner<>(this, evaluation, budget).run(engine.settings().workers());
        return this;
    }

    /**
     * Returns the best trial: that with the best value of the first objective, that with the lowest id if several are equal.
     *
     * @throws StudyException if no trial has a score; says what became of the trials
     */
    public TrialResult<T> best() {
        long id = engine.bestTrial()
                .orElseThrow(() -> new StudyException("best: expected a trial with a score, found " + trials().size()
                        + " trials " + counts() + ". Look at the reasons in trials()"));
        return replay(id);
    }

    /**
     * Returns the {@code count} best trials, best first; fewer if fewer have a score.
     *
     * @throws IllegalArgumentException if {@code count < 0}
     */
    public List<TrialResult<T>> top(int count) {
        requireCount(count);
        Objective first = objectives().get(0);
        Comparator<Trial> worstFirst = Comparator.<Trial>comparingDouble(
                        trial -> first.score(trial.metrics().getOrDefault(first.name(), Double.NaN)))
                .thenComparing(Trial::id, Comparator.reverseOrder());
        PriorityQueue<Trial> best = new PriorityQueue<>(worstFirst);
        for (Trial trial : trials()) {
            if (trial.state().isScored()) {
                best.add(trial);
                if (best.size() > count) {
                    best.remove();
                }
            }
        }
        List<Trial> sorted = new ArrayList<>(best);
        sorted.sort(worstFirst.reversed());
        return sorted.stream().map(this::result).toList();
    }

    /**
     * Returns the trials that no other one beats in all objectives: the Pareto front, best in the first objective first.
     * Of trials with equal values only the one that ended first is in it. With one objective it is the best trial alone;
     * empty if no trial has a score.
     */
    public List<TrialResult<T>> front() {
        Front front = new Front(objectives());
        for (Trial trial : trials()) {
            if (trial.state().isScored()) {
                front.add(trial);
            }
        }
        return front.trials().stream().map(this::result).toList();
    }

    /** Returns how many proposed children the constraints of the space rejected, by reason; repaired ones included. */
    public Map<String, Long> rejections() {
        return engine.rejections();
    }

    /** Returns the trials that have ended by now, in the order in which they did; the list does not grow. */
    public List<Trial> trials() {
        return engine.settings().store().trials();
    }

    /**
     * Returns a trial with its child, so that it can be built and evaluated again.
     *
     * @throws StudyException if no trial of this id has ended
     */
    public TrialResult<T> replay(long trial) {
        return engine.settings()
                .store()
                .find(trial)
                .map(this::result)
                .orElseThrow(() -> new StudyException(
                        "Trial " + trial + ": expected one that has ended, found none of the " + trials().size()
                                + " trials of this study",
                        trial,
                        null));
    }

    /** Returns how far the study is. */
    public Progress progress() {
        return engine.progress();
    }

    /** Returns whether new trials may begin: until {@link #end} or {@link Feedback#endStudy}. */
    public boolean isActive() {
        return engine.isActive();
    }

    /** Ends the study: trials under way may be reported, no new one begins. */
    public void end() {
        engine.endStudy();
    }

    /**
     * Writes a note on the study, replacing one of the same key.
     *
     * @param value text, number, boolean, or a list or map of them
     * @throws IllegalArgumentException if {@code value} is of another kind
     */
    public void note(String key, Object value) {
        engine.note(key, TrialLog.requireNote(value));
    }

    /** Returns the notes on the study. */
    public Map<String, Object> notes() {
        return engine.notes();
    }

    /** Returns the space, the algorithm, why it was chosen if the user named none, and how far the study is. */
    @Override
    public String toString() {
        String why = engine.settings().why();
        return "Study of " + space + " by " + algorithm() + (why.isEmpty() ? "" : ", chosen because " + why) + ": "
                + counts();
    }

    /** Returns the next sample that has to be evaluated; null if there is none. */
    @Nullable
    Sample<T> next(Budget budget, @Nullable Thread owner, boolean patient) {
        while (true) {
            Feedback feedback = engine.claim(budget, owner, patient);
            if (feedback == null) {
                return null;
            }
            Sample<T> sample = new Sample<>(space, engine.settings().context(), feedback);
            if (!isRejected(sample)) {
                return sample;
            }
        }
    }

    void pause() {
        ProgressListener listener = engine.settings().listener();
        if (listener != null) {
            listener.onPause();
        }
    }

    Engine engine() {
        return engine;
    }

    private boolean isRejected(Sample<T> sample) {
        if (!space.isConstrained()) {
            return false;
        }
        Optional<String> reason;
        try {
            reason = rejection(sample);
        } catch (RuntimeException e) {
            sample.feedback().fail(e);
            throw e;
        }
        if (reason.isEmpty()) {
            return false;
        }
        engine.countRejection(reason.get());
        Optional<Dna> repaired = repaired(sample.feedback());
        if (repaired.isPresent()) {
            sample.repair(repaired.get());
            return false;
        }
        sample.infeasible(reason.get());
        return true;
    }

    /** Returns why the types in a child refuse it, or the constraints of the space reject it. */
    private Optional<String> rejection(Sample<T> sample) {
        Symbol<T> child;
        try {
            child = sample.symbol();
        } catch (SymbolException e) {
            return Optional.of(e.violations().stream().map(String::valueOf).collect(Collectors.joining("; ")));
        }
        return space.rejection(child);
    }

    private Optional<Dna> repaired(Feedback feedback) {
        int tries = engine.settings().repairs();
        return tries == 0
                ? Optional.empty()
                : Repairs.near(
                        space,
                        feedback.dna(),
                        tries,
                        Repairs.random(engine.settings().seed(), feedback.id()));
    }

    private TrialResult<T> result(Trial trial) {
        return new TrialResult<>(space, engine.settings().context(), trial);
    }

    private Map<TrialState, Integer> counts() {
        Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
        trials().forEach(trial -> counts.merge(trial.state(), 1, Integer::sum));
        return counts;
    }

    private static long requireCount(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("trials: expected int in [0, inf), found " + count);
        }
        return count;
    }
}
