package org.espalier.samples.cli;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.DnaSpec;
import org.espalier.report.TextReport;
import org.espalier.samples.demo.Plan;
import org.espalier.space.SearchSpace;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;

/** Prints how a search went, with headings in colour on a terminal, and keeps the plain text. */
final class DemoReport {
    private static final int ROWS = 5;

    private final PrintWriter out;
    private final boolean colours;
    private final StringBuilder plain = new StringBuilder();
    private String sharing = "";

    DemoReport(PrintWriter out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** Takes the line that says what is searched with shared weights before networks are tried one by one. */
    void sharing(String described) {
        sharing = described;
    }

    /** Prints a line that is not kept. */
    void passing(String line) {
        out.println(dim(line));
        out.flush();
    }

    void begin(String data, Symbol<Experiment> space, String algorithm, Plan plan) {
        line("Data    " + data);
        DnaSpec spec = SearchSpace.of(space).spec();
        String size = spec.size().map(BigInteger::toString).orElse("endlessly many");
        line("Space   " + spec.points().size() + " decisions, " + size + " networks");
        if (!sharing.isEmpty()) {
            line(sharing);
        }
        line("Search  " + plan.trials() + " trials " + (sharing.isEmpty() ? "" : "of optimizers for what was found ")
                + "by " + algorithm + ", " + plan.workers()
                + (plan.workers() == 1 ? " worker" : " workers") + ", seed " + plan.seed());
        line("");
    }

    void trials(Study<Experiment> study) {
        TextReport report = TextReport.of(study)
                .rows(ROWS)
                .column("parameters", Networks::parameters)
                .column("optimizer", Networks::optimizer)
                .column("stage 1", Networks::first)
                .column("stage 2", Networks::second);
        heading("Best of " + report.summary() + "  (accuracy on the validation images)");
        line(report.leaderboard());
        study.trials().stream()
                .filter(trial -> trial.state() == TrialState.INFEASIBLE)
                .findFirst()
                .ifPresent(trial -> line("Trial " + trial.id() + " was infeasible: "
                        + trial.log().reason() + "\n"));
        study.trials().stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .findFirst()
                .ifPresent(trial ->
                        line("Trial " + trial.id() + " failed: " + trial.log().reason() + "\n"));
    }

    void winner(Study<Experiment> study, Symbol<Experiment> baseline) {
        Trial best = study.best().trial();
        heading("Winner: trial " + best.id() + ", " + best.log().notes().get("parameters")
                + " parameters; compared with the baseline");
        line(TextReport.of(study).comparedWith(baseline).best());
    }

    void retraining(int seeds) {
        out.println(dim("Training winner and baseline again with " + seeds + " new seeds ..."));
    }

    void comparison(List<Double> winner, List<Double> baseline) {
        heading("Test accuracy, trained from scratch with " + winner.size() + " new seeds: mean (each)");
        line(row("winner", winner));
        line(row("baseline", baseline));
    }

    void end(Path folder, String files) {
        line("");
        line("Written to " + folder + ": " + files);
    }

    String plainText() {
        return plain.toString();
    }

    private static String row(String name, List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        StringBuilder each = new StringBuilder();
        values.forEach(v -> each.append(each.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%.4f", v)));
        return String.format(Locale.ROOT, "  %-9s %.4f   (%s)", name, mean, each);
    }

    private void heading(String text) {
        plain.append(text).append('\n');
        out.println(colours ? "\u001b[1m" + text + "\u001b[0m" : text);
    }

    private void line(String text) {
        plain.append(text).append('\n');
        out.println(text);
    }

    private String dim(String text) {
        return colours ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
