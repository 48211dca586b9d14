package org.espalier.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/** Evaluates samples until a budget is spent, in this thread or in several. */
final class StudyRunner<T> {
    private final Study<T> study;
    private final SampleEvaluation<T> evaluation;
    private final Budget budget;

    StudyRunner(Study<T> study, SampleEvaluation<T> evaluation, Budget budget) {
        this.study = study;
        this.evaluation = evaluation;
        this.budget = budget;
    }

    void run(int workers) {
        try {
            if (workers == 1) {
                work();
            } else {
                runInThreads(workers);
            }
        } finally {
            study.pause();
        }
    }

    private void runInThreads(int workers) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "espalier-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(this::workOrStopAll));
            }
            rethrow(await(pool, running));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Returns the first problem of a worker; null if there was none. */
    private @Nullable Throwable await(ExecutorService pool, List<Future<?>> running) {
        Throwable first = null;
        boolean interrupted = false;
        for (Future<?> worker : running) {
            boolean over = false;
            while (!over) {
                try {
                    worker.get();
                    over = true;
                } catch (ExecutionException e) {
                    first = first == null ? e.getCause() : first;
                    over = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    study.engine().close(budget);
                    pool.shutdownNow();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            return new StudyException("The run was interrupted; its trials have ended and the study can be continued");
        }
        return first;
    }

    private static void rethrow(@Nullable Throwable problem) {
        if (problem instanceof RuntimeException exception) {
            throw exception;
        }
        if (problem instanceof Error error) {
            throw error;
        }
    }

    private void workOrStopAll() {
        try {
            work();
        } catch (RuntimeException | Error e) {
            study.engine().close(budget);
            throw e;
        }
    }

    private void work() {
        Sample<T> sample = study.next(budget, null, true);
        while (sample != null) {
            evaluate(sample);
            if (Thread.currentThread().isInterrupted()) {
                throw new StudyException("The run was interrupted after trial " + sample.id(), sample.id(), null);
            }
            sample = study.next(budget, null, true);
        }
    }

    private void evaluate(Sample<T> sample) {
        Feedback feedback = sample.feedback();
        try {
            evaluation.evaluate(sample);
        } catch (InterruptedException e) {
            feedback.skip("interrupted");
            Thread.currentThread().interrupt();
            throw new StudyException("The run was interrupted in trial " + feedback.id(), feedback.id(), e);
        } catch (StudyException | Error e) {
            failIfRunning(feedback, e);
            throw e;
        } catch (Exception e) {
            failIfRunning(feedback, e);
            return;
        }
        if (feedback.state() == TrialState.RUNNING) {
            throw SampleLoop.forgotten(study, feedback);
        }
    }

    private static void failIfRunning(Feedback feedback, Throwable problem) {
        if (feedback.state() == TrialState.RUNNING) {
            feedback.fail(problem);
        }
    }
}
