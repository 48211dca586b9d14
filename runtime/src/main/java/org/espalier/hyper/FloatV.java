package org.espalier.hyper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.Scale;
import org.espalier.geno.Tags;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.ValueSpec;
import org.espalier.schema.ValueSpec.FloatSpec;
import org.espalier.schema.ValueSpec.SatisfyingSpec;
import org.espalier.symbol.Fitter;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;

/** A real number in {@code [min, max]}, covered evenly on its {@link Scale}. */
public final class FloatV extends Undecided<Double, FloatV> {
    private final FloatRange range;

    /** @throws IllegalArgumentException if a bound is not finite, {@code min > max}, or a log scale starts at or below 0 */
    FloatV(double min, double max, Scale scale, Marks marks) {
        super(List.of(), marks);
        this.range = new FloatRange(Path.ROOT, min, max, scale, Tags.NONE);
    }

    /** Returns the lower bound, inclusive. */
    public double min() {
        return range.min();
    }

    /** Returns the upper bound, inclusive. */
    public double max() {
        return range.max();
    }

    /** Returns how the range is covered. */
    public Scale scale() {
        return range.scale();
    }

    /**
     * Returns this range on a log scale: equal ratios are equally important.
     *
     * @throws IllegalArgumentException unless {@code min > 0}
     */
    public FloatV log() {
        return scaled(Scale.LOG);
    }

    /**
     * Returns this range on a reverse log scale: fine near the maximum.
     *
     * @throws IllegalArgumentException unless {@code min > 0}
     */
    public FloatV reverseLog() {
        return scaled(Scale.REVERSE_LOG);
    }

    /**
     * Returns this range on {@code scale}.
     *
     * @throws IllegalArgumentException if a log scale is asked for and not {@code min > 0}
     */
    public FloatV scaled(Scale scale) {
        return new FloatV(min(), max(), scale, marks);
    }

    @Override
    FloatV copy(List<? extends Symbol<?>> newCandidates, Marks newMarks) {
        return new FloatV(min(), max(), scale(), newMarks);
    }

    @Override
    Object settings() {
        return range;
    }

    @Override
    public String word() {
        return "floatv";
    }

    @Override
    public List<Object> arguments() {
        List<Object> arguments = new ArrayList<>(List.of(min(), max()));
        if (scale() != Scale.LINEAR) {
            arguments.add(scale().name().toLowerCase(Locale.ROOT));
        }
        return arguments;
    }

    @Override
    public DecisionPoint decisionPoint(Path location, List<Candidate> compiled) {
        return new FloatRange(location, min(), max(), scale(), tags());
    }

    @Override
    public Symbol<Double> decode(Decision decision, CandidateDecoder decoder) {
        return Literal.of(((Decision.FloatValue) decision).value());
    }

    @Override
    public Optional<Decision> encode(Symbol<?> value, Path at, CandidateEncoder encoder) {
        if (value instanceof Literal<?> literal && literal.value() instanceof Double d && range.contains(d)) {
            return Optional.of(new Decision.FloatValue(d));
        }
        encoder.reject(Violation.of(at, "float in [" + min() + ", " + max() + "]", SymbolText.describe(value)));
        return Optional.empty();
    }

    @Override
    public Hyper<Double> fit(ValueSpec<?> spec, Path at, Fitter fitter) {
        return fitter.fitLeaf(
                this,
                spec,
                at,
                s -> (s instanceof FloatSpec || s instanceof SatisfyingSpec) && s.accepts(min()) && s.accepts(max()));
    }
}
