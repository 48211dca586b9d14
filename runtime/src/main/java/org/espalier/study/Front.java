package org.espalier.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.algo.Objective;
import org.espalier.trial.Trial;

/**
 * The trials that no other trial beats: of two trials the first beats the second if it is at least as good in every
 * objective and better in one (Pareto dominance).
 */
final class Front {
    private final List<Objective> objectives;
    private final List<Member> members = new ArrayList<>();

    private record Member(Trial trial, double[] scores) {
        boolean isAtLeast(Member other) {
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] < other.scores[i]) {
                    return false;
                }
            }
            return true;
        }

        double first() {
            return scores[0];
        }
    }

    Front(List<Objective> objectives) {
        this.objectives = objectives;
    }

    /** Takes {@code trial} in unless a member beats it or equals it, and drops the members that it beats. */
    void add(Trial trial) {
        double[] scores = objectives.stream()
                .mapToDouble(o -> o.score(trial.metrics().getOrDefault(o.name(), Double.NaN)))
                .toArray();
        Member newcomer = new Member(trial, scores);
        if (members.stream().noneMatch(member -> member.isAtLeast(newcomer))) {
            members.removeIf(newcomer::isAtLeast);
            members.add(newcomer);
        }
    }

    /** Returns the members, best in the first objective first. */
    List<Trial> trials() {
        return members.stream()
                .sorted(Comparator.comparingDouble(Member::first).reversed())
                .map(Member::trial)
                .toList();
    }
}
