package org.espalier.algo.bayes.gp;

import java.util.List;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Pick;
import org.espalier.geno.Selection;

/**
 * The columns of one decision.
 *
 * <table>
 * <caption>Squared distance of two decisions</caption>
 * <tr><th>Decision</th><th>Both active</th><th>One active</th></tr>
 * <tr><td>number, always active</td><td>{@code (u - v)^2}, places in the unit interval of its scale</td><td></td></tr>
 * <tr><td>number, conditional</td><td>{@code 1 - cos((u - v) pi / 2)}: two points of a quarter circle</td><td>1/2: from the
 * centre</td></tr>
 * <tr><td>one candidate, or a text</td><td>1 if they differ</td><td>1</td></tr>
 * <tr><td>k distinct sorted</td><td>candidates picked by one alone, divided by 2k</td><td>1/2</td></tr>
 * <tr><td>k sorted, repeated</td><td>squared differences of counts, divided by 2k^2</td><td>up to 1/2</td></tr>
 * <tr><td>k distinct, in order</td><td>mean of the distance as a set and the share of places that differ</td><td>3/4</td></tr>
 * <tr><td>k repeated, in order</td><td>share of places that differ</td><td>1</td></tr>
 * <tr><td>order of up to 20</td><td>share of pairs in the other order (Kendall, Mallows)</td><td>1/4</td></tr>
 * <tr><td>order of more</td><td>squared differences of positions, divided by their maximum (Spearman)</td><td>up to 1</td></tr>
 * </table>
 *
 * <p>Sources: numbers: Swersky et al., "Raiders of the lost architecture: kernels for Bayesian optimization in conditional
 * parameter spaces", 2014, equation 5, with a fixed angle; orders: Deshwal et al., "Bayesian optimization over permutation
 * spaces", AAAI 2022, section 4.
 *
 * @param kind how decisions are written
 * @param point the decision point
 * @param number the number of this slot among those that have columns
 * @param firstDense first column compared by squared difference
 * @param dense number of these columns
 * @param firstCode first column compared by equality, counted from the end of the dense ones
 * @param codes number of these columns
 */
record Slot(Kind kind, DecisionPoint point, int number, int firstDense, int dense, int firstCode, int codes) {
    /** The code of what is not active. */
    static final double ABSENT = -1;

    private static final int MOST_PAIRED = 20;

    /** How decisions are written. */
    enum Kind {
        FIXED,
        LINE,
        ARC,
        CODE,
        SET,
        COUNTS,
        PLACES,
        PLACED_SET,
        PAIRS,
        POSITIONS
    }

    /** Returns the slot of {@code point}, the columns of which begin at the places given. */
    static Slot of(DecisionPoint point, boolean conditional, int dense, int code, int number) {
        Kind kind = kind(point, conditional);
        int n = point.candidates().size();
        int wide =
                switch (kind) {
                    case FIXED, CODE, PLACES -> 0;
                    case LINE -> 1;
                    case ARC -> 2;
                    case SET, COUNTS, PLACED_SET, POSITIONS -> n;
                    case PAIRS -> n * (n - 1) / 2;
                };
        int codes =
                switch (kind) {
                    case CODE -> 1;
                    case PLACES, PLACED_SET -> point.picks();
                    default -> 0;
                };
        return new Slot(kind, point, number, dense, wide, code, codes);
    }

    private static Kind kind(DecisionPoint point, boolean conditional) {
        if (point instanceof FloatRange range) {
            return range.min() == range.max() ? Kind.FIXED : conditional ? Kind.ARC : Kind.LINE;
        }
        if (point instanceof IntRange range) {
            return range.grid().count() == 1 ? Kind.FIXED : conditional ? Kind.ARC : Kind.LINE;
        }
        if (point instanceof Custom) {
            return Kind.CODE;
        }
        int n = point.candidates().size();
        if (n == 1) {
            return Kind.FIXED;
        }
        if (point instanceof Permutation) {
            return n <= MOST_PAIRED ? Kind.PAIRS : Kind.POSITIONS;
        }
        return picks(((Choices) point).selection(), n);
    }

    private static Kind picks(Selection selection, int n) {
        if (selection.k() == 1) {
            return Kind.CODE;
        }
        if (selection.sorted()) {
            boolean all = selection.distinct() && selection.k() == n;
            return all ? Kind.FIXED : selection.distinct() ? Kind.SET : Kind.COUNTS;
        }
        return selection.distinct() ? Kind.PLACED_SET : Kind.PLACES;
    }

    /** Returns whether the decision is a number with more than one value. */
    boolean isNumber() {
        return kind == Kind.LINE || kind == Kind.ARC;
    }

