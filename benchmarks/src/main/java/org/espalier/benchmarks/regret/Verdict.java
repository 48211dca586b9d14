package org.espalier.benchmarks.regret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.testing.objectives.SearchTask;

/**
 * The scores of one task as a table in Markdown, beside those of other libraries.
 *
 * @param task the task
 * @param scores what our algorithms came to
 * @param peers what is known of others, of any task
 * @param budgets after how many trials, in order
 */
record Verdict(SearchTask task, List<Scores> scores, List<Peer> peers, List<Integer> budgets) {
    /** How far a median may be behind another and still count as equal: the digits that tables show. */
    private static final double SLACK = 1e-3;

    /** Returns the table, and below it who is best at each budget. */
    String markdown() {
        StringBuilder out = new StringBuilder();
        boolean grows = task.objectives() > 1;
        out.append(String.format(
                Locale.ROOT,
                "### %s (%s %.6g)%n%n",
                task.name(),
                grows ? "hypervolume, at most" : "f* =",
                task.best()));
        row(out, "Algorithm", "Seeds", budgets.stream().map(b -> "@" + b).toList(), "CPU s / run");
        row(out, "---", "---", budgets.stream().map(b -> "---").toList(), "---");
        for (Scores one : scores) {
            List<String> cells = budgets.stream().map(b -> one.at(b).toString()).toList();
            String cost = String.format(Locale.ROOT, "%.2f", one.cost());
            row(out, "**" + one.algorithm() + "**", String.valueOf(one.curves().size()), cells, cost);
        }
        for (String name : names()) {
            List<String> cells = budgets.stream()
                    .map(b -> peer(name, b).map(p -> p.score().toString()).orElse("-"))
                    .toList();
            row(out, name, seeds(name), cells, "-");
        }
        out.append('\n');
        for (int budget : budgets) {
            sentence(budget).ifPresent(text -> out.append("- ").append(text).append('\n'));
        }
        return out.append('\n').toString();
    }

    private static void row(StringBuilder out, String name, String seeds, List<String> cells, String cost) {
        out.append("| ").append(name).append(" | ").append(seeds).append(" | ");
        out.append(String.join(" | ", cells)).append(" | ").append(cost).append(" |\n");
    }

    private List<String> names() {
        return peers.stream()
                .filter(peer -> peer.objective().equals(task.name()) && budgets.contains(peer.budget()))
                .map(Peer::name)
                .distinct()
                .toList();
    }

    private Optional<Peer> peer(String name, int budget) {
        return peers.stream()
                .filter(p -> p.objective().equals(task.name()) && p.name().equals(name) && p.budget() == budget)
                .findFirst();
    }

    private String seeds(String name) {
        return peers.stream()
                .filter(p -> p.objective().equals(task.name()) && p.name().equals(name))
                .map(p -> String.valueOf(p.seeds()))
                .findFirst()
                .orElse("");
    }

    /** Returns the best peer after {@code budget} trials, by its median; empty if none is known. */
    Optional<Peer> bestPeer(int budget) {
        Comparator<Peer> byMedian =
                Comparator.comparingDouble(p -> loss(p.score().median()));
        return peers.stream()
                .filter(p -> p.objective().equals(task.name()) && p.budget() == budget)
                .min(byMedian);
    }

    /** Returns the best of our algorithms after {@code budget} trials, by its median. */
    Scores best(int budget) {
        Comparator<Scores> byMedian =
                Comparator.comparingDouble(s -> loss(s.at(budget).median()));
        return scores.stream().min(byMedian).orElseThrow();
    }

    private Optional<String> sentence(int budget) {
        return bestPeer(budget).map(peer -> {
            Scores best = best(budget);
            double ours = loss(best.at(budget).median());
            double theirs = loss(peer.score().median());
            List<String> parts = new ArrayList<>();
            parts.add("@" + budget + ": best here **" + best.algorithm() + "** " + best.at(budget) + ", best peer "
                    + peer.name() + " " + peer.score() + ": "
                    + (ours <= theirs + SLACK * Math.abs(theirs) ? "at least as good" : "**behind**"));
            scores.stream()
                    .filter(s -> s.algorithm().equals("auto"))
                    .findFirst()
                    .ifPresent(auto -> {
                        double worst = Math.max(
                                loss(peer.score().low()), loss(peer.score().high()));
                        boolean within = loss(auto.at(budget).median()) <= worst + SLACK * Math.abs(worst);
                        parts.add("`auto` " + (within ? "within" : "**outside**") + " that peer's third quartile");
                    });
            return String.join("; ", parts);
        });
    }

    /** Returns a score as something to be small. */
    private double loss(double score) {
        return task.objectives() > 1 ? -score : score;
    }
}
