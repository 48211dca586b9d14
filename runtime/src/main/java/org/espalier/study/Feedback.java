package org.espalier.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.algo.Objective;
import org.espalier.algo.Proposal;
import org.espalier.geno.Dna;
import org.espalier.internal.Seeds;
import org.espalier.stop.EarlyStopping;
import org.espalier.trial.InfeasibleException;
import org.espalier.trial.Measurement;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * The handle through which one trial is reported.
 *
 * <p>Every trial ends exactly once: by {@link #report}, {@link #done}, {@link #skip}, {@link #infeasible} or
 * {@link #fail}. A trial belongs to one thread at a time.
 *
 * <pre>{@code
 * for (int epoch = 1; epoch <= 20; epoch++) {
 *   if (feedback.measure(epoch, train(model))) {
 *     break;                                        // the early-stopping rule says: not worth it
 *   }
 * }
 * feedback.done();
 * }</pre>
 */
public final class Feedback {
    private final Engine engine;
    private final long id;
    private final Proposal proposal;
    private final long startMillis;
    private final @Nullable Thread owner;
    private final String worker = Thread.currentThread().getName();
    private volatile Dna dna;
    private volatile TrialState state = TrialState.RUNNING;
    private String reason = "";
    private boolean stop;
    private @Nullable Throwable failure;
    /** Absent until something is written down. */
    private @Nullable List<Measurement> measurements;

    private @Nullable Map<String, Object> notes;
    private @Nullable Map<String, String> links;

    Feedback(Engine engine, long id, Proposal proposal, long startMillis, @Nullable Thread owner) {
        this.engine = engine;
        this.id = id;
        this.proposal = proposal;
        this.dna = proposal.dna();
        this.startMillis = startMillis;
        this.owner = owner;
    }

    /** Returns the id of the trial, in {@code [1, inf)}. */
    public long id() {
        return id;
    }

    /** Returns the decisions that are tried. */
    public Dna dna() {
        return dna;
    }

    /** Returns how far the trial is. */
    public TrialState state() {
        return state;
    }

    /** Returns a seed for the evaluation, a function of the study seed and the trial id. */
    public long seed() {
        return Seeds.mix(engine.settings().seed(), id, Seeds.USER);
    }

    /** Returns a new generator, seeded by {@link #seed}. */
    public RandomGenerator random() {
        return Seeds.random(engine.settings().seed(), id, Seeds.USER);
    }

    /**
     * Adds an intermediate value of the only objective.
     *
     * @param step how far the evaluation is, such as the number of epochs
     * @param value in the user's own sign; NaN counts as worse than everything
     * @return whether the early-stopping rule advises to stop; false if the study has none
     * @throws StudyException if the study has several objectives
     * @throws TrialEndedException if the trial has ended
     */
    public boolean measure(long step, double value) {
        return measure(step, Map.of(onlyObjective().name(), value));
    }

    /**
     * Adds intermediate values of several metrics.
     *
     * @return whether the early-stopping rule advises to stop; false if the study has none
     * @throws StudyException if an objective is missing
     * @throws TrialEndedException if the trial has ended
     */
    public boolean measure(long step, Map<String, Double> metrics) {
        Map<String, Double> all = engine.settings().complete(metrics);
        requireObjectives(all);
        Duration elapsed = Duration.ofMillis(engine.settings().clock().millis() - startMillis);
        engine.measure(this, new Measurement(step, all, elapsed));
        return shouldStopNow();
    }

    /** Returns what the early-stopping rule advised after the last measurement; false before the first one. */
    public boolean shouldStop() {
        return stop;
    }

    /**
     * Asks the early-stopping rule once more about the last measurement: other trials may have measured since. False
     * before the first measurement, and if the study has no rule.
     */
    public boolean shouldStopNow() {
        EarlyStopping rule = engine.settings().stopping();
        stop = rule != null && !measurements().isEmpty() && rule.shouldStop(new StoppableTrial(engine, this, stop));
        return stop;
    }

    /**
     * Ends the trial with the value of the only objective. The state is {@code STOPPED} if the early-stopping rule had
     * advised to stop, otherwise {@code COMPLETED}; NaN makes the trial {@code INFEASIBLE}.
     *
     * @return {@code value}
     * @throws StudyException if the study has several objectives
     * @throws TrialEndedException if the trial has ended
     */
    public double report(double value) {
        report(Map.of(onlyObjective().name(), value));
        return value;
    }

    /**
     * Ends the trial with the values of all objectives, and any other metrics.
     *
     * @throws StudyException if an objective is missing
     * @throws TrialEndedException if the trial has ended
     */
    public void report(Map<String, Double> metrics) {
        requireRunning();
        Map<String, Double> all = engine.settings().complete(metrics);
        requireObjectives(all);
        engine.finish(this, stop ? TrialState.STOPPED : TrialState.COMPLETED, all, "");
    }

    /**
     * Ends the trial with one of its measurements, the {@linkplain FinalScore last} unless the study says otherwise; does
     * nothing if the trial has ended.
     *
     * @throws StudyException if nothing was measured
     */
    public void done() {
        if (state != TrialState.RUNNING) {
            return;
        }
        List<Measurement> all = measurements();
        if (all.isEmpty()) {
            throw new StudyException(
                    "Trial " + id + ": expected a measurement before done(), found none. Call report(value)", id, null);
        }
        report(finalMeasurement(all).metrics());
    }

    /** Ends the trial without a result, which counts for nothing; does nothing if the trial has ended. */
    public void skip(String why) {
        if (state == TrialState.RUNNING) {
            engine.finish(this, TrialState.SKIPPED, Map.of(), why);
        }
    }

    /**
     * Ends the trial because the child is not valid; the algorithm learns to avoid it.
     *
     * @throws TrialEndedException if the trial has ended
     */
    public void infeasible(String why) {
        engine.finish(this, TrialState.INFEASIBLE, Map.of(), why);
    }

    /**
     * Ends the trial because the evaluation threw {@code problem}; the algorithm learns to avoid it. If an
     * {@link InfeasibleException} is the problem or one of its causes, the trial is infeasible rather than failed.
     *
     * @throws TrialEndedException if the trial has ended
     */
    public void fail(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof InfeasibleException infeasible) {
                infeasible(String.valueOf(infeasible.getMessage()));
                return;
            }
        }
        failure = problem;
        engine.finish(this, TrialState.FAILED, Map.of(), problem.toString());
    }

    /**
     * Writes a note on the trial, replacing one of the same key.
     *
     * @param value text, number, boolean, or a list or map of them
     * @throws TrialEndedException if the trial has ended
     * @throws IllegalArgumentException if {@code value} is of another kind
     */
    public void note(String key, Object value) {
        requireRunning();
        if (notes == null) {
            notes = new LinkedHashMap<>();
        }
        notes.put(key, TrialLog.requireNote(value));
    }

    /**
     * Writes an address on the trial, such as that of a page with learning curves.
     *
     * @throws TrialEndedException if the trial has ended
     */
    public void link(String name, String url) {
        requireRunning();
        if (links == null) {
            links = new LinkedHashMap<>();
        }
        links.put(name, url);
    }

    /** Ends the study: trials under way may be reported, no new one begins. */
    public void endStudy() {
        engine.endStudy();
    }

    /** Returns the measurements made so far, in order. */
    public List<Measurement> measurements() {
        return measurements == null ? List.of() : Collections.unmodifiableList(measurements);
    }

    /** Returns {@code Trial 3, RUNNING: [1, 0.5]}. */
    @Override
    public String toString() {
        return "Trial " + id + ", " + state + ": " + dna();
    }

    private Objective onlyObjective() {
        List<Objective> objectives = engine.settings().objectives();
        if (objectives.size() > 1) {
            throw new StudyException(
                    "Trial " + id + ": expected values for " + names() + ", found a single number. Report a map",
                    id,
                    null);
        }
        return objectives.get(0);
    }

    private void requireObjectives(Map<String, Double> metrics) {
        for (Objective objective : engine.settings().objectives()) {
            if (!metrics.containsKey(objective.name())) {
                throw new StudyException(
                        "Trial " + id + ": expected values for " + names() + ", found " + metrics.keySet() + ". Add '"
                                + objective.name() + "'",
                        id,
                        null);
            }
        }
    }

    private List<String> names() {
        return engine.settings().objectives().stream().map(Objective::name).toList();
    }

    private void requireRunning() {
        if (state != TrialState.RUNNING) {
            throw new TrialEndedException(id, state, reason);
        }
    }

    private Measurement finalMeasurement(List<Measurement> all) {
        Measurement chosen = all.get(all.size() - 1);
        if (engine.settings().finalScore() == FinalScore.BEST) {
            for (int i = all.size() - 1; i >= 0; i--) {
                double best = engine.score(chosen);
                if (engine.score(all.get(i)) >= best || Double.isNaN(best)) {
                    chosen = all.get(i);
                }
            }
        }
        return chosen;
    }

    /** Replaces the decisions by those of a repaired child, before the trial is handed out. */
    void repair(Dna repaired) {
        note("repaired", dna.toString());
        dna = repaired;
    }

    /** Called with the lock of the engine held. */
    void end(TrialState how, String why) {
        reason = why;
        state = how;
    }

    /** Called with the lock of the engine held. */
    void add(Measurement measurement) {
        if (measurements == null) {
            measurements = new ArrayList<>();
        }
        measurements.add(measurement);
    }

    TrialLog log() {
        boolean empty = measurements == null
                && notes == null
                && links == null
                && proposal.notes().isEmpty();
        return empty
                ? TrialLog.ofReason(reason)
                : new TrialLog(
                        reason,
                        measurements(),
                        notes == null ? Map.of() : notes,
                        links == null ? Map.of() : links,
                        proposal.notes());
    }

    Map<String, Object> proposalNotes() {
        return proposal.notes();
    }

    String reason() {
        return reason;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    @Nullable
    Thread owner() {
        return owner;
    }

    String worker() {
        return worker;
    }

    long startMillis() {
        return startMillis;
    }
}
