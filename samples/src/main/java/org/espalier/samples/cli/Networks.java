package org.espalier.samples.cli;

import java.util.Locale;
import org.espalier.djl.nn.LayerFields;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.nn.Padding;
import org.espalier.study.TrialResult;
import org.espalier.symbol.Literal;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;

/** Says in a few words what a network of the demo is, for the cells of a table. */
final class Networks {
    private static final int FIRST = 0;
    private static final int SECOND = 2;

    private Networks() {}

    /** Returns {@code 2 x Conv2d(16, 5x5) + BatchNorm} and the like for the first stage. */
    static String first(TrialResult<?> result) {
        return stage(result.symbol(), FIRST);
    }

    /** Returns the second stage. */
    static String second(TrialResult<?> result) {
        return stage(result.symbol(), SECOND);
    }

    /** Returns {@code Adam 0.0012}. */
    static String optimizer(TrialResult<?> result) {
        return optimizer(result.symbol());
    }

    static String optimizer(Symbol<?> program) {
        ObjectSymbol<?> optimizer = (ObjectSymbol<?>) program.at("optimizer");
        return String.format(Locale.ROOT, "%-7s %.1e", name(optimizer), ((Literal<?>) optimizer.get("rate")).value());
    }

    /** Returns the number of parameters, which the search noted. */
    static String parameters(TrialResult<?> result) {
        return String.valueOf(result.trial().log().notes().getOrDefault("parameters", ""));
    }

    static String stage(Symbol<?> program, int place) {
        String at = "model.layers[" + place + "]";
        ObjectSymbol<?> operation = (ObjectSymbol<?>) program.at(at + ".layer.layers[0]");
        ObjectSymbol<?> norm = (ObjectSymbol<?>) program.at(at + ".layer.layers[1]");
        return program.at(at + ".times") + " x " + operation(operation)
                + (norm.type().equals(LayerTypes.IDENTITY) ? "" : " + " + name(norm));
    }

    private static String operation(ObjectSymbol<?> operation) {
        if (operation.type().equals(LayerTypes.RESIDUAL)) {
            return "Residual(" + size((ObjectSymbol<?>) operation.get(LayerFields.BODY)) + ")";
        }
        boolean valid = operation.get(LayerFields.PADDING).equals(Literal.of(Padding.VALID));
        return name(operation) + "(" + size(operation) + (valid ? ", valid)" : ")");
    }

    private static String size(ObjectSymbol<?> convolution) {
        Symbol<?> kernel = convolution.get(LayerFields.KERNEL);
        return convolution.get(LayerFields.FILTERS) + ", " + kernel + "x" + kernel;
    }

    private static String name(ObjectSymbol<?> object) {
        String name = object.type().name();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
