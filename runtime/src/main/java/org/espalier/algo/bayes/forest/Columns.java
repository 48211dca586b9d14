package org.espalier.algo.bayes.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Pick;

/**
 * DNA as rows of a table, as trees split it. Numbers are one column, a choice of one is a column of categories. Several picks are
 * one column for each candidate, with the number of times that it was picked, and, if their order matters, a column of categories
 * for each pick; an order is one column for each candidate, with its position. What does not exist in a DNA is NaN. Custom
 * decisions have no columns.
 *
 * <p>Columns of conditional decisions are made when their condition is first seen, so that the table of a huge space is as wide
 * as what was tried.
 */
final class Columns {
    /** More picks than this have no columns of their own. */
    private static final int MOST_PICKS = 16;

    private final Scope root;
    private final List<Boolean> categorical = new ArrayList<>();

    Columns(DnaSpec spec) {
        root = new Scope(spec);
    }

    /** Returns the number of columns so far. */
    int width() {
        return categorical.size();
    }

    /** Returns whether the values of {@code column} are categories, and their order means nothing. */
    boolean isCategorical(int column) {
        return categorical.get(column);
    }

    /** Returns the row of {@code dna}, making columns where it has decisions that were not seen before. */
    double[] learn(Dna dna) {
        root.makeColumns(dna);
        return row(dna);
    }

    /** Returns the row of {@code dna} in the columns that exist. */
    double[] row(Dna dna) {
        double[] row = new double[width()];
        Arrays.fill(row, Double.NaN);
        root.write(dna, row);
        return row;
    }

    private int add(int count, boolean categories) {
        for (int i = 0; i < count; i++) {
            categorical.add(categories);
        }
        return categorical.size() - count;
    }

    /** The columns of the decisions of one spec at one place of the tree. */
    private final class Scope {
        private final DnaSpec spec;
        private final int[] first;
        private final int[] firstPick;
        private final List<Map<Integer, Scope>> inside = new ArrayList<>();

        Scope(DnaSpec spec) {
            this.spec = spec;
            first = new int[spec.points().size()];
            firstPick = new int[first.length];
            for (int i = 0; i < first.length; i++) {
                DecisionPoint point = spec.points().get(i);
                inside.add(new HashMap<>());
                firstPick[i] = -1;
                if (point instanceof FloatRange || point instanceof IntRange) {
                    first[i] = add(1, false);
                } else if (point.picks() == 1) {
                    first[i] = add(1, true);
                } else {
                    first[i] = add(point.candidates().size(), false);
                    if (point instanceof Choices c && !c.selection().sorted() && point.picks() <= MOST_PICKS) {
                        firstPick[i] = add(point.picks(), true);
                    }
                }
            }
        }

        void makeColumns(Dna dna) {
            for (int i = 0; i < first.length; i++) {
                List<Pick> picks = dna.get(i).picks();
                for (int j = 0; j < picks.size(); j++) {
                    Pick pick = picks.get(j);
                    if (!pick.sub().isEmpty()) {
                        DnaSpec sub = spec.points()
                                .get(i)
                                .candidates()
                                .get(pick.index())
                                .spec();
                        inside.get(i)
                                .computeIfAbsent(key(i, j, pick), k -> new Scope(sub))
                                .makeColumns(pick.sub());
                    }
                }
            }
        }

        /** Where a candidate can be picked once only, its decisions have the same columns whichever pick it is. */
        private int key(int point, int j, Pick pick) {
            DecisionPoint at = spec.points().get(point);
            boolean once =
                    !(at instanceof Choices choices) || choices.selection().distinct();
            return once ? pick.index() : j * at.candidates().size() + pick.index();
        }

        void write(Dna dna, double[] row) {
            for (int i = 0; i < first.length; i++) {
                DecisionPoint point = spec.points().get(i);
                Decision decision = dna.get(i);
                if (point instanceof FloatRange range) {
                    double value = ((FloatValue) decision).value();
                    row[first[i]] = range.scale().toUnit(value, range.min(), range.max());
                } else if (point instanceof IntRange whole) {
                    IntGrid grid = whole.grid();
                    row[first[i]] = whole.scale().toUnit(((IntValue) decision).value(), grid.min(), grid.last());
                } else {
                    writePicks(i, point, decision.picks(), row);
                }
            }
        }

        private void writePicks(int i, DecisionPoint point, List<Pick> picks, double[] row) {
            if (point.picks() > 1) {
                Arrays.fill(row, first[i], first[i] + point.candidates().size(), 0);
            }
            for (int j = 0; j < picks.size(); j++) {
                Pick pick = picks.get(j);
                if (point.picks() == 1) {
                    row[first[i]] = pick.index();
                } else if (point instanceof Choices) {
                    row[first[i] + pick.index()]++;
                    if (firstPick[i] >= 0) {
                        row[firstPick[i] + j] = pick.index();
                    }
                } else {
                    row[first[i] + pick.index()] = j;
                }
                Scope scope = inside.get(i).get(key(i, j, pick));
                if (scope != null) {
                    scope.write(pick.sub(), row);
                }
            }
        }
    }
}
