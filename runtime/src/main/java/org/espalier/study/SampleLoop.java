package org.espalier.study;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/** The samples of one {@code for} loop; insists that each is reported before the next. */
final class SampleLoop<T> implements Iterator<Sample<T>> {
    private final Study<T> study;
    private final Budget budget;
    private final Thread owner = Thread.currentThread();
    private @Nullable Sample<T> last;
    private @Nullable Sample<T> upcoming;
    private boolean over;

    SampleLoop(Study<T> study, Budget budget) {
        this.study = study;
        this.budget = budget;
    }

    @Override
    public boolean hasNext() {
        requireReport();
        if (upcoming == null && !over) {
            upcoming = study.next(budget, owner, true);
            over = upcoming == null;
            if (over) {
                study.pause();
            }
        }
        return upcoming != null;
    }

    @Override
    public Sample<T> next() {
        if (!hasNext() || upcoming == null) {
            throw new NoSuchElementException("The loop is over: all trials were handed out");
        }
        Sample<T> sample = upcoming;
        upcoming = null;
        last = sample;
        return sample;
    }

    private void requireReport() {
        Sample<T> sample = last;
        if (sample != null && sample.feedback().state() == TrialState.RUNNING) {
            throw forgotten(study, sample.feedback());
        }
    }

    /** Ends a trial that nobody reported and returns the error that says so. */
    static StudyException forgotten(Study<?> study, Feedback feedback) {
        study.engine().finish(feedback, TrialState.FAILED, Map.of(), "not reported");
        return new StudyException(
                "Trial " + feedback.id() + ": expected a report before the next sample, found none. Call report(value),"
                        + " done(), skip(reason) or infeasible(reason) in every turn",
                feedback.id(),
                null);
    }
}