    /** Returns how much a column that differs counts. */
    double codeWeight() {
        return kind == Kind.PLACES ? 1.0 / codes : kind == Kind.PLACED_SET ? 0.5 / codes : 1;
    }

    /** Writes {@code decision} into its columns of {@code target}, in which codes begin at {@code codeColumns}. */
    void write(Decision decision, double[] target, int codeColumns) {
        switch (kind) {
            case FIXED -> {}
            case LINE, ARC -> place(unit(decision), target);
            case CODE -> target[codeColumns + firstCode] = code(decision);
            case SET -> writeSet(decision.picks(), Math.sqrt(1 / (2.0 * k())), target);
            case COUNTS -> writeCounts(decision.picks(), target);
            case PLACES -> writePlaces(decision.picks(), target, codeColumns);
            case PLACED_SET -> {
                writeSet(decision.picks(), Math.sqrt(1 / (4.0 * k())), target);
                writePlaces(decision.picks(), target, codeColumns);
            }
            case PAIRS -> writePairs(decision.picks(), target);
            case POSITIONS -> writePositions(decision.picks(), target);
        }
    }

    private int k() {
        return point.picks();
    }

    /** Writes a number at {@code unit} in {@code [0, 1]}. */
    void place(double unit, double[] target) {
        if (kind == Kind.LINE) {
            target[firstDense] = unit;
        } else {
            double angle = unit * Math.PI / 2;
            target[firstDense] = Math.sin(angle) * Math.sqrt(0.5);
            target[firstDense + 1] = Math.cos(angle) * Math.sqrt(0.5);
        }
    }

    /** Returns the derivative by {@code unit} of a function with derivatives {@code gradient} by the columns. */
    double slope(double unit, double[] gradient) {
        if (kind == Kind.LINE) {
            return gradient[firstDense];
        }
        double angle = unit * Math.PI / 2;
        double speed = Math.PI / 2 * Math.sqrt(0.5);
        return speed * (gradient[firstDense] * Math.cos(angle) - gradient[firstDense + 1] * Math.sin(angle));
    }

    /** Returns the place of a number, read from where {@link #place} wrote it. */
    double unitIn(double[] source) {
        return kind == Kind.LINE
                ? source[firstDense]
                : Math.atan2(source[firstDense], source[firstDense + 1]) / (Math.PI / 2);
    }

    /** Returns the place of a number in the unit interval of its scale. */
    double unit(Decision decision) {
        if (point instanceof FloatRange range && decision instanceof FloatValue value) {
            return range.scale().toUnit(value.value(), range.min(), range.max());
        }
        IntRange range = (IntRange) point;
        IntGrid grid = range.grid();
        return range.scale().toUnit(((IntValue) decision).value(), grid.min(), grid.last());
    }

    /** Returns the number nearest to {@code unit}. */
    Decision number(double unit) {
        if (point instanceof FloatRange range) {
            return new FloatValue(range.scale().fromUnit(unit, range.min(), range.max()));
        }
        IntRange range = (IntRange) point;
        IntGrid grid = range.grid();
        return new IntValue(grid.nearest(range.scale().fromUnit(unit, grid.min(), grid.last())));
    }

    private static double code(Decision decision) {
        return decision instanceof TextValue text
                ? Integer.toUnsignedLong(text.value().hashCode())
                : decision.picks().get(0).index();
    }

    private void writeSet(List<Pick> picks, double height, double[] target) {
        for (Pick pick : picks) {
            target[firstDense + pick.index()] = height;
        }
    }

    private void writeCounts(List<Pick> picks, double[] target) {
        double height = Math.sqrt(0.5) / picks.size();
        for (Pick pick : picks) {
            target[firstDense + pick.index()] += height;
        }
    }

    private void writePlaces(List<Pick> picks, double[] target, int codeColumns) {
        for (int j = 0; j < picks.size(); j++) {
            target[codeColumns + firstCode + j] = picks.get(j).index();
        }
    }

    private void writePairs(List<Pick> picks, double[] target) {
        int[] position = positions(picks);
        int n = position.length;
        double height = 0.5 / Math.sqrt(dense);
        int column = firstDense;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                target[column++] = position[a] < position[b] ? height : -height;
            }
        }
    }

    private void writePositions(List<Pick> picks, double[] target) {
        double n = picks.size();
        double unit = Math.sqrt(3 / (n * (n * n - 1)));
        int[] position = positions(picks);
        for (int a = 0; a < position.length; a++) {
            target[firstDense + a] = position[a] * unit;
        }
    }

    private static int[] positions(List<Pick> picks) {
        int[] position = new int[picks.size()];
        for (int j = 0; j < position.length; j++) {
            position[picks.get(j).index()] = j;
        }
        return position;
    }
}
