package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.optim.ParameterStepper;

/** One run of a training loop, with everything that changes meanwhile. */
final class TrainingRun implements AutoCloseable {

    private static final double MILLIS = 1000;

    private final Network network;
    private final FitSettings settings;
    private final ImageSplits data;
    private final TrainingCourse course;
    private final RunOptions options;
    private final InstantSource clock;
    private final Instant start;
    private final BatchFeed feed;
    private final ParameterStepper stepper;
    private final TrainingStep step;
    private final List<EpochResult> history = new ArrayList<>();
    private final Map<String, String> facts;
    private Optional<DjlEvents> djl = Optional.empty();
    private Optional<Checkpoint> best = Optional.empty();
    private double secondsBefore;

    TrainingRun(TrainingLoop loop, ImageSplits data, TrainingCourse course, RunOptions options) {
        this.clock = loop.clock();
        this.start = clock.instant();
        this.network = loop.network();
        this.settings = loop.settings();
        this.data = data;
        this.course = course;
        this.options = options;
        this.facts = options.checkpoint().isPresent() ? facts(loop) : Map.of();
        int capacity = Math.max(settings.batch(), Evaluation.BATCH);
        int steps = Math.multiplyExact(
                settings.epochs(), BatchPlan.count(data.train().size(), settings.batch()));
        Tracker rate = course.schedule().tracker(course.optimizer().rate(), steps);
        this.feed = new BatchFeed(data.shape(), capacity, network.type(), course.prefetch());
        this.stepper = new ParameterStepper(network.manager(), course.optimizer(), rate, settings.clip());
        this.step = new TrainingStep(network, loop.loss(), stepper);
    }

    private Map<String, String> facts(TrainingLoop loop) {
        Map<String, String> all = RunFacts.of(loop, data, course);
        all.putAll(options.facts());
        return all;
    }

    /** Makes all passes that are left. */
    TrainingReport toTheEnd(Optional<Inheritance> inheritance) {
        resume();
        if (course.deterministic()) {
            requireDeterminism();
        }
        djl = DjlEvents.begin(network, step.loss(), options.djl());
        options.listener()
                .starts(new TrainingOutlook(settings.epochs(), data.train().size(), history, inheritance));
        Optional<TrainingReport.Ending> ending = history.isEmpty() ? Optional.empty() : ending(true);
        while (ending.isEmpty()) {
            EpochResult result = epoch(history.size() + 1);
            history.add(result);
            keepBest(result);
            options.checkpoint().ifPresent(file -> now().write(file, facts));
            boolean stopped = djl.isPresent() && !djl.get().passed();
            ending = ending(options.listener().goOn(result) && !stopped);
        }
        best.ifPresent(weights -> weights.loadInto(network));
        double test = Evaluation.accuracy(network, data.test(), feed, BatchObserver.NONE);
        int kept = settings.patience().kept(history);
        return new TrainingReport(ending.get(), history, kept, test, network.parameterCount(), seconds());
    }

    private void requireDeterminism() {
        BatchPlan first = BatchPlan.shuffled(data.train(), settings.batch(), course.augmentation(), settings.seed(), 1);
        try (NDManager scope = network.manager().newSubManager()) {
            Determinism.require(network, step.loss(), feed.pass(first).next(scope));
        }
    }

    private void resume() {
        Optional<Path> file = options.checkpoint().filter(Files::exists);
        if (file.isPresent()) {
            ResumePoint point = ResumePoint.read(file.get(), facts);
            point.weights().last().loadInto(network);
            best = point.weights().best();
            stepper.restore(point.stepper(), network.parameters());
            network.seeds(point.seeds());
            step.scale(point.scale());
            history.addAll(point.history());
            secondsBefore = point.history().get(point.history().size() - 1).seconds();
        }
    }

    private ResumePoint now() {
        return new ResumePoint(
                history,
                new ResumePoint.Weights(Checkpoint.of(network), best),
                stepper.state(network.parameters()),
                network.seeds(),
                step.scale());
    }

    private EpochResult epoch(int epoch) {
        PassSums sums = pass(epoch);
        double accuracy = Evaluation.accuracy(
                network,
                data.validation(),
                feed,
                djl.<BatchObserver>map(d -> d::validated).orElse(BatchObserver.NONE));
        return new EpochResult(epoch, sums.meanLoss(), sums.accuracy(), accuracy, seconds());
    }

    /** Passes once over the training images; stops on a bad loss. */
    private PassSums pass(int epoch) {
        BatchPlan plan =
                BatchPlan.shuffled(data.train(), settings.batch(), course.augmentation(), settings.seed(), epoch);
        BatchFeed.Pass pass = feed.pass(plan);
        PassSums sums = new PassSums();
        for (int number = 1; pass.hasNext() && sums.isFinite(); number++) {
            try (NDManager scope = network.manager().newSubManager()) {
                MiniBatch batch = pass.next(scope);
                NDArray predictions = step.step(batch, sums);
                if (djl.isPresent()) {
                    djl.get().trained(batch, predictions, number, plan.count());
                }
            }
        }
        return sums;
    }

    private void keepBest(EpochResult result) {
        if (settings.patience().restoreBest() && Patience.best(history) == result) {
            best = Optional.of(Checkpoint.of(network));
        }
    }

    private Optional<TrainingReport.Ending> ending(boolean goOn) {
        EpochResult last = history.get(history.size() - 1);
        if (!Double.isFinite(last.loss())) {
            return Optional.of(TrainingReport.Ending.DIVERGED);
        }
        if (last.epoch() >= settings.epochs()) {
            return Optional.of(TrainingReport.Ending.COMPLETED);
        }
        if (settings.patience().isExhausted(history)) {
            return Optional.of(TrainingReport.Ending.NOT_BETTER);
        }
        return goOn ? Optional.empty() : Optional.of(TrainingReport.Ending.STOPPED);
    }

    private double seconds() {
        return secondsBefore + Duration.between(start, clock.instant()).toMillis() / MILLIS;
    }

    @Override
    public void close() {
        try {
            djl.ifPresent(DjlEvents::close);
        } finally {
            stepper.close();
            feed.close();
        }
    }
}
