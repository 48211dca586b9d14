package org.espalier.djl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.nn.Activations.swish;
import static org.espalier.djl.nn.Bottlenecks.invertedBottleneck;
import static org.espalier.djl.nn.LayerFields.ACTIVATION;
import static org.espalier.djl.nn.LayerFields.EXPANSION;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.zero;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.just;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.math.BigInteger;
import java.util.List;
import org.espalier.build.Materializer;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.path.Path;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

class BottlenecksTest {

    private static final Shape IMAGE = new Shape(4, 6, 6);

    @Test
    void plainSymbolicAndSetterFormsMakeEqualTrees() {
        Symbol<Layer> plain = invertedBottleneck(8, 3, 6);
        assertThat(invertedBottleneck(just(8), just(3), just(6))).isEqualTo(plain);
        assertThat(invertedBottleneck(c -> c.set(FILTERS, 8).set(KERNEL, 3).set(EXPANSION, 6)))
                .isEqualTo(plain);
        assertThat(invertedBottleneck(8, 3, just(6))).isEqualTo(plain);
        assertThat(invertedBottleneck(just(8), 3, 6)).isEqualTo(plain);
        assertThat(invertedBottleneck(8, just(3), 6)).isEqualTo(plain);
        assertThat(Materializer.build(plain)).hasToString("InvertedBottleneck(filters=8, kernel=3, expansion=6)");
        assertThat(Materializer.build(swished())).asString().endsWith(", stride=2, activation=Swish())");
    }

    private static Symbol<Layer> swished() {
        return invertedBottleneck(c -> c.set(FILTERS, 8)
                .set(KERNEL, 3)
                .set(EXPANSION, 2)
                .set(STRIDE, 2)
                .set(ACTIVATION, swish()));
    }

    @Test
    void weightsHaveTheSamePlacesWithEveryExpansion() {
        List<String> wide = places(invertedBottleneck(8, 5, 3));
        List<String> narrow = places(invertedBottleneck(8, 3, 1));
        assertThat(wide)
                .filteredOn(place -> place.endsWith("weight"))
                .containsExactly("expand weight", "depthwise weight", "project weight");
        assertThat(wide).containsAll(narrow);
        assertThat(narrow).hasSize(2 + 2 * 4).noneMatch(place -> place.startsWith("expand"));
    }

    private static List<String> places(Symbol<Layer> layer) {
        return BlockBuilder.trace(Materializer.build(layer), Path.ROOT, IMAGE).parameters().stream()
                .map(p -> p.place() + " " + p.name())
                .toList();
    }

    @Test
    void theBlockHasTheWeightsAndShapesOfTheDescription() {
        assertThat(checked(invertedBottleneck(8, 3, 6), IMAGE).parameters())
                .isEqualTo(4 * 24 + 2 * 24 + 24 * 9 + 2 * 24 + 24 * 8 + 2 * 8);
        assertThat(checked(invertedBottleneck(8, 5, 1), IMAGE).parameters()).isEqualTo(4 * 25 + 2 * 4 + 4 * 8 + 2 * 8);
        ShapeReport strided = checked(swished(), IMAGE);
        assertThat(strided.output()).contains(new Shape(8, 3, 3));
        assertThat(strided.layers()).extracting(l -> l.path().toString()).contains("depthwiseNorm", "activation");
        assertThat(checked(residual(swished(), Shortcut.PROJECT_NORM), IMAGE).parameters())
                .isEqualTo(strided.parameters() + 4 * 8 + 2 * 8);
        assertThat(checked(residual(linear(3), Shortcut.PROJECT_NORM), new Shape(5))
                        .parameters())
                .isEqualTo(5 * 3 + 3 + 5 * 3 + 2 * 3);
        assertThat(checked(residual(swished(), Shortcut.NONE_IF_CHANGED), IMAGE).parameters())
                .isEqualTo(strided.parameters());
        checked(residual(flatten(), Shortcut.NONE_IF_CHANGED), IMAGE);
    }

    private static ShapeReport checked(Symbol<Layer> layer, Shape input) {
        ShapeReport report = ShapeProbe.probe(layer, input);
        try (Network network = network(layer, input);
                NDManager step = network.manager().newSubManager()) {
            NDArray output = network.predict(step.ones(new Shape(2).addAll(input)));
            assertThat(report.output()).contains(output.getShape().slice(1));
            assertThat(report.parameters()).isEqualTo(network.parameterCount());
        }
        return report;
    }

    private static Network network(Symbol<Layer> layer, Shape input) {
        return Network.initialize(BlockBuilder.build(Materializer.build(layer), input), NetworkPlan.of(input, 3));
    }

    @Test
    void theShortcutAddsTheInputOnlyWhereTheShapeStays() {
        Symbol<Layer> body = invertedBottleneck(4, 3, 2);
        try (Network alone = network(body, IMAGE);
                Network around = network(residual(body, Shortcut.NONE_IF_CHANGED), IMAGE);
                NDManager step = alone.manager().newSubManager()) {
            NDArray input = step.randomNormal(new Shape(2).addAll(IMAGE));
            NDArray difference = around.predict(input).sub(alone.predict(input)).sub(input);
            assertThat(difference.abs().max().getFloat()).isLessThan(1e-5f);
        }
        Symbol<Layer> changing = conv2d(5, 3);
        try (Network alone = network(changing, IMAGE);
                Network around = network(residual(changing, Shortcut.NONE_IF_CHANGED), IMAGE);
                NDManager step = alone.manager().newSubManager()) {
            NDArray input = step.randomNormal(new Shape(2).addAll(IMAGE));
            assertThat(around.predict(input)).isEqualTo(alone.predict(input));
        }
    }

    /** The residual layer of the slides: 3 x 3 x 2 bottlenecks, or nothing. */
    @Test
    void aResidualLayerOfAMobileSpaceHasNineteenMembers() {
        Symbol<Layer> layer = residual(
                oneOf(invertedBottleneck(oneOf(32, 48, 64), oneOf(3, 5, 7), oneOf(3, 6)), zero()),
                Shortcut.NONE_IF_CHANGED);
        SearchSpace<Layer> space = SearchSpace.of(layer);
        assertThat(space.size()).hasValue(BigInteger.valueOf(19));
        List<ShapeReport> reports = space.enumerator().stream()
                .map(dna -> ShapeProbe.probe(space.bind(dna), new Shape(32, 8, 8)))
                .toList();
        assertThat(reports).allMatch(ShapeReport::isPossible);
        assertThat(reports.get(18).parameters()).isZero();
        assertThat(reports.get(18).output()).contains(new Shape(32, 8, 8));
    }

    @Test
    void aBottleneckOfFeaturesIsRefused() {
        assertThat(ShapeProbe.probe(sequential(flatten(), invertedBottleneck(8, 3, 6)), IMAGE)
                        .problem())
                .contains("layers[1]: InvertedBottleneck(filters=8, kernel=3, expansion=6) needs 3 axes (channel, row,"
                        + " column), found (144)");
    }
}
