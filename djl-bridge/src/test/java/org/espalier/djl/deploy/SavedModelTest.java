package org.espalier.djl.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.sequential;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.espalier.build.Materializer;
import org.espalier.djl.DjlTypes;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.engine.NativeBuffer;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.train.CheckpointException;
import org.espalier.djl.train.EpochListener;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.TensorFile;
import org.espalier.djl.train.TrainedNetwork;
import org.espalier.geno.Dna;
import org.espalier.hyper.Hypers;
import org.espalier.io.SymbolJson;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.TypeRegistry;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {

    private static final Shape IMAGE = new Shape(1, 28, 28);
    private static final Symbol<Layer> TREE = sequential(
            conv2d(4, 3),
            batchNorm(),
            relu(),
            residual(sequential(conv2d(4, 3), batchNorm(), dropout(0.3))),
            maxPool2d(4),
            flatten(),
            linear(10));
    private static final String[] DIGITS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };

    @TempDir
    private Path folder;

    /** Arrays in, arrays out. */
    private static final class Plain implements NoBatchifyTranslator<float[], float[]> {
        @Override
        public NDList processInput(TranslatorContext context, float[] values) {
            Shape batch = new Shape(values.length / IMAGE.size()).addAll(IMAGE);
            return new NDList(NativeBuffer.array(context.getNDManager(), values, batch, DataType.FLOAT32));
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList outputs) {
            return outputs.singletonOrThrow().toFloatArray();
        }
    }

    @Test
    void aTrainedNetworkComesBackToTheLastBit() throws TranslateException {
        Symbol<Experiment> experiment = Experiment.TYPE.symbol(e -> e.set(Experiment.MODEL, TREE)
                .set(Experiment.DATA, DataSources.strokeDigits(Difficulty.EASY))
                .set(Experiment.BATCH, 256));
        Path file = folder.resolve("deep/model.safetensors");
        try (TrainedNetwork trained = Materializer.build(experiment).train(EpochListener.SILENT)) {
            SavedModel.of(TREE, trained.network()).classes(DIGITS).save(file);
            SavedModel back = SavedModel.load(file, DjlTypes.registry());
            assertThat((Object) back.tree()).isEqualTo(TREE);
            assertThat(back.input()).isEqualTo(IMAGE);
            assertThat(back.classes()).containsExactly(DIGITS);
            assertThat(back.origin()).isEmpty();
            assertThat(back.weights().names())
                    .startsWith("layers[0]:weight", "layers[0]:bias", "layers[1]:gamma")
                    .contains("layers[3].body.layers[1]:runningVar", "layers[6]:bias");
            float[] means = back.weights().values("layers[1]:runningMean");
            assertThat(means).as("means of a trained network").isNotEqualTo(new float[means.length]);
            Shape batch = new Shape(5).addAll(IMAGE);
            float[] images = TestModels.numbers(batch.size(), new SplittableRandom(1));
            float[] expected = TestModels.predict(trained.network(), images, batch);
            try (Predictor<float[], float[]> predictor = back.predictor(new Plain())) {
                assertThat(predictor.predict(images)).isEqualTo(expected);
            }
        }
    }

    @Test
    void threadsShareOneModelEachWithAPredictor() throws Exception {
        SavedModel saved = saved();
        Shape batch = new Shape(2).addAll(IMAGE);
        List<float[]> images = IntStream.range(0, 40)
                .mapToObj(i -> TestModels.numbers(batch.size(), new SplittableRandom(i)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Model model = saved.model(Device.cpu())) {
            List<float[]> expected = predictAll(model, images);
            List<Future<List<float[]>>> found = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                found.add(threads.submit(() -> predictAll(model, images)));
            }
            for (Future<List<float[]>> one : found) {
                assertThat(one.get()).usingRecursiveComparison().isEqualTo(expected);
            }
            assertThat(model.getNDManager().getManagedArrays())
                    .hasSameSizeAs(saved.weights().names());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<float[]> predictAll(Model model, List<float[]> images) throws TranslateException {
        List<float[]> found = new ArrayList<>();
        try (Predictor<float[], float[]> predictor = model.newPredictor(new Plain())) {
            for (float[] image : images) {
                found.add(predictor.predict(image));
            }
        }
        return found;
    }

    @Test
    void closingThePredictorFreesTheWeights() throws TranslateException {
        Predictor<float[], float[]> predictor = saved().predictor(new Plain());
        predictor.predict(new float[784]);
        predictor.close();
        assertThatThrownBy(() -> predictor.predict(new float[784]))
                .isInstanceOf(TranslateException.class)
                .hasMessageContaining("closed");
        predictor.close();
    }

    @Test
    void imagesBecomeClasses() throws TranslateException {
        ImageSet digits = Materializer.build(DataSources.strokeDigits(Difficulty.EASY))
                .load()
                .test();
        try (Network network = TestModels.network(TREE, IMAGE, 3)) {
            SavedModel saved = SavedModel.of(TREE, network).classes(DIGITS);
            try (Predictor<Image, Classifications> predictor = saved.predictor(saved.imageTranslator())) {
                byte[] pixels = bytes(digits.image(0));
                Classifications found = predictor.predict(image(pixels, 28));
                float[] values = new float[784];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (pixels[i] & 0xFF) / 255f;
                }
                double[] expected = softmax(TestModels.predict(network, values, new Shape(1).addAll(IMAGE)));
                assertThat(found.items()).hasSize(10);
                for (int i = 0; i < 10; i++) {
                    assertThat(found.get(DIGITS[i]).getProbability()).isCloseTo(expected[i], within(1e-6));
                }
                assertThat(predictor.predict(image(new byte[56 * 56], 56)).items())
                        .hasSize(10);
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    private static byte[] bytes(float[] values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(values[i] * 255);
        }
        return pixels;
    }

    private static Image image(byte[] pixels, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.length; i++) {
            int grey = pixels[i] & 0xFF;
            image.setRGB(i % side, i / side, grey << 16 | grey << 8 | grey);
        }
        return ImageFactory.getInstance().fromImage(image);
    }

    private static double[] softmax(float[] scores) {
        double sum = 0;
        double[] parts = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            parts[i] = Math.exp(scores[i]);
            sum += parts[i];
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] /= sum;
        }
        return parts;
    }

    @Test
    void theTrialIsKept() {
        Symbol<Layer> space = sequential(flatten(), linear(Hypers.oneOf(4, 8)), linear(2));
        SearchSpace<Layer> searched = SearchSpace.of(space);
        Dna dna = Dna.parse("[1]");
        Symbol<Layer> child = searched.bind(dna);
        Trial trial = new Trial(
                7,
                dna,
                TrialState.COMPLETED,
                Map.of("accuracy", 0.91),
                new TrialRun(
                        Instant.parse("2026-01-02T03:04:05Z"),
                        Duration.ofSeconds(9),
                        "worker",
                        Provenance.of(searched.spec(), 3, "random")),
                TrialLog.EMPTY);
        Path file = folder.resolve("trial.safetensors");
        try (Network network = TestModels.network(child, IMAGE, 1)) {
            SavedModel.of(child, network).from("digits", trial).save(file);
        }
        Origin origin = SavedModel.load(file, DjlTypes.registry()).origin().orElseThrow();
        assertThat(origin.study()).isEqualTo("digits");
        assertThat(origin.trial()).isEqualTo(trial);
        assertThat((Object) searched.bind(origin.trial().dna())).isEqualTo(child);
    }

    @Test
    void aNetworkOfAnotherTreeIsNotTaken() {
        Symbol<Layer> other = sequential(flatten(), linear(l -> l.set(org.espalier.djl.nn.LayerFields.UNITS, 10)
                .set(org.espalier.djl.nn.LayerFields.BIAS, false)));
        try (Network network = TestModels.network(other, IMAGE, 1)) {
            assertThatThrownBy(() -> SavedModel.of(sequential(flatten(), linear(10)), network))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "network: expected the one that was built from this tree, found other" + " parameters:\n  ")
                    .hasMessageContaining("bias: in the tree, not in the network");
        }
        try (Network network = TestModels.network(sequential(flatten(), linear(9)), IMAGE, 1)) {
            assertThatThrownBy(() -> SavedModel.of(sequential(flatten(), linear(10)), network))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessage("weights do not fit (2 problems):\n"
                            + "  layers[1]:weight: expected [10, 784], found [9, 784]\n"
                            + "  layers[1]:bias: expected [10], found [9]");
        }
    }

    @Test
    void namesMustFitTheOutputs() {
        assertThatThrownBy(() -> saved().classes("yes", "no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes: expected one name for each of the outputs (10), found 2");
    }

    @Test
    void imagesNeedANetworkForImages() {
        Symbol<Layer> flat = linear(3);
        try (Network network = TestModels.network(flat, new Shape(4), 1)) {
            assertThatThrownBy(() -> SavedModel.of(flat, network).imageTranslator())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "imageTranslator: expected a network from (channel, row, column) with 1 or 3 channels to"
                                    + " (class), found (4) to (3); write a Translator of your own for it");
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = folder.resolve("model.safetensors");
        assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()))
                .isInstanceOf(SavedModelException.class)
                .hasMessageContaining("no model to load: ");
        Files.writeString(file, "this is a text of some length");
        assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()))
                .isInstanceOf(SavedModelException.class)
                .hasMessageContaining("not a safetensors file");
        SavedModel saved = saved();
        saved.weights().save(file);
        assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()))
                .isInstanceOf(SavedModelException.class)
                .hasMessage(file + ": no model to load (1 problem):\n  expected the text espalier.model, found []; this"
                        + " is a file of weights only, which Checkpoint.read reads");
        change(saved, file, Map.of("espalier.model", "2", "espalier.version", "9.1"));
        assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()))
                .hasMessageContaining(
                        "espalier.model: expected 1, found 2; use the version of the library that wrote it, 9.1");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Path file = folder.resolve("model.safetensors");
        SavedModel saved = saved();
        change(saved, file, Map.of("tree", "{", "input", "(1, 2)", "classes", "7", "trial", "{}"));
        assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()))
                .isInstanceOf(SavedModelException.class)
                .hasMessageStartingWith(file + ": no model to load (5 problems):\n  tree: ")
                .hasMessageContaining("\n  input: expected extents such as [3, 32, 32], found (1, 2)")
                .hasMessageContaining("\n  classes: ")
                .hasMessageContaining("\n  study: expected a text, found none")
                .hasMessageContaining("\n  trial: ");
        change(saved, file, Map.of("input", "[2, 3, 3]"));
        assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()))
                .hasMessageContaining("tree: layers[4]: MaxPool2d(kernel=4, stride=4) needs at least 4 rows");
        change(saved, file, Map.of("tree", SymbolJson.write(org.espalier.symbol.Symbols.just(3))));
        assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()))
                .hasMessageContaining("tree: expected the tree of a layer, found that of 3");
        saved.save(file);
        assertThatThrownBy(() -> SavedModel.load(file, TypeRegistry.of(List.of())))
                .isInstanceOf(SavedModelException.class)
                .hasMessageContaining("djl.nn.Sequential");
    }

    @Test
    void weightsThatDoNotFitTheTreeAreToldWhenTheModelIsOpened() {
        Path file = folder.resolve("model.safetensors");
        SavedModel saved = saved();
        Symbol<Layer> wider = sequential(conv2d(5, 3), flatten(), linear(10));
        change(saved, file, Map.of("tree", SymbolJson.write(wider)));
        assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()).model(Device.cpu()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("layers[0]:weight: expected [5, 1, 3, 3], found [4, 1, 3, 3]")
                .hasMessageContaining("layers[2]:weight: the network needs [10, 3920], found nothing")
                .hasMessageContaining("layers[1]:gamma: the network has no such parameter, found [4]");
    }

    /** Any changed byte behind the length is noticed: the file's content is sealed by a checksum. */
    @Test
    void everyDamageIsNoticed() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Symbol<Layer> small = sequential(flatten(), linear(2));
        try (Network network = TestModels.network(small, new Shape(1, 2, 2), 1)) {
            SavedModel.of(small, network).classes("a", "b").save(file);
        }
        byte[] good = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 400; i++) {
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            try {
                SavedModel read = SavedModel.load(file, DjlTypes.registry());
                assertThat(content(read)).as("byte %s, harmless", at).isEqualTo(contentOf(good));
            } catch (SavedModelException e) {
                assertThat(e).hasMessageStartingWith(file + ": no model to load");
            }
        }
        for (int length = 0; length < good.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> SavedModel.load(file, DjlTypes.registry()))
                    .as("first %s bytes", length)
                    .isInstanceOf(SavedModelException.class);
        }
    }

    private Object contentOf(byte[] bytes) throws IOException {
        Path file = folder.resolve("good.safetensors");
        Files.write(file, bytes);
        return content(SavedModel.load(file, DjlTypes.registry()));
    }

    private static Object content(SavedModel model) {
        return List.of(
                model.tree(), model.input(), model.classes(), model.weights().arrays());
    }

    /** Writes a model's file with other texts and a checksum that fits. */
    private static void change(SavedModel saved, Path file, Map<String, String> texts) {
        Map<String, String> changed = new LinkedHashMap<>(ModelFile.texts(saved));
        changed.putAll(texts);
        Map<String, HostArray> arrays = saved.weights().arrays();
        new TensorFile(changed, arrays).write(file);
    }

    private static SavedModel saved() {
        try (Network network = TestModels.network(TREE, IMAGE, 2)) {
            return SavedModel.of(TREE, network);
        }
    }
}
