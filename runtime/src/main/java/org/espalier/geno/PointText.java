package org.espalier.geno;

import java.util.Locale;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;

/** What a decision point asks for, in a few words: {@code 2 of 5 distinct}, {@code float in [0.0, 1.0]}. */
final class PointText implements DecisionPoint.Visitor<String> {
    private static final PointText INSTANCE = new PointText();

    private PointText() {}

    static String of(DecisionPoint point) {
        return point.accept(INSTANCE);
    }

    @Override
    public String visitChoices(Choices point) {
        Selection selection = point.selection();
        String text = selection.k() + " of " + point.candidates().size();
        if (selection.k() == 1) {
            return text;
        }
        return text + (selection.distinct() ? " distinct" : "") + (selection.sorted() ? " sorted" : "");
    }

    @Override
    public String visitPermutation(Permutation point) {
        return "order of " + point.candidates().size();
    }

    @Override
    public String visitFloat(FloatRange point) {
        return "float in [" + point.min() + ", " + point.max() + "]" + scale(point.scale());
    }

    @Override
    public String visitInt(IntRange point) {
        return point.grid() + scale(point.scale());
    }

    @Override
    public String visitCustom(Custom point) {
        return "text of kind " + point.genes().kind();
    }

    private static String scale(Scale scale) {
        return scale == Scale.LINEAR
                ? ""
                : ", " + scale.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " scale";
    }
}
