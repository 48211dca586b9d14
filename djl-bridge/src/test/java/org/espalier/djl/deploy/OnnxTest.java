package org.espalier.djl.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.elu;
import static org.espalier.djl.nn.Activations.gelu;
import static org.espalier.djl.nn.Activations.leakyRelu;
import static org.espalier.djl.nn.Activations.mish;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Activations.relu6;
import static org.espalier.djl.nn.Activations.selu;
import static org.espalier.djl.nn.Activations.sigmoid;
import static org.espalier.djl.nn.Activations.softPlus;
import static org.espalier.djl.nn.Activations.swish;
import static org.espalier.djl.nn.Activations.tanh;
import static org.espalier.djl.nn.Layers.avgPool2d;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.globalAvgPool;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.sequential;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.espalier.djl.DjlTypes;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerFields;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.train.Network;
import org.espalier.io.SymbolJson;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

/** Files of ONNX, against ONNX Runtime. */
class OnnxTest {

    private static final double TOLERANCE = 1e-5;
    private static final Shape IMAGE = new Shape(3, 12, 12);

    @Test
    void leNet() throws OrtException {
        Symbol<Layer> network = sequential(
                conv2d(6, 5),
                sigmoid(),
                avgPool2d(2),
                conv2d(c -> c.set(LayerFields.FILTERS, 16)
                        .set(LayerFields.KERNEL, 5)
                        .set(LayerFields.PADDING, Padding.VALID)),
                sigmoid(),
                avgPool2d(2),
                flatten(),
                linear(120),
                sigmoid(),
                linear(84),
                sigmoid(),
                linear(10));
        assertThat(difference(network, new Shape(1, 28, 28), 1)).isLessThan(TOLERANCE);
    }

    @Test
    void aResidualNetwork() throws OrtException {
        Symbol<Layer> network = sequential(
                conv2d(8, 3),
                batchNorm(),
                relu(),
                stage(8, 1),
                stage(16, 2),
                stage(32, 2),
                globalAvgPool(),
                linear(10));
        assertThat(difference(network, new Shape(3, 32, 32), 2)).isLessThan(TOLERANCE);
    }

    private static Symbol<Layer> stage(int filters, int stride) {
        return sequential(
                residual(sequential(
                        conv2d(c -> c.set(LayerFields.FILTERS, filters)
                                .set(LayerFields.KERNEL, 3)
                                .set(LayerFields.STRIDE, stride)),
                        batchNorm(),
                        relu(),
                        conv2d(filters, 3),
                        batchNorm())),
                relu());
    }

    @Test
    void everyFunctionOfElements() throws OrtException {
        List<Symbol<Layer>> functions = List.of(
                relu(),
                relu6(),
                sigmoid(),
                tanh(),
                softPlus(),
                selu(),
                gelu(),
                mish(),
                leakyRelu(),
                leakyRelu(0.3),
                elu(),
                elu(0.7),
                swish(),
                swish(1.5));
        for (Symbol<Layer> function : functions) {
            Symbol<Layer> network = sequential(linear(40), function);
            assertThat(difference(network, new Shape(9), 3)).as("%s", function).isLessThan(TOLERANCE);
        }
    }

    @Test
    void sharedLayersShareTheirWeights() throws Exception {
        Symbol<Layer> network = sequential(
                residual(sequential(conv2d(3, 3), relu())), Symbols.<Layer>ref("layers[0]"), flatten(), linear(4));
        assertThat(difference(network, IMAGE, 4)).isLessThan(TOLERANCE);
        try (Network trained = TestModels.network(network, IMAGE, 4)) {
            ModelProto proto = ModelProto.parseFrom(Onnx.bytes(SavedModel.of(network, trained)));
            assertThat(proto.getGraph().getInitializerList())
                    .extracting(tensor -> tensor.getName())
                    .containsExactly(
                            "layers[0].body.layers[0]:weight",
                            "layers[0].body.layers[0]:bias",
                            "layers[3]:weight",
                            "layers[3]:bias");
        }
    }

    @Test
    void aNetworkThatDoesNothing() throws OrtException {
        assertThat(difference(identity(), IMAGE, 5)).isZero();
    }

    @Test
    void theFileSaysWhatItIsAndWhereItComesFrom() throws InvalidProtocolBufferException {
        Symbol<Layer> network = sequential(maxPool2d(2), flatten(), linear(2));
        try (Network trained = TestModels.network(network, IMAGE, 6)) {
            SavedModel saved = SavedModel.of(network, trained).classes("cat", "dog");
            ModelProto proto = ModelProto.parseFrom(Onnx.bytes(saved));
            assertThat(proto.getOpsetImport(0).getVersion()).isEqualTo(17);
            assertThat(proto.getGraph()
                            .getInput(0)
                            .getType()
                            .getTensorType()
                            .getShape()
                            .getDim(0)
                            .getDimParam())
                    .isEqualTo("batch");
            String tree = proto.getMetadataPropsList().stream()
                    .filter(entry -> entry.getKey().equals("tree"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            assertThat((Object) SymbolJson.read(tree, DjlTypes.registry())).isEqualTo(network);
        }
    }

    private static double difference(Symbol<Layer> tree, Shape input, long seed) throws OrtException {
        return TestModels.difference(tree, input, seed);
    }

    @Test
    void whatHasNoFormIsNamedAllAtOnce() {
        // networks of this test never run: they are refused when they are written
        assertThatThrownBy(() -> OnnxGraph.of(
                        new Odd(List.of(new Odd(List.of()), new Odd(List.of()))), IMAGE, java.util.Map.of()))
                .isInstanceOf(OnnxException.class)
                .hasMessage("cannot be exported to ONNX (3 problems):\n"
                        + "  parts[0]: Odd has no form in ONNX: it is odd\n"
                        + "  parts[1]: Odd has no form in ONNX: it is odd\n"
                        + "  Odd has no form in ONNX: it is odd");
    }

    /** A layer of a user's own that ONNX does not know. */
    private record Odd(List<Layer> parts) implements Layer {
        @Override
        public Shape infer(Shape input, org.espalier.djl.nn.LayerScope scope) {
            return input;
        }

        @Override
        public ai.djl.nn.Block block(Shape input, org.espalier.djl.nn.BlockBuilder blocks) {
            return ai.djl.nn.Blocks.identityBlock();
        }

        @Override
        public String onnx(org.espalier.djl.nn.OnnxValue input, org.espalier.djl.nn.OnnxScope scope) {
            for (int i = 0; i < parts.size(); i++) {
                scope.part("parts", i, parts.get(i), input);
            }
            throw scope.refuses("it is odd");
        }

        @Override
        public String toString() {
            return "Odd";
        }
    }
}
