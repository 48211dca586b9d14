package org.espalier.djl.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Bottlenecks.invertedBottleneck;
import static org.espalier.djl.nn.LayerFields.ACTIVATION;
import static org.espalier.djl.nn.LayerFields.EXPANSION;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.concat;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.globalAvgPool;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.zero;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Shortcut;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.symbol.Symbol;
import org.espalier.trial.InfeasibleException;
import org.junit.jupiter.api.Test;

class NetworkCostTest {

    private static final Shape IMAGE = new Shape(2, 4, 4);
    private static final Symbol<Layer> SMALL =
            sequential(conv2d(3, 3), batchNorm(), relu(), maxPool2d(2), flatten(), linear(5));

    @Test
    void normalisationCostsParametersAndStatisticsButNoMultiplications() {
        assertThat(new ParameterCount(IMAGE).of(SMALL)).isEqualTo((3 * 2 * 9 + 3) + 2 * 3 + (12 * 5 + 5));
        assertThat(new MultiplyAdds(IMAGE).of(SMALL)).isEqualTo(3 * 2 * 9 * 16 + 12 * 5);
        assertThat(ShapeProbe.probe(SMALL, IMAGE).statistics()).isEqualTo(2 * 3);
    }

    /** Image 32, convolution, normalisation and rectifier 48 each, pool and flat 12 each, output 5. */
    @Test
    void memoryFollowsItsRule() {
        long parameters = 57 + 6 + 65;
        long arrays = 32 + 3 * 48 + 2 * 12 + 5;
        assertThat(Memory.inference(IMAGE, 1).of(SMALL)).isEqualTo(4 * (parameters + 6 + 48 + 48));
        assertThat(Memory.inference(IMAGE, 10).of(SMALL)).isEqualTo(4 * (parameters + 6 + 10 * (48 + 48)));
        assertThat(Memory.training(IMAGE, 10).of(SMALL)).isEqualTo(4 * (4 * parameters + 6 + 10 * arrays));
        assertThat(new Memory(IMAGE, 10, Memory.Use.TRAINING, 0).of(SMALL))
                .isEqualTo(4 * (2 * parameters + 6 + 10 * arrays));
    }

    @Test
    void aResidualBlockHoldsItsInputAndBranchesHoldTheirOutputs() {
        // image 32; while the second convolution works: image, first output, second output; then sum of two
        assertThat(arrays(residual(sequential(conv2d(2, 3), conv2d(2, 3)))))
                .isEqualTo(new ShapeReport.Arrays(4 * 32, 3 * 32));
        // the same without the shortcut
        assertThat(arrays(sequential(conv2d(2, 3), conv2d(2, 3)))).isEqualTo(new ShapeReport.Arrays(3 * 32, 2 * 32));
        // image 32 and three branches of 32, 64 and 16: all of them while the third works, then 112 and 112 in one
        assertThat(arrays(concat(identity(), conv2d(4, 3), conv2d(1, 3))))
                .isEqualTo(new ShapeReport.Arrays(32 + 112 + 112, 112 + 112));
        // nothing is added where the shape changes: 32 in, 64 wide three times, 64 slid three times, 48 twice
        assertThat(arrays(residual(invertedBottleneck(3, 3, 2), Shortcut.NONE_IF_CHANGED)))
                .isEqualTo(new ShapeReport.Arrays(32 + 6 * 64 + 2 * 48, 2 * 64));
        // a projection: body 48 with the image, then projection 48, then the sum
        assertThat(arrays(residual(conv2d(3, 3)))).isEqualTo(new ShapeReport.Arrays(32 + 3 * 48, 3 * 48));
    }

    private static ShapeReport.Arrays arrays(Symbol<Layer> network) {
        return ShapeProbe.probe(network, IMAGE).arrays();
    }

    @Test
    void weightsAndStatisticsAreThoseOfTheBuiltNetwork() {
        Symbol<Layer> net =
                sequential(residual(invertedBottleneck(6, 5, 3), Shortcut.PROJECT_NORM), globalAvgPool(), linear(5));
        ShapeReport report = ShapeProbe.probe(net, IMAGE);
        try (Network network =
                Network.initialize(BlockBuilder.build(Materializer.build(net), IMAGE), NetworkPlan.of(IMAGE, 1))) {
            long all = network.parameters().values().stream()
                    .mapToLong(p -> p.getShape().size())
                    .sum();
            assertThat(report.parameters() + report.statistics()).isEqualTo(all);
            assertThat(report.parameters()).isEqualTo(network.parameterCount());
        }
    }

