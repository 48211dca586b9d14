package org.espalier.study;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.DnaSpec;
import org.espalier.stop.Peers;
import org.espalier.trial.Measurement;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * The state of a study, without trees and objects: DNA out, outcomes in. One lock guards proposer, store and counters; it
 * is never held while the user's code runs.
 */
final class Engine {
    /** How many different reasons of rejections are counted apart. */
    private static final int REASONS = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StudySettings settings;
    private final List<Objective> objectives;
    private final Proposer proposer;
    private final Delivery delivery;
    private final Curves curves;
    private final Provenance provenance;
    private final Map<Long, Feedback> running = new LinkedHashMap<>();
    private final Map<String, Object> notes = new LinkedHashMap<>();
    private final Map<String, Long> rejections = new LinkedHashMap<>();
    private final long startMillis;

    private boolean active = true;
    private boolean exhausted;
    private long lastId;
    private long begun;
    private long ended;
    private long inherited;
    private OptionalLong planned;
    private long failed;
    private int failuresInARow;
    private @Nullable Feedback lastFailure;
    private long bestTrial;
    private double bestScore;

    Engine(StudySettings settings, DnaSpec spec) {
        this.settings = settings;
        this.objectives = settings.objectives();
        this.proposer = new Problem(spec, objectives, settings.seed()).start(settings.algorithm());
        this.delivery = Delivery.of(settings.ordering());
        this.curves = new Curves(objectives.size());
        this.provenance =
                Provenance.of(spec, settings.seed(), settings.algorithm().toString());
        this.startMillis = settings.clock().millis();
        this.planned = settings.trials();
        continueHistory();
    }

    StudySettings settings() {
        return settings;
    }

