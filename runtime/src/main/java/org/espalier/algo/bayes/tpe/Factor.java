package org.espalier.algo.bayes.tpe;

import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.Dna;

/**
 * What a kernel density estimate needs of one decision: the values seen, one for each row, and around each value a kernel,
 * which is a probability over all values of the decision. Products of kernels of several decisions are kernels of whole DNA.
 *
 * <p>There are two sides, the {@link #GOOD} rows and the {@link #REST}, with kernels of different widths. Candidates are drawn
 * into slots. Densities are natural logarithms relative to a measure that is the same for all kernels of a factor.
 */
interface Factor {
    /** The side of the observations that are imitated. */
    int GOOD = 0;
    /** The side of the observations that are avoided. */
    int REST = 1;

    /** Supplies the decisions inside picked candidates. */
    interface Inside {
        /** Returns the decisions inside {@code candidate}, which is pick number {@code pick}. */
        Dna dna(int pick, int candidate);
    }

    /** Stores the value of row {@code row}; rows grow without gaps, and may be overwritten. */
    void learn(int row, Decision decision);

    /** Sets the width of the kernels of {@code side}. */
    void fit(int side, Fit fit);

    /** Draws a value from the kernel of {@code row} on the side {@link #GOOD} into {@code slot}. */
    void drawNear(int slot, int row, RandomGenerator random);

    /** Draws a value from the kernel that knows nothing into {@code slot}. */
    void drawAnywhere(int slot, RandomGenerator random);

    /** Adds to each of {@code sums} the log density, at the value in {@code slot}, of the kernel of the row in {@code rows}. */
    void addLogKernels(int side, int slot, Rows rows, double[] sums);

    /** Returns the log density of the kernel that knows nothing at the value in {@code slot}. */
    double logPrior(int slot);

    /** Returns the decision in {@code slot}. */
    Decision decision(int slot, Inside inside);

    /**
     * The rows of one side.
     *
     * @param index the row numbers; only the first {@code count} are used
     * @param count how many there are
     */
    record Rows(int[] index, int count) {}

    /**
     * What the width of kernels depends on.
     *
     * @param rows the rows of the side
     * @param dimensions number of decisions that are modelled jointly
     * @param adaptive whether the kernels of numbers contract with the places of the rows; a single decision that contracts by
     *     itself settles where the others happened to be good
     */
    record Fit(Rows rows, int dimensions, boolean adaptive) {
        int count() {
            return rows.count();
        }
    }

    /** Returns the factor of {@code point} with {@code slots} slots. */
    static Factor of(DecisionPoint point, int slots) {
        return point.accept(new DecisionPoint.Visitor<>() {
            @Override
            public Factor visitChoices(Choices choices) {
                if (choices.picks() == 1) {
                    return new CategoryFactor(choices.candidates().size(), slots);
                }
                return choices.selection().distinct() && choices.selection().sorted()
                        ? new SubsetFactor(choices, slots)
                        : new SequenceFactor(choices, slots);
            }

            @Override
            public Factor visitPermutation(Permutation permutation) {
                return new OrderFactor(permutation.candidates().size(), slots);
            }

            @Override
            public Factor visitFloat(FloatRange range) {
                return new NumberFactor(new Axis.Real(range), slots);
            }

            @Override
            public Factor visitInt(IntRange range) {
                Axis.Whole axis = new Axis.Whole(range);
                return axis.count() <= GridFactor.MOST ? new GridFactor(axis, slots) : new NumberFactor(axis, slots);
            }

            @Override
            public Factor visitCustom(Custom custom) {
                return new TextFactor(custom.genes(), slots);
            }
        });
    }
}
