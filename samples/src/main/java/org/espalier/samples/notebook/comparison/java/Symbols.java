package org.espalier.samples.notebook.comparison.java;

import static org.espalier.schema.Specs.floats;

import org.espalier.djl.optim.Adam;
import org.espalier.djl.train.Losses;
import org.espalier.samples.notebook.comparison.Components.Chain;
import org.espalier.samples.notebook.comparison.Components.Conv;
import org.espalier.samples.notebook.comparison.Components.Dense;
import org.espalier.samples.notebook.comparison.Components.Digits;
import org.espalier.samples.notebook.comparison.Components.Experiment;
import org.espalier.samples.notebook.comparison.Components.Flatten;
import org.espalier.samples.notebook.comparison.Components.Numbers;
import org.espalier.schema.Field;
import org.espalier.symbol.SymbolType;

/** What is written for trees: one line for each component. */
public final class Symbols {
    private Symbols() {}

    // cell:symbols
    // count:begin
    static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    static final SymbolType<Flatten> FLATTEN = SymbolType.of(Flatten.class);
    static final SymbolType<Dense> DENSE = SymbolType.of(Dense.class);
    static final SymbolType<Chain> CHAIN = SymbolType.of(Chain.class);
    static final SymbolType<Digits> DIGITS = SymbolType.of(Digits.class);
    static final SymbolType<Numbers> NUMBERS = SymbolType.of(Numbers.class);
    static final SymbolType<Losses.SoftmaxCrossEntropy> LOSS = SymbolType.named(
                    "SoftmaxCrossEntropy", Losses.SoftmaxCrossEntropy.class)
            .constructor(args -> new Losses.SoftmaxCrossEntropy());
    static final Field<Adam, Double> RATE = Field.of("rate", floats());
    static final SymbolType<Adam> ADAM =
            SymbolType.named("Adam", Adam.class).field(RATE).constructor(args -> new Adam(args.get(RATE)));
    static final SymbolType<Experiment> EXPERIMENT = SymbolType.of(Experiment.class);
    // count:end
}
