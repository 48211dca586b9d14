package org.espalier.djl.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.deploy.TestModels.difference;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Sequences.patches;
import static org.espalier.djl.nn.Sequences.positionMean;
import static org.espalier.djl.nn.Sequences.rows;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import java.util.List;
import org.espalier.djl.models.MobileNet;
import org.espalier.djl.models.MobileNet.Stage;
import org.espalier.djl.models.PlainNetworks;
import org.espalier.djl.models.ResidualNetworks;
import org.junit.jupiter.api.Test;

/** Each family of networks gives the same outputs in ONNX Runtime. */
class FamiliesOnnxTest {

    private static final double TOLERANCE = 1e-5;
    private static final Shape DIGIT = new Shape(1, 28, 28);

    @Test
    void plainNetworks() throws OrtException {
        assertThat(difference(PlainNetworks.mlp(10, 32), DIGIT, 1)).isLessThan(TOLERANCE);
        assertThat(difference(PlainNetworks.leNet5(10), DIGIT, 2)).isLessThan(TOLERANCE);
        assertThat(difference(PlainNetworks.vgg(List.of(List.of(4), List.of(8)), List.of(16), 10), DIGIT, 3))
                .isLessThan(TOLERANCE);
    }

    @Test
    void residualNetworks() throws OrtException {
        assertThat(difference(
                        ResidualNetworks.resNet(
                                ResidualNetworks.smallStem(4), ResidualNetworks::basicBlock, 4, List.of(1, 1), 10),
                        DIGIT,
                        4))
                .isLessThan(TOLERANCE);
        assertThat(difference(
                        ResidualNetworks.resNet(
                                ResidualNetworks.stem(4), ResidualNetworks::bottleneckBlock, 4, List.of(1, 1), 10),
                        new Shape(3, 32, 32),
                        5))
                .isLessThan(TOLERANCE);
    }

    @Test
    void mobileNetworks() throws OrtException {
        MobileNet small = new MobileNet(1, 8, 2, List.of(new Stage(1, 8, 1, 1), new Stage(3, 16, 2, 2)), 32);
        assertThat(difference(small.network(10), DIGIT, 6)).isLessThan(TOLERANCE);
    }

    @Test
    void sequences() throws OrtException {
        assertThat(difference(sequential(rows(), linear(8), positionMean()), new Shape(2, 6, 4), 7))
                .isLessThan(TOLERANCE);
        assertThat(difference(sequential(patches(2), positionMean()), new Shape(2, 6, 4), 8))
                .isLessThan(TOLERANCE);
    }
}
