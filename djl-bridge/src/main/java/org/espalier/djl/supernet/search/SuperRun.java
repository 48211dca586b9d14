package org.espalier.djl.supernet.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.djl.supernet.search.SuperResult.Ending;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.Dna;
import org.espalier.study.Study;

/** One training of a super-network by a strategy, from the start or from where it was cut. */
final class SuperRun {
    /** The choice is measured on so many validation images after each pass, at most: it is a figure to watch. */
    private static final int CHOICE_IMAGES = 512;

    private static final double MILLIS = 1000;

    private final SuperTraining training;
    private final Course course;
    private final List<SuperEpoch> history = new ArrayList<>();
    private final Instant start;
    private double secondsBefore;

    /** How to search, and what goes along. */
    record Course(Strategy strategy, SuperListener listener, Optional<Path> checkpoint) {}

    /** What came out. */
    record Outcome(
            Strategy strategy,
            List<SuperEpoch> history,
            Ending ending,
            Dna choice,
            Ranking ranking,
            Optional<Study<Experiment>> rewards,
            double seconds) {}

    SuperRun(SuperTraining training, Course course) {
        this.training = training;
        this.course = course;
        this.start = training.clock().instant();
    }

    Outcome toTheEnd() {
        try (StrategyRun run = course.strategy().start(training)) {
            Map<String, String> facts = course.checkpoint().isPresent() ? facts() : Map.of();
            course.checkpoint().filter(Files::exists).ifPresent(file -> restore(file, facts, run));
            int epochs = training.setup().settings().epochs();
            course.listener().starts(epochs, List.copyOf(history));
            Optional<Ending> ending = history.isEmpty() ? Optional.empty() : ending(true);
            while (ending.isEmpty()) {
                SuperEpoch epoch = epoch(history.size() + 1, run);
                history.add(epoch);
                course.checkpoint().ifPresent(file -> save(file, facts, run));
                ending = ending(course.listener().goOn(epoch));
            }
            training.beginEpoch(history.size() + 1);
            return new Outcome(
                    course.strategy(),
                    List.copyOf(history),
                    ending.get(),
                    run.choice(),
                    run.ranking(),
                    run.rewards(),
                    seconds());
        }
    }

    private SuperEpoch epoch(int number, StrategyRun run) {
        training.beginEpoch(number);
        for (int i = 0; i < training.stepsOfEpoch() && training.sums().isFinite(); i++) {
            training.makeStep(run);
        }
        Passes passes = training.passes();
        Dna choice = run.choice();
        double accuracy =
                training.problem(choice).isPresent() ? 0 : training.judge().accuracy(choice, CHOICE_IMAGES);
        return new SuperEpoch(
                number,
                training.sums().meanLoss(),
                training.sums().accuracy(),
                choice,
                accuracy,
                run.entropy(),
                passes,
                seconds());
    }

    private Optional<Ending> ending(boolean goOn) {
        SuperEpoch last = history.get(history.size() - 1);
        if (!Double.isFinite(last.loss())) {
            return Optional.of(Ending.DIVERGED);
        }
        if (last.epoch() >= training.setup().settings().epochs()) {
            return Optional.of(Ending.COMPLETED);
        }
        int patience = training.setup().settings().patience().epochs();
        if (patience > 0 && last.epoch() - best().epoch() >= patience) {
            return Optional.of(Ending.NOT_BETTER);
        }
        return goOn ? Optional.empty() : Optional.of(Ending.STOPPED);
    }

    private SuperEpoch best() {
        SuperEpoch best = history.get(0);
        for (SuperEpoch epoch : history) {
            best = epoch.accuracy() > best.accuracy() ? epoch : best;
        }
        return best;
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("strategy", course.strategy().toString());
        facts.put("goal", training.goal().map(CostGoal::toString).orElse("none"));
        facts.put("space", training.space().template().toString());
        facts.put("epochs", Integer.toString(training.setup().settings().epochs()));
        facts.put("data", training.setup().data().toString());
        return facts;
    }

    private void save(Path file, Map<String, String> facts, StrategyRun run) {
        SearchState state = new SearchState();
        RunFile.write(state, facts, history, training);
        run.save(state.below(RunFile.STRATEGY));
        state.toFile().write(file);
    }

    private void restore(Path file, Map<String, String> facts, StrategyRun run) {
        SearchState state = RunFile.read(file, facts, history, training);
        run.restore(state.below(RunFile.STRATEGY));
        secondsBefore = history.get(history.size() - 1).seconds();
    }

    private double seconds() {
        return secondsBefore
                + Duration.between(start, training.clock().instant()).toMillis() / MILLIS;
    }
}
