package org.espalier.samples.notebook;

import java.io.PrintWriter;
import java.util.Locale;
import org.espalier.djl.train.EpochListener;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolPrinter;

/** Where cells print. */
public final class Page {
    /** The form in which the notebook prints trees: indented, elements counted, types by their short names. */
    public static final SymbolPrinter FORM =
            SymbolPrinter.LINES.width(80).hidingPackages().showingPositions();

    private final PrintWriter out;

    /** Creates a page that prints to {@code out}. */
    public Page(PrintWriter out) {
        this.out = out;
    }

    /** Prints a text and ends the line. */
    public void print(Object text) {
        out.println(text);
        out.flush();
    }

    /** Prints a tree without what is as usual. */
    public void print(Symbol<?> tree) {
        print(FORM.hidingDefaults().print(tree));
    }

    /** Returns what prints a line for each pass of a training. */
    public EpochListener epochs() {
        return pass -> {
            print(String.format(
                    Locale.ROOT,
                    "Epoch %d: loss %.4f, accuracy %.4f, on validation images %.4f",
                    pass.epoch(),
                    pass.loss(),
                    pass.trainAccuracy(),
                    pass.validationAccuracy()));
            return true;
        };
    }

    /** Prints the result of a training. */
    public void accuracy(double accuracy) {
        print(String.format(Locale.ROOT, "Test accuracy %.4f", accuracy));
    }
}
