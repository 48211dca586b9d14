package org.espalier.djl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Sequences.patches;
import static org.espalier.djl.nn.Sequences.positionMean;
import static org.espalier.djl.nn.Sequences.rows;
import static org.espalier.symbol.Symbols.just;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.espalier.build.Materializer;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

class SequencesTest {

    private static final Shape IMAGE = new Shape(2, 4, 6);

    @Test
    void rowsKeepTheirNumbersChannelByChannel() {
        float[] values = applied(rows(), new Shape(4, 12));
        for (int row = 0; row < 4; row++) {
            for (int feature = 0; feature < 12; feature++) {
                int channel = feature / 6;
                assertThat(values[row * 12 + feature]).isEqualTo(channel * 24 + row * 6 + feature % 6);
            }
        }
    }

    @Test
    void patchesComeInReadingOrder() {
        float[] values = applied(patches(2), new Shape(6, 8));
        // the second patch holds rows 0 and 1 of columns 2 and 3, first of channel 0, then of channel 1
        assertThat(Arrays.copyOfRange(values, 8, 16)).containsExactly(2, 3, 8, 9, 26, 27, 32, 33);
        assertThat(patches(just(2), just(2))).isEqualTo(patches(2));
        assertThat(Materializer.build(patches(2))).hasToString("Patches(rows=2, columns=2)");
        assertThat(Materializer.build(rows())).hasToString("Patches(rows=1)");
    }

    @Test
    void theMeanIsOverThePositions() {
        float[] values = applied(sequential(rows(), positionMean()), new Shape(12));
        for (int feature = 0; feature < 12; feature++) {
            assertThat(values[feature]).isEqualTo(feature / 6 * 24 + 9 + feature % 6);
        }
    }

    @Test
    void whatCannotBeCutIsExplained() {
        assertThat(ShapeProbe.probe(patches(4), IMAGE).problem())
                .contains("Patches(rows=4, columns=4) needs rows and columns that its patches of 4 x 4 divide, found"
                        + " (2, 4, 6)");
        assertThat(ShapeProbe.probe(sequential(flatten(), rows()), IMAGE).problem())
                .contains("layers[1]: Patches(rows=1) needs 3 axes (channel, row, column), found (48)");
        assertThat(ShapeProbe.probe(sequential(flatten(), linear(3), positionMean()), IMAGE)
                        .problem())
                .contains("layers[2]: PositionMean() needs 2 axes (position, feature), found (3)");
    }

    private static float[] applied(Symbol<Layer> layer, Shape output) {
        assertThat(ShapeProbe.probe(layer, IMAGE).output()).contains(output);
        try (Network network = Network.initialize(
                        BlockBuilder.build(Materializer.build(layer), IMAGE), NetworkPlan.of(IMAGE, 1));
                NDManager step = network.manager().newSubManager()) {
            NDArray images = step.arange(96f).reshape(new Shape(2, 2, 4, 6));
            NDArray result = network.predict(images);
            assertThat(result.getShape()).isEqualTo(new Shape(2).addAll(output));
            return result.get(0).toFloatArray();
        }
    }
}
