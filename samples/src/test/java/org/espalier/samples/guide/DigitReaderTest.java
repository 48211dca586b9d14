package org.espalier.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.data.DataSources.strokeDigits;

import ai.djl.modality.cv.BufferedImageFactory;
import ai.djl.modality.cv.Image;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.samples.reader.java.DigitReader;
import org.espalier.samples.reader.kotlin.DigitReaderKt;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitReaderTest {
    private static final Shape IMAGE = new Shape(1, 28, 28);
    private static final Symbol<DataSource> DATA = strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
            .set(DataSources.TRAIN, 512)
            .set(DataSources.VALIDATION, 256)
            .set(DataSources.TEST, 128));

    @Test
    void theTreeMakesTheModelOfDjl() {
        Block tree = BlockBuilder.build(Materializer.build(DigitReader.tree()), IMAGE);
        try (Network written = Network.initialize(DigitReader.djlModel(), NetworkPlan.of(IMAGE, 1));
                Network built = Network.initialize(tree, NetworkPlan.of(IMAGE, 1))) {
            assertThat(shapes(built)).isEqualTo(shapes(written));
            assertThat(built.parameterCount()).isEqualTo(written.parameterCount());
        }
    }

    private static List<Shape> shapes(Network network) {
        List<Shape> shapes = new ArrayList<>();
        for (Parameter parameter : network.parameters().values()) {
            shapes.add(parameter.getShape());
        }
        return shapes;
    }

    @Test
    void theSpaceIsTheSameInBothLanguages() {
        assertThat(DigitReader.SPACE).isEqualTo(DigitReaderKt.getReaders());
        assertThat(SearchSpace.of(DigitReader.SPACE).size()).hasValue(java.math.BigInteger.valueOf(36));
        assertThat(DigitReader.experiment(DigitReader.SPACE, DATA, 2))
                .isEqualTo(DigitReaderKt.experiment(DigitReader.SPACE, DATA, 2));
    }

    @Test
    void theWayFromTheModelToAPictureThatIsRead(@TempDir Path folder) throws Exception {
        List<String> lines = new ArrayList<>();
        Symbol<Experiment> winner =
                DigitReader.search(DigitReader.experiment(DigitReader.SPACE, DATA, 4), 4, lines::add);
        assertThat(lines).isNotEmpty();
        assertThat(winner.isConcrete()).isTrue();
        Path model = folder.resolve("reader.safetensors");
        Path onnx = folder.resolve("reader.onnx");
        assertThat(DigitReader.deploy(winner, model, onnx)).isGreaterThan(0.3);
        assertThat(onnx).isNotEmptyFile();
        assertThat(DigitReader.read(model, picture())).matches("\\d");
        assertThat(DigitReaderKt.read(model, picture())).isEqualTo(DigitReader.read(model, picture()));
    }

    private static Image picture() {
        ImageSet test = Materializer.build(DATA).load().test();
        float[] pixels = test.image(0);
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < pixels.length; i++) {
            int grey = Math.round(pixels[i] * 255);
            image.getRaster().setSample(i % 28, i / 28, 0, grey);
        }
        return new BufferedImageFactory().fromImage(image);
    }
}
