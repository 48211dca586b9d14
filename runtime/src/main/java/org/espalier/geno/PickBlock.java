package org.espalier.geno;

import java.util.ArrayList;
import java.util.List;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DnaVector.Column;
import org.espalier.geno.DnaVector.Encoding;
import org.espalier.geno.DnaVector.Kind;

/** The columns of a choice or an order, and those inside its picks: one list of blocks for each pick and candidate. */
final class PickBlock implements VectorBlock {
    /** Keeps sums of costs finite and exact enough. */
    private static final double CLAMP = 1e6;

    private final DecisionPoint point;
    private final Selection selection;
    private final Kind kind;
    private final int start;
    private final List<List<List<VectorBlock>>> inside;

    private PickBlock(
            DecisionPoint point, Selection selection, Kind kind, int start, List<List<List<VectorBlock>>> inside) {
        this.point = point;
        this.selection = selection;
        this.kind = kind;
        this.start = start;
        this.inside = inside;
    }

    static PickBlock choices(DecisionSite site, Encoding encoding, List<Column> columns) {
        Choices choices = (Choices) site.point();
        Kind kind = encoding == Encoding.INDEX ? Kind.INDEX : Kind.ONE_HOT;
        int width = kind == Kind.INDEX ? 1 : choices.candidates().size();
        int start = columns.size();
        for (int j = 0; j < choices.picks(); j++) {
            for (int c = 0; c < width; c++) {
                VectorBlock.add(columns, new Column(site, kind, j, c));
            }
        }
        return new PickBlock(choices, choices.selection(), kind, start, inside(site, encoding, columns));
    }

    static PickBlock order(DecisionSite site, Encoding encoding, List<Column> columns) {
        int n = site.point().candidates().size();
        int start = columns.size();
        for (int c = 0; c < n; c++) {
            VectorBlock.add(columns, new Column(site, Kind.POSITION, 0, c));
        }
        Selection all = new Selection(n, true, false);
        return new PickBlock(site.point(), all, Kind.POSITION, start, inside(site, encoding, columns));
    }

    private static List<List<List<VectorBlock>>> inside(DecisionSite site, Encoding encoding, List<Column> columns) {
        List<List<List<VectorBlock>>> inside = new ArrayList<>();
        for (int j = 0; j < site.point().picks(); j++) {
            List<List<VectorBlock>> candidates = new ArrayList<>();
            for (int c = 0; c < site.point().candidates().size(); c++) {
                List<VectorBlock> blocks = new ArrayList<>();
                for (DecisionPoint inner :
                        site.point().candidates().get(c).spec().points()) {
                    blocks.add(VectorBlock.of(site.inside(j, c, inner), encoding, columns));
                }
                candidates.add(List.copyOf(blocks));
            }
            inside.add(candidates);
        }
        return inside;
    }

    @Override
    public void encode(Decision decision, double[] vector) {
        int n = point.candidates().size();
        for (int j = 0; j < decision.picks().size(); j++) {
            Pick pick = decision.picks().get(j);
            switch (kind) {
                case INDEX -> vector[start + j] = pick.index();
                case POSITION -> vector[start + pick.index()] = position(j, n);
                default -> {
                    for (int c = 0; c < n; c++) {
                        vector[start + j * n + c] = c == pick.index() ? 1 : 0;
                    }
                }
            }
            List<VectorBlock> blocks = inside.get(j).get(pick.index());
            for (int i = 0; i < blocks.size(); i++) {
                blocks.get(i).encode(pick.sub().get(i), vector);
            }
        }
    }

    @Override
    public Decision decode(double[] vector) {
        int[] chosen = NearestPicks.of(selection, costs(vector));
        List<Pick> picks = new ArrayList<>();
        for (int j = 0; j < chosen.length; j++) {
            List<VectorBlock> blocks = inside.get(j).get(chosen[j]);
            Decision[] sub = new Decision[blocks.size()];
            for (int i = 0; i < sub.length; i++) {
                sub[i] = blocks.get(i).decode(vector);
            }
            picks.add(sub.length == 0 ? Pick.of(chosen[j]) : new Pick(chosen[j], Dna.owning(sub)));
        }
        return PickEdits.decision(point, picks);
    }

    /** Returns for each pick and candidate how far the columns are from that pick, up to a constant for each pick. */
    private double[][] costs(double[] vector) {
        int n = point.candidates().size();
        double[][] costs = new double[selection.k()][n];
        for (int j = 0; j < costs.length; j++) {
            for (int c = 0; c < n; c++) {
                costs[j][c] = switch (kind) {
                    case INDEX -> square(value(vector[start + j]) - c, vector[start + j]);
                    case POSITION -> square(value(vector[start + c]) - position(j, n), vector[start + c]);
                    default -> -value(vector[start + j * n + c]);
                };
            }
        }
        return costs;
    }

    private static double square(double difference, double value) {
        return Double.isNaN(value) ? 0 : difference * difference;
    }

    private static double value(double value) {
        return Double.isNaN(value) ? 0 : Math.min(CLAMP, Math.max(-CLAMP, value));
    }

    private static double position(int j, int n) {
        return n == 1 ? 0 : j / (n - 1.0);
    }
}
