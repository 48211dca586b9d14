package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final List<String> lines = new ArrayList<>();
    private final ProgressLines progress = new ProgressLines(lines::add);
    private final EpochResult first = new EpochResult(1, 1.25, 0.5, 0.75, 2);
    private final EpochResult second = new EpochResult(2, 0.5, 0.625, 0.5, 4.5);

    @Test
    void aLineTellsLossAccuracyBestAndSpeed() {
        progress.starts(new TrainingOutlook(10, 1000, List.of(), Optional.empty()));
        assertThat(progress.goOn(first)).isTrue();
        assertThat(progress.goOn(second)).isTrue();
        assertThat(lines)
                .containsExactly(
                        "epoch  1/10  loss 1.2500  train  50.0 %  validation  75.0 %  best  75.0 % (epoch 1)"
                                + "  500 images/s  2.0 s",
                        "epoch  2/10  loss 0.5000  train  62.5 %  validation  50.0 %  best  75.0 % (epoch 1)"
                                + "  400 images/s  4.5 s");
    }

    @Test
    void aResumedRunKnowsWhatWasBefore() {
        progress.starts(new TrainingOutlook(2, 1000, List.of(first), Optional.empty()));
        progress.goOn(second);
        assertThat(lines)
                .containsExactly(
                        "goes on after epoch 1 of 2",
                        "epoch 2/2  loss 0.5000  train  62.5 %  validation  50.0 %  best  75.0 % (epoch 1)"
                                + "  400 images/s  4.5 s");
    }

    @Test
    void aClockWithoutTicksGivesNoSpeed() {
        progress.starts(new TrainingOutlook(1, 1000, List.of(), Optional.empty()));
        progress.goOn(new EpochResult(1, Double.NaN, 0, 0, 0));
        assertThat(lines)
                .containsExactly("epoch 1/1  loss NaN  train   0.0 %  validation   0.0 %  best   0.0 % (epoch 1)"
                        + "  - images/s  0.0 s");
    }
}
