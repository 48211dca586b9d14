package org.espalier.hyper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.IntSpec;
import org.espalier.schema.ValueSpec.LongSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.symbol.Fitter;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;

/** An integer of {@code min, min + step, ...} up to {@code max}, never enumerated, on a linear or log scale. */
public final class IntV extends Undecided<Integer, IntV> {
    private static final int MOST_TESTED = 1000;

    private final IntGrid grid;
    private final Scale scale;

    /** @throws IllegalArgumentException if {@code min > max}, {@code step < 1}, or a log scale starts at or below 0 */
    IntV(IntGrid grid, Scale scale, Marks marks) {
        super(List.of(), marks);
        this.grid = grid;
        this.scale = scale;
        decisionPoint(Path.ROOT, List.of());
    }

    /** Returns the values. */
    public IntGrid grid() {
        return grid;
    }

    /** Returns how the values are covered. */
    public Scale scale() {
        return scale;
    }

    /**
     * Returns this range with every {@code step}-th value only.
     *
     * @throws IllegalArgumentException if {@code step < 1}
     */
    public IntV step(int step) {
        return new IntV(new IntGrid(grid.min(), grid.max(), step), scale, marks);
    }

    /**
     * Returns this range on a log scale: equal ratios are equally important.
     *
     * @throws IllegalArgumentException unless {@code min > 0}
     */
    public IntV log() {
        return new IntV(grid, Scale.LOG, marks);
    }

    @Override
    IntV copy(List<? extends Symbol<?>> newCandidates, Marks newMarks) {
        return new IntV(grid, scale, newMarks);
    }

    @Override
    Object settings() {
        return List.of(grid, scale);
    }

    @Override
    public String word() {
        return "intv";
    }

    @Override
    public List<Object> arguments() {
        List<Object> arguments = new ArrayList<>(List.of(grid.min(), grid.max()));
        if (grid.step() != 1) {
            arguments.add("step " + grid.step());
        }
        if (scale != Scale.LINEAR) {
            arguments.add("log");
        }
        return arguments;
    }

    @Override
    public DecisionPoint decisionPoint(Path location, List<Candidate> compiled) {
        return new IntRange(location, grid, scale, tags());
    }

    @Override
    public Symbol<Integer> decode(Decision decision, CandidateDecoder decoder) {
        return Literal.of((int) ((Decision.IntValue) decision).value());
    }

    @Override
    public Optional<Decision> encode(Symbol<?> value, Path at, CandidateEncoder encoder) {
        if (value instanceof Literal<?> literal && literal.value() instanceof Number n) {
            long number = n.longValue();
            if (number == n.doubleValue() && grid.contains(number)) {
                return Optional.of(new Decision.IntValue(number));
            }
        }
        encoder.reject(Violation.of(at, grid.toString(), SymbolText.describe(value)));
        return Optional.empty();
    }

    @Override
    public Hyper<Integer> fit(ValueSpec<?> spec, Path at, Fitter fitter) {
        return fitter.fitLeaf(
                this,
                spec,
                at,
                s -> s instanceof IntSpec ints && ints.accepts((int) grid.min()) && ints.accepts((int) grid.last())
                        || s instanceof LongSpec longs && longs.accepts(grid.min()) && longs.accepts(grid.last())
                        || s instanceof FloatSpec floats
                                && floats.accepts((double) grid.min())
                                && floats.accepts((double) grid.last())
                        || s instanceof SatisfyingSpec<?> satisfying && values().allMatch(v -> passes(satisfying, v)));
    }

    /** The values that a test is asked about: all of them, or the ends where that would be too many. */
    private LongStream values() {
        return grid.count() <= MOST_TESTED
                ? LongStream.range(0, grid.count()).map(i -> grid.min() + i * grid.step())
                : LongStream.of(grid.min(), grid.last());
    }

    private static boolean passes(SatisfyingSpec<?> spec, long value) {
        return spec.accepts((int) value) || spec.accepts(value) || spec.accepts((double) value);
    }
}
