package org.espalier.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.algo.Objective;
import org.espalier.algo.Outcome;
import org.espalier.algo.Outcome.Failed;
import org.espalier.algo.Outcome.Infeasible;
import org.espalier.algo.Outcome.Scored;
import org.espalier.algo.Outcome.Skipped;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;

/** Translates between trials, in the user's signs, and outcomes, in which larger is better. */
final class Outcomes {
    private Outcomes() {}

    static Outcome of(Trial trial, List<Objective> objectives) {
        String reason = trial.log().reason();
        return switch (trial.state()) {
            case COMPLETED, STOPPED -> scored(trial.metrics(), objectives);
            case INFEASIBLE -> new Infeasible(reason);
            case SKIPPED -> new Skipped(reason);
            case FAILED -> new Failed(reason);
            case RUNNING -> throw new IllegalArgumentException("trial: expected one that has ended, found " + trial);
        };
    }

    private static Outcome scored(Map<String, Double> metrics, List<Objective> objectives) {
        if (objectives.size() == 1) {
            return Outcome.scored(score(metrics, objectives.get(0)));
        }
        List<Double> scores = new ArrayList<>(objectives.size());
        for (Objective objective : objectives) {
            scores.add(score(metrics, objective));
        }
        return new Scored(scores);
    }

    private static double score(Map<String, Double> metrics, Objective objective) {
        return objective.score(metrics.getOrDefault(objective.name(), Double.NaN));
    }

    /** Returns why {@code metrics} are no scores; empty if they are. */
    static String notANumber(Map<String, Double> metrics, List<Objective> objectives) {
        for (Objective objective : objectives) {
            if (Double.isNaN(score(metrics, objective))) {
                return "reported NaN for '" + objective.name() + "'";
            }
        }
        return "";
    }

    static TrialState state(Outcome outcome) {
        if (outcome instanceof Scored) {
            return TrialState.COMPLETED;
        }
        if (outcome instanceof Infeasible) {
            return TrialState.INFEASIBLE;
        }
        return outcome instanceof Skipped ? TrialState.SKIPPED : TrialState.FAILED;
    }

    static String reason(Outcome outcome) {
        if (outcome instanceof Infeasible infeasible) {
            return infeasible.reason();
        }
        if (outcome instanceof Skipped skipped) {
            return skipped.reason();
        }
        return outcome instanceof Failed failed ? failed.message() : "";
    }

    static Map<String, Double> metrics(Outcome outcome, List<Objective> objectives) {
        if (!(outcome instanceof Scored scored)) {
            return Map.of();
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < objectives.size(); i++) {
            metrics.put(
                    objectives.get(i).name(),
                    objectives.get(i).score(scored.values().get(i)));
        }
        return metrics;
    }
}
