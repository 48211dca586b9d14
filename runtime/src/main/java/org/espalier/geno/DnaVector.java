package org.espalier.geno;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A space of DNA seen as points of {@code R^width}: what model-based search (Gaussian processes, CMA-ES) computes with.
 *
 * <p>Every decision site of the spec has its columns, whether it is active or not; those of inactive sites are NaN in an
 * encoded DNA. Numbers are in {@code [0, 1]}, uniform in their {@link Scale}. A pick is one column with the candidate number,
 * or one column of 0 or 1 for each candidate. An order is one column for each candidate: its position, from 0 (first) to 1
 * (last). A custom decision has no column, and decodes to the first of its values.
 *
 * <p>{@link #decode} accepts any numbers and repairs them: it is the inverse of {@link #encode} up to rounding, and otherwise
 * returns the nearest valid picks (by Euclidean distance in the columns of that choice) and the nearest numbers.
 *
 * <p>Sites inside choices of several picks exist once for each pick, so nesting such choices multiplies columns; a space with
 * more than {@link #MAX_COLUMNS} is refused.
 *
 * <p>Immutable.
 */
public final class DnaVector {
    /** The largest width, 50,000 columns. */
    public static final int MAX_COLUMNS = 50_000;

    private final DnaSpec spec;
    private final List<VectorBlock> blocks;
    private final List<Column> columns;

    private DnaVector(DnaSpec spec, List<VectorBlock> blocks, List<Column> columns) {
        this.spec = spec;
        this.blocks = blocks;
        this.columns = List.copyOf(columns);
    }

    /** How the picks of a choice become columns. */
    public enum Encoding {
        /** One column for each candidate: 1 for the one that is picked, 0 for the others. */
        ONE_HOT,
        /** One column with the candidate number. */
        INDEX
    }

    /** What the numbers of a column mean. */
    public enum Kind {
        /** A real or an integer as a place in {@code [0, 1]}, uniform in its scale. */
        UNIT,
        /** A candidate number in {@code [0, cardinality)}. */
        INDEX,
        /** 1 if the candidate is picked, 0 if not. */
        ONE_HOT,
        /** The position of a candidate in an order, in {@code [0, 1]}. */
        POSITION
    }

    /**
     * One column.
     *
     * @param site the decision; {@link DecisionSite#enclosing} tells under which condition the column is active
     * @param kind what its numbers mean
     * @param pick number of the pick in a choice of several; 0 otherwise
     * @param candidate the candidate for {@code ONE_HOT} and {@code POSITION}; 0 otherwise
     */
    public record Column(DecisionSite site, Kind kind, int pick, int candidate) {
        /** Returns the number of candidates of a choice or an order; 0 for numbers. */
        public int cardinality() {
            return site.point().candidates().size();
        }

        /** Returns {@code ops[1]=3 ONE_HOT} and the like. */
        @Override
        public String toString() {
            boolean perCandidate = kind == Kind.ONE_HOT || kind == Kind.POSITION;
            String id = (kind == Kind.POSITION ? site.id() : site.pickPath(pick)).toString();
            return (id.isEmpty() ? "(root)" : id) + (perCandidate ? "=" + candidate : "") + " " + kind;
        }
    }

    /**
     * Returns the view of {@code spec}.
     *
     * @throws SpecTooLargeException if there were more than {@link #MAX_COLUMNS} columns
     * @throws InfiniteSpaceException if a custom decision has no first value to decode to
     */
    public static DnaVector of(DnaSpec spec, Encoding encoding) {
        if (DecisionWalk.count(spec) > MAX_COLUMNS) {
            throw new SpecTooLargeException("decision sites", MAX_COLUMNS, DecisionWalk.count(spec));
        }
        List<Column> columns = new ArrayList<>();
        List<VectorBlock> blocks = new ArrayList<>();
        for (DecisionPoint point : spec.points()) {
            blocks.add(VectorBlock.of(DecisionSite.top(point), encoding, columns));
        }
        return new DnaVector(spec, blocks, columns);
    }

    /** Returns the spec that is viewed. */
    public DnaSpec spec() {
        return spec;
    }

    /** Returns what the columns mean. */
    public List<Column> columns() {
        return columns;
    }

    /** Returns the number of columns, in {@code [0, MAX_COLUMNS]}. */
    public int width() {
        return columns.size();
    }

    /**
     * Returns the point of {@code dna}; the columns of inactive sites are NaN.
     *
     * @throws DnaException if {@code dna} does not fit the spec
     */
    public double[] encode(Dna dna) {
        spec.require(dna);
        double[] vector = new double[width()];
        Arrays.fill(vector, Double.NaN);
        for (int i = 0; i < dna.size(); i++) {
            blocks.get(i).encode(dna.get(i), vector);
        }
        return vector;
    }

    /**
     * Returns a DNA near the point {@code vector}. NaN in an active column means "no preference".
     *
     * @throws IllegalArgumentException if {@code vector} does not have {@link #width} numbers
     */
    public Dna decode(double[] vector) {
        if (vector.length != width()) {
            throw new IllegalArgumentException("vector: expected " + width() + " numbers, found " + vector.length);
        }
        Decision[] decisions = new Decision[blocks.size()];
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = blocks.get(i).decode(vector);
        }
        return Dna.owning(decisions);
    }
}
