package org.espalier.samples.notebook.java;

import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.djl.train.Losses.softmaxCrossEntropy;

import java.util.List;
import org.espalier.djl.DjlTypes;
import org.espalier.samples.notebook.java.Dataset.DigitFiles;
import org.espalier.samples.notebook.java.Dataset.Digits;
import org.espalier.samples.notebook.java.Dataset.Numbers;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.TypeRegistry;

/** The experiment as a tree. */
public final class Experiments {
    private Experiments() {}

    // cell:symbolize
    // readme:notebook-java-symbolize
    static final SymbolType<MLExperiment> ML_EXPERIMENT = SymbolType.of(MLExperiment.class);
    static final SymbolType<Digits> DIGITS = SymbolType.of(Digits.class);
    static final SymbolType<Numbers> NUMBERS = SymbolType.of(Numbers.class);
    // readme:end
    static final SymbolType<DigitFiles> DIGIT_FILES = SymbolType.of(DigitFiles.class);

    /** The types that a saved experiment may name. */
    public static final TypeRegistry TYPES =
            DjlTypes.registry().with(List.of(ML_EXPERIMENT, DIGITS, NUMBERS, DIGIT_FILES, MyNewOptimizer.TYPE));

    // cell:experiment
    // readme:notebook-java-experiment
    static Symbol<MLExperiment> experiment(Symbol<? extends Dataset> dataset) {
        return ML_EXPERIMENT.symbol(
                sequential(conv2d(16, 3), relu(), conv2d(32, 1), relu(), flatten(), linear(150), linear(10)),
                dataset,
                softmaxCrossEntropy(),
                adam(0.01),
                2);
    }
    // readme:end
}
