package org.espalier.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.espalier.geno.Candidate;
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
import org.espalier.geno.DnaSpec;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.internal.Texts;
import org.espalier.path.Path;
import org.espalier.symbol.Hyper;

/** What is to be decided, and what was decided, in a few words and numbers for people. */
final class PointFacts implements DecisionPoint.Visitor<String> {
    private static final PointFacts INSTANCE = new PointFacts();
    private static final int EXACT_BITS = 50;
    private static final int ROUNDED_BITS = 4_096;
    private static final double DIGITS_PER_BIT = Math.log10(2);
    private static final int LONGEST = 2_000;

    private PointFacts() {}

    /** Returns {@code 1 of 3}, {@code [1e-5, 0.01], log scale} and the like. */
    static String settings(DecisionPoint point) {
        return point.accept(INSTANCE);
    }

    /** As {@link #settings(DecisionPoint)}, for a node that no space was compiled of. */
    static String settings(Hyper<?> hyper) {
        List<Candidate> candidates = Collections.nCopies(hyper.children().size(), Candidate.of(""));
        try {
            return settings(hyper.decisionPoint(Path.ROOT, candidates));
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Returns in how many ways the point can be decided, with all that depends on it; the sign of infinity if uncountable. */
    static String ways(DecisionPoint point) {
        return DnaSpec.of(List.of(point)).size().map(PointFacts::count).orElse("\u221e");
    }

    /** Returns a count in full up to 15 digits, then rounded: {@code 1 296}, {@code 4.17e+38}. */
    static String count(BigInteger number) {
        if (number.bitLength() <= EXACT_BITS) {
            return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
        }
        return number.bitLength() <= ROUNDED_BITS
                ? new BigDecimal(number).round(new MathContext(3)).toString().replace("E", "e")
                : "about 1e+" + (long) (number.bitLength() * DIGITS_PER_BIT);
    }

    /** Writes a number or a text that was decided, and for numbers where in their range they lie; picks have rows. */
    static void addDecision(DecisionPoint point, Decision decision, Map<String, Object> cells) {
        if (point instanceof FloatRange range && decision instanceof FloatValue number) {
            cells.put("chosen", String.valueOf(number.value()));
            cells.put("unit", range.scale().toUnit(number.value(), range.min(), range.max()));
        } else if (point instanceof IntRange range && decision instanceof IntValue number) {
            IntGrid grid = range.grid();
            cells.put("chosen", String.valueOf(number.value()));
            cells.put("unit", range.scale().toUnit(number.value(), grid.min(), grid.last()));
        } else if (decision instanceof TextValue text) {
            cells.put("chosen", Texts.cut(Texts.quote(text.value()), LONGEST));
        }
    }

    @Override
    public String visitChoices(Choices point) {
        String text = point.selection().k() + " of " + point.candidates().size();
        if (point.selection().k() == 1) {
            return text;
        }
        return text
                + (point.selection().distinct() ? ", distinct" : ", repeatable")
                + (point.selection().sorted() ? ", sorted" : "");
    }

    @Override
    public String visitPermutation(Permutation point) {
        return "order of " + point.candidates().size();
    }

    @Override
    public String visitFloat(FloatRange point) {
        return "[" + Numbers.text(point.min()) + ", " + Numbers.text(point.max()) + "]" + scale(point.scale());
    }

    @Override
    public String visitInt(IntRange point) {
        return "[" + point.grid().min() + ", " + point.grid().max() + "]"
                + (point.grid().step() == 1 ? "" : " step " + point.grid().step())
                + scale(point.scale());
    }

    @Override
    public String visitCustom(Custom point) {
        return point.genes().kind();
    }

    private static String scale(Scale scale) {
        return scale == Scale.LINEAR
                ? ""
                : " " + scale.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " scale";
    }
}
