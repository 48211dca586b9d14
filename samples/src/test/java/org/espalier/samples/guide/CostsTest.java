package org.espalier.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.time.InstantSource;
import org.espalier.build.Materializer;
import org.espalier.djl.cost.Latency;
import org.espalier.djl.cost.MultiplyAdds;
import org.espalier.djl.cost.NetworkCost;
import org.espalier.djl.cost.ParameterCount;
import org.espalier.djl.models.PlainNetworks;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.shape.ShapeReport.LayerShapes;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

class CostsTest {
    private static final Shape DIGIT = new Shape(1, 28, 28);

    @Test
    void costsAreReadOffTheTree() {
        // readme:costs-tree-java
        Symbol<Layer> net = PlainNetworks.leNet5(10);
        long parameters = new ParameterCount(DIGIT).of(net); // 61706
        long multiplyAdds = new MultiplyAdds(DIGIT).of(net); // 416520
        // readme:end
        assertThat(parameters).isEqualTo(61_706);
        assertThat(multiplyAdds).isEqualTo(416_520);
    }

    // readme:costs-own
    /** Outputs that one image makes the device write. */
    record Writes(Shape input) implements NetworkCost {
        @Override
        public String name() {
            return "writes";
        }

        @Override
        public long of(LayerShapes layer) {
            return layer.output().size();
        }
    }
    // readme:end

    @Test
    void aCostOfOnesOwnIsALimitToo() {
        assertThat(new Writes(DIGIT).atMost(100).rejection(PlainNetworks.mlp(10, 32)))
                .contains(
                        "network: expected writes in [0, 100] for an input of (1, 28, 28), found 868. The largest part is"
                                + " layers[0]: Flatten() with 784");
    }

    @Test
    void latencyIsMeasured() {
        // readme:costs-latency
        Layer net = Materializer.build(PlainNetworks.leNet5(10));
        Latency.Measured speed = Latency.of(DIGIT).measure(net, Device.cpu(), InstantSource.system());
        double metric = speed.milliseconds(); // of the median; speed.toString() says device and runs
        // readme:end
        assertThat(speed.times()).hasSize(50);
        assertThat(speed).asString().endsWith("ms on cpu() (median of 50 runs)");
        assertThat(metric).isGreaterThanOrEqualTo(0);
    }
}