    /** DJL's arrays of a pass in training are those of the rule; relu6, which DJL computes in two steps, is left out. */
    @Test
    void theArraysOfTrainingAreThoseThatTheEngineMakes() {
        Symbol<Layer> net = sequential(
                conv2d(3, 3),
                batchNorm(),
                relu(),
                residual(conv2d(5, 3)),
                residual(
                        invertedBottleneck(b -> b.set(FILTERS, 5)
                                .set(KERNEL, 3)
                                .set(EXPANSION, 2)
                                .set(ACTIVATION, relu())),
                        Shortcut.NONE_IF_CHANGED),
                concat(conv2d(2, 1), conv2d(3, 1)),
                globalAvgPool(),
                linear(4));
        try (Network network = Network.initialize(
                        BlockBuilder.build(Materializer.build(net), IMAGE), NetworkPlan.of(IMAGE, 1));
                NDManager step = network.manager().newSubManager()) {
            network.train(step.ones(new Shape(7).addAll(IMAGE)));
            long numbers = step.getManagedArrays().stream()
                    .mapToLong(array -> array.getShape().size())
                    .sum();
            assertThat(7 * ShapeProbe.probe(net, IMAGE).arrays().all()).isEqualTo(numbers);
        }
    }

    @Test
    void impossibleAndUnfinishedNetworksHaveNoCost() {
        Symbol<Layer> impossible = sequential(flatten(), conv2d(4, 3));
        assertThatThrownBy(() -> new MultiplyAdds(IMAGE).of(impossible))
                .isInstanceOf(InfeasibleException.class)
                .hasMessage("layers[1]: Conv2d(filters=4, kernel=3) needs 3 axes (channel, row, column), found (32)");
        assertThatThrownBy(() -> new MultiplyAdds(IMAGE).of(conv2d(oneOf(4, 8), 3)))
                .isInstanceOf(BuildException.class);
        assertThatThrownBy(() -> Memory.training(IMAGE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batch");
    }

    @Test
    void aZeroCostsNothing() {
        assertThat(new MultiplyAdds(IMAGE).of(residual(zero()))).isZero();
    }

    @Test
    void latencyIsTheMedianOfTheRunsThatCount() {
        AtomicInteger calls = new AtomicInteger();
        // run k takes k^2 milliseconds: 1, 4, 9, 16 after warming up, which the clock does not see
        InstantSource clock = () -> {
            int call = calls.getAndIncrement();
            long run = call / 2 + 1;
            return Instant.EPOCH.plusSeconds(run).plusMillis(call % 2 == 0 ? 0 : run * run);
        };
        Latency.Measured measured = new Latency(IMAGE, 2, 3, 4).measure(Materializer.build(SMALL), Device.cpu(), clock);
        assertThat(calls).hasValue(8);
        assertThat(measured.times())
                .isEqualTo(List.of(1, 4, 9, 16).stream().map(Duration::ofMillis).toList());
        assertThat(measured.milliseconds()).isEqualTo(6.5);
        assertThat(measured).hasToString("6.50 ms on cpu() (median of 4 runs)");
        assertThat(new Latency.Measured(
                                Device.cpu(), List.of(Duration.ofMillis(3), Duration.ZERO, Duration.ofMillis(2)))
                        .median())
                .isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void measuringLeavesNoArraysBehind() {
        try (Network network =
                Network.initialize(BlockBuilder.build(Materializer.build(SMALL), IMAGE), NetworkPlan.of(IMAGE, 1))) {
            new Latency(IMAGE, 1, 1, 1).measure(network, InstantSource.system());
            int before = network.manager().getManagedArrays().size();
            Latency.Measured measured = new Latency(IMAGE, 1, 2, 5).measure(network, InstantSource.system());
            assertThat(measured.times()).hasSize(5).allMatch(time -> !time.isNegative());
            assertThat(network.manager().getManagedArrays()).hasSize(before);
        }
    }
}
