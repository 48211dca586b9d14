package org.espalier.djl.supernet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.djl.train.CheckpointException;
import org.espalier.djl.train.TensorFile;
import org.espalier.geno.Dna;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTextsTest {
    private static final SuperEpoch FIRST =
            new SuperEpoch(1, 2.25, 0.125, Dna.parse("[0, 1:[2]]"), 0.5, 1.5, new Passes(2048, 300), 4.0);
    private static final SuperEpoch SECOND =
            new SuperEpoch(2, 1.5, 0.5, Dna.parse("[1, 0]"), 0.25, Double.NaN, new Passes(4096, 600), 6.0);

    @Test
    void aLineAnEpoch() {
        List<String> lines = new ArrayList<>();
        SuperLines listener = new SuperLines(lines::add);
        listener.starts(12, List.of());
        assertThat(listener.goOn(FIRST)).isTrue();
        listener.goOn(SECOND);
        assertThat(lines)
                .containsExactly(
                        "epoch  1/12  loss 2.2500  train  12.5 %  choice  50.0 %  best  50.0 % (epoch 1)  entropy 1.50"
                                + "  512 images/s  4.0 s  [0, 1:[2]]",
                        "epoch  2/12  loss 1.5000  train  50.0 %  choice  25.0 %  best  50.0 % (epoch 1)"
                                + "  1024 images/s  6.0 s  [1, 0]");
    }

    @Test
    void anEpochIsReadAsItWasWritten() {
        assertThat(SuperEpoch.ofLine(FIRST.line())).isEqualTo(FIRST);
        assertThat(SuperEpoch.ofLine(SECOND.line())).isEqualTo(SECOND);
    }

    @Test
    void costsAddUp() {
        Passes sum = new Passes(60, 90).plus(new Passes(4, 6));
        assertThat(sum).isEqualTo(new Passes(64, 96));
        assertThat(sum.total()).isEqualTo(96);
        assertThat(sum.minus(new Passes(60, 90))).isEqualTo(new Passes(4, 6));
    }

    @Test
    void bothListenersHearEverythingAndEitherEnds() {
        List<String> heard = new ArrayList<>();
        SuperListener both = new SuperListener() {
            @Override
            public boolean goOn(SuperEpoch epoch) {
                heard.add("first " + epoch.epoch());
                return false;
            }

            @Override
            public void starts(int epochs, List<SuperEpoch> history) {
                heard.add("of " + epochs);
            }
        }.and(epoch -> heard.add("second " + epoch.epoch()));
        both.starts(3, List.of());
        assertThat(both.goOn(FIRST)).isFalse();
        assertThat(heard).containsExactly("of 3", "first 1", "second 1");
    }

    @Test
    void aStateSaysWhatIsMissing() {
        SearchState state = new SearchState();
        SearchState part = state.below("strategy");
        part.put("bag", "0 2 1");
        assertThat(part.text("bag")).isEqualTo("0 2 1");
        assertThat(state.text("strategy/bag")).isEqualTo("0 2 1");
        assertThat(part.texts()).containsExactly(Map.entry("bag", "0 2 1"));
        assertThatThrownBy(() -> part.array("alphas")).hasMessage("state: expected 'strategy/alphas', found none");
    }

    @Test
    void aFileOfAnotherKindIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("weights.safetensors");
        new TensorFile(Map.of(), Map.of()).write(file);
        assertThatThrownBy(() -> new SinglePath()
                        .rewrite(Spaces.small(1))
                        .checkpoint(file)
                        .search())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(
                        "expected a search to go on with (super-network search 1), found weights of another tool");
    }

    @Test
    void strategiesShowTheirSettings() {
        assertThat(new Enas(new RandomSearch()).turns(new Turns(5, 2, 32)).finalists(9))
                .hasToString("Enas[controller=" + new RandomSearch() + ", warmUp=0.25, "
                        + "turns=Turns[every=5, rewards=2, images=32], finalists=9]");
    }
}
