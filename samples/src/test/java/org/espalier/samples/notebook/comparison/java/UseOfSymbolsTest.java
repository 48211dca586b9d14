package org.espalier.samples.notebook.comparison.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.samples.notebook.comparison.java.Symbols.NUMBERS;

import org.espalier.build.Materializer;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.train.EpochListener;
import org.espalier.rewrite.Diff;
import org.espalier.samples.notebook.comparison.Components.Experiment;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

/** What containers do by hand, trees do too, and the result is the same. */
class UseOfSymbolsTest {
    private static final int IMAGES = 64;

    @Test
    void bothStylesTrainToTheSameAccuracy() {
        Engines.start();
        Symbol<Experiment> slow = UseOfSymbols.changeRate(UseOfSymbols.experiment(IMAGES), 0.01);
        double byHand = UseOfContainers.changeRate(UseOfContainers.experiment(IMAGES), 0.01)
                .build()
                .trainAndEvaluate(EpochListener.SILENT);
        assertThat(Materializer.build(slow).trainAndEvaluate(EpochListener.SILENT))
                .isEqualTo(byHand);
    }

    @Test
    void anotherDataSetTakesItsHeadAlong() {
        Symbol<Experiment> before = UseOfSymbols.experiment(IMAGES);
        Symbol<Experiment> after = UseOfSymbols.changeDataset(before, NUMBERS.symbol(IMAGES));
        assertThat(Diff.between(before, after)).hasToString("""
                model.layers[4].units: 10 -> 100
                dataset: Digits(images=64) -> Numbers(images=64)""");
    }
}
