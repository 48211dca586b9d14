package org.espalier.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.samples.demo.Task;
import org.espalier.samples.demo.java.JavaDemo;
import org.espalier.samples.demo.kotlin.KotlinDemo;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

class DemoProgramTest {
    private static final Task TASK = new Task(DataSources.strokeDigits(Difficulty.MEDIUM), 10, 3, 7);

    @Test
    void kotlinAndJavaMakeEqualTrees() {
        assertThat(new KotlinDemo().baseline(TASK)).isEqualTo(new JavaDemo().baseline(TASK));
        assertThat(new KotlinDemo().space(TASK)).isEqualTo(new JavaDemo().space(TASK));
    }

    @Test
    void theBaselineIsPartOfTheSpace() {
        Symbol<Experiment> baseline = new JavaDemo().baseline(TASK);
        SearchSpace<Experiment> space = SearchSpace.of(new JavaDemo().space(TASK));
        Dna dna = space.encode(baseline);
        assertThat(space.bind(dna)).isEqualTo(baseline);
    }

    @Test
    void everyChildIsDescribedInAFewWords() {
        SearchSpace<Experiment> space = SearchSpace.of(new JavaDemo().space(TASK));
        SplittableRandom random = new SplittableRandom(5);
        String stage =
                "[123] x (Conv2d|SeparableConv2d|Residual)\\((4|8|16|32), (3x3|5x5)(, valid)?\\)( \\+ BatchNorm)?";
        for (int i = 0; i < 200; i++) {
            Symbol<Experiment> child = space.bind(DnaSampler.overDecisions().sample(space.spec(), random));
            assertThat(List.of(Networks.stage(child, 0), Networks.stage(child, 2)))
                    .allSatisfy(text -> assertThat(text).matches(stage));
            assertThat(Networks.optimizer(child)).matches("(Adam   |RmsProp|Sgd    ) \\d\\.\\de-\\d\\d");
        }
    }
}