    /** Returns the budget of a loop or run over {@code trials} more trials. */
    Budget plan(long trials) {
        lock.lock();
        try {
            if (settings.trials().isEmpty()) {
                planned = trials == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(begun + trials);
            }
            return new Budget(trials);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns a new trial that has to be evaluated; null if none may begin, now and for this budget.
     *
     * @param owner the thread whose loop must end the trial; null if anybody may
     * @param patient whether to wait for other trials where the ordering demands it
     */
    @Nullable
    Feedback claim(Budget budget, @Nullable Thread owner, boolean patient) {
        lock.lock();
        try {
            while (mayBegin(budget)) {
                stopIfAllFail();
                long blocker = delivery.blocker(lastId + 1);
                if (blocker == 0) {
                    Feedback begun = begin(budget, owner);
                    if (begun == null || begun.state() == TrialState.RUNNING) {
                        return begun;
                    }
                } else {
                    waitFor(blocker, patient);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBegin(Budget budget) {
        boolean planned =
                settings.trials().isEmpty() || begun < settings.trials().getAsLong();
        return active && !exhausted && planned && !budget.isSpent();
    }

    private void stopIfAllFail() {
        Feedback last = lastFailure;
        if (last != null && failuresInARow >= settings.failureLimit()) {
            int count = failuresInARow;
            failuresInARow = 0;
            throw new StudyException(
                    count + " trials failed in a row, the last one was trial " + last.id() + ": " + last.reason()
                            + ". Repair the evaluation, or raise failureLimit",
                    last.id(),
                    last.failure());
        }
    }

    private void waitFor(long blocker, boolean patient) {
        Feedback slow = running.get(blocker);
        if (!patient || slow != null && slow.owner() == Thread.currentThread()) {
            throw new StudyException(
                    "Trial " + blocker + ": expected a report before trial " + (lastId + 1) + " is asked for"
                            + ", because results are ordered by trial id; found none. Report it or use a larger window",
                    blocker,
                    null);
        }
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StudyException("Interrupted while waiting for trial " + blocker, blocker, e);
        }
    }

    private @Nullable Feedback begin(Budget budget, @Nullable Thread owner) {
        List<Observation> news = delivery.take(lastId + 1);
        if (!news.isEmpty()) {
            proposer.observe(news);
        }
        String worker = Thread.currentThread().getName();
        long id = settings.store().claim(worker);
        List<Proposal> proposals = proposer.propose(new Request(settings.seed(), id, 1, 0, delivery.pending()));
        if (proposals.isEmpty()) {
            exhausted = true;
            changed.signalAll();
            return null;
        }
        for (long gap = lastId + 1; gap < id; gap++) {
            delivery.lost(gap);
        }
        lastId = id;
        begun++;
        budget.spend();
        Proposal proposal = proposals.get(0);
        Feedback feedback = new Feedback(this, id, proposal, settings.clock().millis(), owner);
        delivery.began(id, proposal.dna());
        if (proposal.known().isPresent()) {
            Outcome known = proposal.known().get();
            end(feedback, Outcomes.state(known), Outcomes.metrics(known, objectives), Outcomes.reason(known));
        } else {
            running.put(id, feedback);
        }
        return feedback;
    }

    /** Ends a trial and tells the listener. */
    void finish(Feedback feedback, TrialState state, Map<String, Double> metrics, String reason) {
        @Nullable Progress progress;
        lock.lock();
        try {
            if (feedback.state() != TrialState.RUNNING) {
                throw new TrialEndedException(feedback.id(), feedback.state(), feedback.reason());
            }
            end(feedback, state, metrics, reason);
            progress = settings.listener() == null ? null : progressNow();
        } finally {
            lock.unlock();
        }
        if (progress != null && settings.listener() != null) {
            settings.listener().onProgress(progress);
        }
    }

    private void end(Feedback feedback, TrialState asked, Map<String, Double> metrics, String why) {
        String nan = asked.isScored() ? Outcomes.notANumber(metrics, objectives) : "";
        TrialState state = nan.isEmpty() ? asked : TrialState.INFEASIBLE;
        String reason = nan.isEmpty() ? why : nan;
        feedback.end(state, reason);
        running.remove(feedback.id());
        long now = settings.clock().millis();
        TrialRun run = new TrialRun(
                Instant.ofEpochMilli(feedback.startMillis()),
                Duration.ofMillis(now - feedback.startMillis()),
                feedback.worker(),
                provenance);
        Trial trial = new Trial(feedback.id(), feedback.dna(), state, metrics, run, feedback.log());
        settings.store().append(trial);
        Outcome outcome = Outcomes.of(trial, objectives);
        delivery.ended(observation(trial, outcome));
        count(trial, outcome);
        if (state == TrialState.FAILED) {
            failuresInARow++;
            lastFailure = feedback;
        } else {
            failuresInARow = 0;
        }
        if (lock.hasWaiters(changed)) {
            changed.signalAll();
        }
    }

    private Observation observation(Trial trial, Outcome outcome) {
        List<Measurement> steps = trial.log().measurements();
        double cost = trial.metrics().getOrDefault(settings.costMetric(), Double.NaN);
        return new Observation(
                trial.id(),
                trial.dna(),
                outcome,
                trial.log().proposal(),
                steps.isEmpty() ? 0 : steps.get(steps.size() - 1).step(),
                cost > 0 ? cost : Double.NaN);
    }

    private void count(Trial trial, Outcome outcome) {
        ended++;
        failed += trial.state() == TrialState.FAILED ? 1 : 0;
        if (trial.state().isScored() && isBetter(outcome.score(), trial.id())) {
            bestTrial = trial.id();
            bestScore = outcome.score();
        }
    }

    /** Of equal scores that of the earlier trial counts, so that the best trial does not depend on who ended first. */
    private boolean isBetter(double score, long id) {
        return bestTrial == 0 || score > bestScore || score == bestScore && id < bestTrial;
    }

    private void continueHistory() {
        List<Trial> history = new ArrayList<>(settings.store().trials());
        if (settings.ordering() instanceof Ordering.ByTrialId) {
            history.sort(Comparator.comparingLong(Trial::id));
        }
        for (Trial trial : history) {
            if (!trial.run().provenance().spec().equals(provenance.spec())) {
                throw new StudyException(
                        "store: expected trials of the space with fingerprint " + provenance.spec() + ", found trial "
                                + trial.id() + " of " + trial.run().provenance().spec()
                                + ". Use another store, or the space that filled this one",
                        trial.id(),
                        null);
            }
            for (long gap = lastId + 1; gap < trial.id(); gap++) {
                delivery.lost(gap);
            }
            Outcome outcome = Outcomes.of(trial, objectives);
            delivery.began(trial.id(), trial.dna());
            delivery.ended(observation(trial, outcome));
            lastId = Math.max(lastId, trial.id());
            count(trial, outcome);
            if (settings.stopping() != null) {
                trial.log().measurements().forEach(m -> curves.add(trial.id(), m.step(), scores(m)));
            }
        }
        begun = ended;
        inherited = ended;
    }

    /** Adds a measurement of a running trial. */
    void measure(Feedback feedback, Measurement measurement) {
        lock.lock();
        try {
            if (feedback.state() != TrialState.RUNNING) {
                throw new TrialEndedException(feedback.id(), feedback.state(), feedback.reason());
            }
            feedback.add(measurement);
            if (settings.stopping() != null) {
                curves.add(feedback.id(), measurement.step(), scores(measurement));
            }
        } finally {
            lock.unlock();
        }
    }

    double score(Measurement measurement) {
        Objective first = objectives.get(0);
        return first.score(measurement.metrics().getOrDefault(first.name(), Double.NaN));
    }

    double[] scores(Measurement measurement) {
        double[] scores = new double[objectives.size()];
        for (int i = 0; i < scores.length; i++) {
            Objective objective = objectives.get(i);
            scores[i] = objective.score(measurement.metrics().getOrDefault(objective.name(), Double.NaN));
        }
        return scores;
    }

    Peers peers(long trial, long step) {
        lock.lock();
        try {
            long last = settings.ordering() instanceof Ordering.ByTrialId byId ? trial - byId.window() : Long.MAX_VALUE;
            return curves.peers(trial, step, last);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the trials of loops that this thread has left by an exception or a break. */
    void abandonLoopsOf(Thread thread) {
        lock.lock();
        try {
            for (Feedback feedback : List.copyOf(running.values())) {
                if (feedback.owner() == thread) {
                    end(feedback, TrialState.FAILED, Map.of(), "the loop was left before a report");
                }
            }
            failuresInARow = 0;
        } finally {
            lock.unlock();
        }
    }

    void close(Budget budget) {
        lock.lock();
        try {
            budget.close();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void endStudy() {
        lock.lock();
        try {
            active = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isActive() {
        lock.lock();
        try {
            return active;
        } finally {
            lock.unlock();
        }
    }

    OptionalLong bestTrial() {
        lock.lock();
        try {
            return bestTrial == 0 ? OptionalLong.empty() : OptionalLong.of(bestTrial);
        } finally {
            lock.unlock();
        }
    }

    /** Counts a child that a constraint rejected. */
    void countRejection(String reason) {
        lock.lock();
        try {
            boolean listed = rejections.containsKey(reason) || rejections.size() < REASONS;
            rejections.merge(listed ? reason : "other reasons", 1L, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    Map<String, Long> rejections() {
        lock.lock();
        try {
            return new LinkedHashMap<>(rejections);
        } finally {
            lock.unlock();
        }
    }

    void note(String key, Object value) {
        lock.lock();
        try {
            notes.put(key, value);
        } finally {
            lock.unlock();
        }
    }

    Map<String, Object> notes() {
        lock.lock();
        try {
            return new LinkedHashMap<>(notes);
        } finally {
            lock.unlock();
        }
    }

    Progress progress() {
        lock.lock();
        try {
            return progressNow();
        } finally {
            lock.unlock();
        }
    }

    private Progress progressNow() {
        boolean scored = bestTrial != 0;
        return new Progress(
                ended,
                planned,
                failed,
                scored ? OptionalLong.of(bestTrial) : OptionalLong.empty(),
                scored ? OptionalDouble.of(objectives.get(0).score(bestScore)) : OptionalDouble.empty(),
                Duration.ofMillis(settings.clock().millis() - startMillis),
                ended - inherited);
    }
}
