package org.espalier.djl.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.UNITS;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.math.BigInteger;
import java.util.List;
import org.assertj.core.data.Offset;
import org.espalier.build.Materializer;
import org.espalier.djl.cost.MultiplyAdds;
import org.espalier.djl.cost.ParameterCount;
import org.espalier.djl.models.MobileNet.Stage;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.rewrite.Rule;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {

    private static final Shape LARGE = new Shape(3, 224, 224);
    private static final Shape DIGIT = new Shape(1, 28, 28);

    private static long parameters(Symbol<Layer> network, Shape input) {
        return new ParameterCount(input).of(network);
    }

    private static long multiplyAdds(Symbol<Layer> network, Shape input) {
        return new MultiplyAdds(input).of(network);
    }

    /** Layer by layer, 6*26 + 16*151 + 120*401 + 84*121 + 10*85, the count that is usually quoted for 28x28 digits. */
    @Test
    void leNetHasItsPublishedSize() {
        assertThat(parameters(PlainNetworks.leNet5(10), DIGIT)).isEqualTo(61_706);
        assertThat(multiplyAdds(PlainNetworks.leNet5(10), DIGIT))
                .isEqualTo(6 * 25 * 784 + 16 * 150 * 100 + 120 * 400 + 84 * 120 + 10 * 84);
        assertThat(built(PlainNetworks.leNet5(10), DIGIT)).isEqualTo(61_706);
    }

    /** Parameters and 10^9 multiply-adds as torchvision's documentation of the weights IMAGENET1K_V1 gives them. */
    @Test
    void residualAndPlainNetworksHaveThePublishedSizes() {
        Symbol<Layer> resNet18 = ResidualNetworks.resNet18(1000);
        assertThat(parameters(resNet18, LARGE)).isEqualTo(11_689_512);
        assertThat(multiplyAdds(resNet18, LARGE)).isEqualTo(1_814_073_344L);
        assertThat(parameters(ResidualNetworks.resNet34(1000), LARGE)).isEqualTo(21_797_672);
        assertThat(giga(ResidualNetworks.resNet34(1000))).isCloseTo(3.66, Offset.offset(0.005));
        assertThat(parameters(ResidualNetworks.resNet50(1000), LARGE)).isEqualTo(25_557_032);
        assertThat(giga(ResidualNetworks.resNet50(1000))).isCloseTo(4.09, Offset.offset(0.005));
        assertThat(parameters(PlainNetworks.vgg11(1000), LARGE)).isEqualTo(132_863_336);
        assertThat(giga(PlainNetworks.vgg11(1000))).isCloseTo(7.61, Offset.offset(0.005));
        assertThat(parameters(PlainNetworks.vgg16(1000), LARGE)).isEqualTo(138_357_544);
        assertThat(giga(PlainNetworks.vgg16(1000))).isCloseTo(15.47, Offset.offset(0.005));
    }

    private static double giga(Symbol<Layer> network) {
        return multiplyAdds(network, LARGE) / 1e9;
    }

    @Test
    void mobileNetHasItsPublishedSize() {
        assertThat(parameters(MobileNet.V2.network(1000), LARGE)).isEqualTo(3_504_872);
        assertThat(multiplyAdds(MobileNet.V2.network(1000), LARGE)).isEqualTo(300_774_272);
    }

    /**
     * Millions of multiply-adds and of parameters as the authors' table of checkpoints gives them (also in the source of
     * Keras); that table leaves the parameters of normalisations out.
     */
    @ParameterizedTest(name = "width {0}, {1} rows and columns")
    @CsvSource({
        "1.4, 224, 582, 6.06",
        "1.3, 224, 509, 5.34",
        "1.0, 192, 221, 3.47",
        "1.0, 160, 154, 3.47",
        "1.0, 128, 99, 3.47",
        "1.0, 96, 56, 3.47",
        "0.75, 224, 209, 2.61",
        "0.75, 96, 39, 2.61",
        "0.5, 224, 97, 1.95"
    })
    void mobileNetsOfOtherWidthsAndInputsHaveTheirPublishedSizes(
            double width, int extent, double millionMultiplyAdds, double millionParameters) {
        Symbol<Layer> network = MobileNet.V2.width(width).network(1000);
        Shape input = new Shape(3, extent, extent);
        assertThat(multiplyAdds(network, input) / 1e6).isCloseTo(millionMultiplyAdds, Offset.offset(1.0));
        long folded = ShapeProbe.probe(network, input).layers().stream()
                .filter(layer -> !layer.layer().startsWith("BatchNorm"))
                .mapToLong(ShapeReport.LayerShapes::parameters)
                .sum();
        assertThat(folded / 1e6).isCloseTo(millionParameters, Offset.offset(0.01));
    }

    @Test
    void channelsAreRoundedToEightButNotByMoreThanATenth() {
        assertThat(List.of(1.0, 8.0, 11.2, 12.0, 16.8, 19.9, 20.0, 33.6).stream()
                        .map(MobileNet::channels))
                .containsExactly(8, 8, 16, 16, 16, 24, 24, 32);
        assertThatThrownBy(() -> MobileNet.V2.width(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width: expected float in (0, inf), found 0.0");
    }

    /** The number of weights that the tree says is the number that DJL allocates. */
    @Test
    void builtNetworksHaveAsManyWeightsAsTheirTrees() {
        Shape small = new Shape(3, 64, 64);
        assertThat(built(ResidualNetworks.resNet18(1000), small)).isEqualTo(11_689_512);
        assertThat(built(ResidualNetworks.resNet50(1000), small)).isEqualTo(25_557_032);
        assertThat(built(MobileNet.V2.network(1000), small)).isEqualTo(3_504_872);
        assertThat(built(PlainNetworks.mlp(10, 32, 16), DIGIT)).isEqualTo(785 * 32 + 33 * 16 + 17 * 10);
        Symbol<Layer> vgg = PlainNetworks.vgg(List.of(List.of(4), List.of(8, 8)), List.of(16), 10);
        assertThat(built(vgg, DIGIT)).isEqualTo(parameters(vgg, DIGIT));
        Symbol<Layer> digits = ResidualNetworks.resNet(
                ResidualNetworks.smallStem(8), ResidualNetworks::basicBlock, 8, List.of(1, 1, 1), 10);
        assertThat(built(digits, DIGIT)).isEqualTo(parameters(digits, DIGIT));
        Symbol<Layer> mobile = smallMobileNet();
        assertThat(built(mobile, DIGIT)).isEqualTo(parameters(mobile, DIGIT));
    }

    private static Symbol<Layer> smallMobileNet() {
        return new MobileNet(1, 16, 1, List.of(new Stage(1, 16, 1, 1), new Stage(3, 24, 2, 2)), 96).network(10);
    }

    private static long built(Symbol<Layer> network, Shape input) {
        try (Network built = Network.initialize(
                        BlockBuilder.build(Materializer.build(network), input), NetworkPlan.of(input, 1));
                NDManager step = built.manager().newSubManager()) {
            Shape output = built.predict(step.ones(new Shape(2).addAll(input))).getShape();
            assertThat(output.dimension()).isEqualTo(2);
            assertThat(output.get(0)).isEqualTo(2);
            return built.parameterCount();
        }
    }

    /** The rule of the slides makes a search space of each family, and the smallest and largest child are possible. */
    @Test
    void oneRuleMakesASearchSpaceOfEachFamily() {
        Rule widths = Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2));
        check(widths.rewrite(PlainNetworks.leNet5(10)), 2);
        check(widths.rewrite(PlainNetworks.vgg(List.of(List.of(4), List.of(8, 8)), List.of(16), 10)), 3);
        check(widths.rewrite(smallMobileNet()), 1 + 3 + 1);
        check(Rule.onField(UNITS, u -> oneOf(u / 2, u, u * 2)).rewrite(PlainNetworks.mlp(10, 32, 16)), 3);
        Symbol<Layer> residual = ResidualNetworks.resNet(
                ResidualNetworks.smallStem(8), ResidualNetworks::bottleneckBlock, 8, List.of(2, 1), 10);
        check(widths.rewrite(residual), 1 + 3 * 3);
    }

    private static void check(Symbol<Layer> relaxed, int decisions) {
        SearchSpace<Layer> space = SearchSpace.of(relaxed);
        assertThat(space.size()).hasValue(BigInteger.valueOf(3).pow(decisions));
        BigInteger last = space.size().orElseThrow().subtract(BigInteger.ONE);
        long smallest = parameters(space.bind(space.enumerator().first()), DIGIT);
        assertThat(parameters(space.bind(space.enumerator().at(last)), DIGIT)).isGreaterThan(smallest);
    }

    @Test
    void aRuleOnTypesReachesTheInsideOfAFamily() {
        Symbol<Layer> swish =
                Rule.onType(LayerTypes.RELU6, r -> LayerTypes.SWISH.symbol()).rewrite(smallMobileNet());
        assertThat(swish.toString()).contains("Swish").doesNotContain("Relu6");
        assertThat(parameters(swish, DIGIT)).isEqualTo(parameters(smallMobileNet(), DIGIT));
    }
}
