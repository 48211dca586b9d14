package org.espalier.samples.notebook.comparison.java;

import static org.espalier.samples.notebook.comparison.java.Symbols.ADAM;
import static org.espalier.samples.notebook.comparison.java.Symbols.CHAIN;
import static org.espalier.samples.notebook.comparison.java.Symbols.CONV;
import static org.espalier.samples.notebook.comparison.java.Symbols.DENSE;
import static org.espalier.samples.notebook.comparison.java.Symbols.DIGITS;
import static org.espalier.samples.notebook.comparison.java.Symbols.EXPERIMENT;
import static org.espalier.samples.notebook.comparison.java.Symbols.FLATTEN;
import static org.espalier.samples.notebook.comparison.java.Symbols.LOSS;

import java.util.List;
import org.espalier.build.Materializer;
import org.espalier.rewrite.Edits;
import org.espalier.rewrite.Query;
import org.espalier.samples.notebook.comparison.Components.Dataset;
import org.espalier.samples.notebook.comparison.Components.Experiment;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Symbol;

/** What is written for an experiment as a tree. */
public final class UseOfSymbols {
    private UseOfSymbols() {}

    // cell:symbols-experiment
    // count:begin
    /** Returns the experiment. */
    public static Symbol<Experiment> experiment(int images) {
        return EXPERIMENT.symbol(
                CHAIN.symbol(List.of(
                        CONV.symbol(16, 3), CONV.symbol(32, 1), FLATTEN.symbol(), DENSE.symbol(100), DENSE.symbol(10))),
                DIGITS.symbol(images),
                LOSS.symbol(),
                ADAM.symbol(1.0),
                2);
    }

    // cell:symbols-patch
    /** Returns the experiment with another learning rate. */
    public static Symbol<Experiment> changeRate(Symbol<Experiment> experiment, double rate) {
        return experiment.with("optimizer.rate", rate);
    }

    // cell:symbols-dataset
    /** Returns the experiment with other images, and a head that fits them. */
    public static Symbol<Experiment> changeDataset(Symbol<Experiment> experiment, Symbol<? extends Dataset> dataset) {
        Cursor head = Query.in(experiment).ofType(DENSE).last().orElseThrow();
        int classes = Materializer.build(dataset).numClasses();
        return Edits.set(head.path().key("units"), classes)
                .andSet("dataset", dataset)
                .apply(experiment);
    }
    // count:end
}
