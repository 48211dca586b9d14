package org.espalier.geno;

import java.util.List;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DnaVector.Column;
import org.espalier.geno.DnaVector.Kind;

/** The columns of one decision site and of the sites inside it. */
interface VectorBlock {
    /** Writes {@code decision} into the columns of this block. */
    void encode(Decision decision, double[] vector);

    /** Returns the decision nearest to the columns of this block. */
    Decision decode(double[] vector);

    /** Returns the block of {@code site} and appends its columns to {@code columns}. */
    static VectorBlock of(DecisionSite site, DnaVector.Encoding encoding, List<Column> columns) {
        return site.point().accept(new DecisionPoint.Visitor<>() {
            @Override
            public VectorBlock visitChoices(Choices point) {
                return PickBlock.choices(site, encoding, columns);
            }

            @Override
            public VectorBlock visitPermutation(Permutation point) {
                return PickBlock.order(site, encoding, columns);
            }

            @Override
            public VectorBlock visitFloat(FloatRange point) {
                return new FloatBlock(point, add(columns, new Column(site, Kind.UNIT, 0, 0)));
            }

            @Override
            public VectorBlock visitInt(IntRange point) {
                return new IntBlock(point, add(columns, new Column(site, Kind.UNIT, 0, 0)));
            }

            @Override
            public VectorBlock visitCustom(Custom point) {
                String first = point.genes()
                        .first()
                        .orElseThrow(() -> new InfiniteSpaceException(
                                site.id(),
                                "the values of " + PointText.of(point)
                                        + " cannot be listed. Implement TextGenes.first"));
                return new TextBlock(new Decision.TextValue(first));
            }
        });
    }

    /** Appends a column and returns its number. */
    static int add(List<Column> columns, Column column) {
        if (columns.size() >= DnaVector.MAX_COLUMNS) {
            throw new SpecTooLargeException("columns", DnaVector.MAX_COLUMNS, DnaVector.MAX_COLUMNS + 1L);
        }
        columns.add(column);
        return columns.size() - 1;
    }

    /** A real. */
    record FloatBlock(FloatRange range, int column) implements VectorBlock {
        @Override
        public void encode(Decision decision, double[] vector) {
            double value = ((Decision.FloatValue) decision).value();
            vector[column] = range.scale().toUnit(value, range.min(), range.max());
        }

        @Override
        public Decision decode(double[] vector) {
            return new Decision.FloatValue(range.scale().fromUnit(unit(vector[column]), range.min(), range.max()));
        }
    }

    /** An integer. */
    record IntBlock(IntRange range, int column) implements VectorBlock {
        @Override
        public void encode(Decision decision, double[] vector) {
            vector[column] = unitOf(((Decision.IntValue) decision).value());
        }

        private double unitOf(long value) {
            IntGrid grid = range.grid();
            return range.scale().toUnit(value, grid.min(), grid.last());
        }

        @Override
        public Decision decode(double[] vector) {
            IntGrid grid = range.grid();
            double unit = unit(vector[column]);
            long near = grid.nearest(range.scale().fromUnit(unit, grid.min(), grid.last()));
            long best = near;
            for (long value = near - grid.step(); value <= near + grid.step(); value += grid.step()) {
                if (grid.contains(value) && Math.abs(unitOf(value) - unit) < Math.abs(unitOf(best) - unit)) {
                    best = value;
                }
            }
            return new Decision.IntValue(best);
        }
    }

    /** A custom decision, which has no column. */
    record TextBlock(Decision first) implements VectorBlock {
        @Override
        public void encode(Decision decision, double[] vector) {
            // A custom decision has no column.
        }

        @Override
        public Decision decode(double[] vector) {
            return first;
        }
    }

    private static double unit(double value) {
        return Double.isNaN(value) ? 0.5 : Math.min(1, Math.max(0, value));
    }
}
