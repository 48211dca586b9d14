package org.espalier.geno;

import java.util.ArrayList;
import java.util.List;
import org.espalier.internal.Texts;

/**
 * A listing of a spec for people: one line for each decision point, and below a choice the candidates with decisions of
 * their own.
 *
 * <pre>{@code
 * op: 1 of 3 (identity, maxPool(3), conv)
 *   [=2] conv
 *     filters: 1 of 2 (4, 8)
 * rate: float in [1.0E-6, 0.001], log scale
 * }</pre>
 */
final class SpecText {
    private static final int MAX_LINES = 2000;
    private static final int MAX_LABELS = 8;
    private static final int MAX_WIDTH = 40;

    private final List<String> lines = new ArrayList<>();

    private SpecText() {}

    static String print(DnaSpec spec) {
        if (spec.isEmpty()) {
            return "(nothing to decide)";
        }
        SpecText text = new SpecText();
        text.spec(spec, 0);
        if (text.lines.size() > MAX_LINES) {
            text.lines.subList(MAX_LINES, text.lines.size()).clear();
            text.lines.add("... (" + spec.traits().sites() + " decisions in all)");
        }
        return String.join("\n", text.lines);
    }

    private void spec(DnaSpec spec, int indent) {
        for (DecisionPoint point : spec.points()) {
            line(indent, head(point));
            for (int c = 0; c < point.candidates().size() && lines.size() <= MAX_LINES; c++) {
                Candidate candidate = point.candidates().get(c);
                if (!candidate.spec().isEmpty()) {
                    line(indent + 1, "[=" + c + "] " + Texts.cut(candidate.label(), MAX_WIDTH));
                    spec(candidate.spec(), indent + 2);
                }
            }
        }
    }

    private void line(int indent, String text) {
        lines.add("  ".repeat(indent) + text);
    }

    private static String head(DecisionPoint point) {
        StringBuilder out = new StringBuilder();
        out.append(point.location().isRoot() ? "(root)" : point.location());
        point.tags().name().ifPresent(name -> out.append(" '").append(name).append('\''));
        out.append(": ").append(PointText.of(point));
        List<Candidate> candidates = point.candidates();
        for (int c = 0; c < Math.min(MAX_LABELS, candidates.size()); c++) {
            out.append(c == 0 ? " (" : ", ").append(Texts.cut(candidates.get(c).label(), MAX_WIDTH));
        }
        if (!candidates.isEmpty()) {
            out.append(candidates.size() > MAX_LABELS ? ", ...)" : ")");
        }
        if (!point.tags().hints().isEmpty()) {
            out.append(" hints ").append(point.tags().hints());
        }
        return out.toString();
    }
}
