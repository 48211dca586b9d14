package org.espalier.djl.deploy;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.espalier.build.Materializer;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.train.Checkpoint;
import org.espalier.djl.train.Network;
import org.espalier.io.SymbolJson;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.TypeRegistry;
import org.espalier.trial.Trial;

/**
 * A trained network with its tree: all that is needed to use it, in one file.
 *
 * <pre>{@code
 * SavedModel.of(tree, trained.network()).classes("cat", "dog").save(file);
 * ...
 * SavedModel model = SavedModel.load(file, DjlTypes.registry());
 * try (Predictor<Image, Classifications> predictor = model.predictor(model.imageTranslator())) {
 *   predictor.predict(image);
 * }
 * }</pre>
 *
 * <p>The file is in the safetensors format. Each weight has its place in the tree as its name, such as {@code
 * layers[0]:weight}; the tree and what else is known stand in the file's texts. An object of this class is immutable and
 * holds no native memory.
 */
public final class SavedModel {

    private final Symbol<? extends Layer> tree;
    private final Layer network;
    private final Shape input;
    private final List<String> classes;
    private final Optional<Origin> origin;
    private final Checkpoint weights;

    /** Takes parts that fit together. */
    SavedModel(
            Symbol<? extends Layer> tree,
            Shape input,
            List<String> classes,
            Optional<Origin> origin,
            Checkpoint weights) {
        this.tree = tree;
        this.network = Materializer.build(tree);
        this.input = input;
        this.classes = List.copyOf(classes);
        this.origin = origin;
        this.weights = weights;
    }

    /**
     * Copies a trained network.
     *
     * @param tree what the network was built from, without open decisions
     * @param network stays as it is
     * @return the model, without names of classes and without origin
     * @throws org.espalier.io.JsonFormatException if the tree holds what has no JSON form
     * @throws org.espalier.build.BuildException if the tree is not finished
     * @throws IllegalArgumentException if the network was not built from this tree; lists all differences
     */
    public static SavedModel of(Symbol<? extends Layer> tree, Network network) {
        SymbolJson.write(tree); // what cannot be written is refused before blocks of the user's own are touched
        Shape input = network.block().getInputShapes()[0].slice(1);
        Layer layer = Materializer.build(tree);
        SavedModel model = new SavedModel(tree, input, List.of(), Optional.empty(), Places.copy(layer, input, network));
        model.model(Device.cpu()).close();
        return model;
    }

    /**
     * Names the classes.
     *
     * @param names one for each output, in order
     * @return this model with these names
     * @throws IllegalArgumentException if there are more or fewer names than outputs
     */
    public SavedModel classes(List<String> names) {
        if (!output().equals(new Shape(names.size()))) {
            throw new IllegalArgumentException(
                    "classes: expected one name for each of the outputs " + output() + ", found " + names.size());
        }
        return new SavedModel(tree, input, names, origin, weights);
    }

    /**
     * Names the classes.
     *
     * @param names one for each output, in order
     * @return this model with these names
     * @throws IllegalArgumentException if there are more or fewer names than outputs
     */
    public SavedModel classes(String... names) {
        return classes(List.of(names));
    }

    /**
     * Tells which trial the model comes from.
     *
     * @param study name of the study
     * @param trial its number, decisions and final values
     * @return this model with that origin
     */
    public SavedModel from(String study, Trial trial) {
        return new SavedModel(tree, input, classes, Optional.of(new Origin(study, trial)), weights);
    }

    /**
     * Writes the file, as a whole or not at all.
     *
     * @param file is replaced if it exists; tools know the format by the ending {@code .safetensors}
     * @throws java.io.UncheckedIOException if writing fails
     */
    public void save(Path file) {
        ModelFile.write(this, file);
    }

    /**
     * Reads a file, without an engine.
     *
     * @param file written by {@link #save}
     * @param types of the layers in it, and of what they hold
     * @return the model
     * @throws SavedModelException if the file is missing, damaged, written by another tool or a later version, or its parts
     *     do not fit together; lists everything that is wrong
     */
    public static SavedModel load(Path file, TypeRegistry types) {
        return ModelFile.read(file, types);
    }

    /**
     * Builds a model of DJL, for one predictor or several: threads share it, each with a predictor of its own.
     *
     * @param device where to compute
     * @return DJL's model with frozen weights; to be closed when its predictors are
     * @throws org.espalier.djl.train.CheckpointException if the weights do not fit what the tree builds; lists all that do
     *     not
     * @throws org.espalier.djl.engine.UnusableEngineException if engine or device cannot be used
     */
    public Model model(Device device) {
        return Places.open(this, device);
    }

    /**
     * Builds a model of DJL on the CPU, and its only predictor.
     *
     * @param translator makes arrays of inputs and results of arrays
     * @param <I> what goes in
     * @param <O> what comes out
     * @return DJL's predictor; closing it frees the weights. It belongs to one thread at a time
     * @throws org.espalier.djl.train.CheckpointException as {@link #model}
     */
    public <I, O> Predictor<I, O> predictor(Translator<I, O> translator) {
        return new OwningPredictor<>(model(Device.cpu()), translator);
    }

    /**
     * Makes a translator from images to classes with their probabilities.
     *
     * <p>Images are brought to the size that the network takes, their values to [0, 1]; outputs of the network pass a
     * softmax. Classes without names are called by their numbers.
     *
     * @return a translator for {@link #predictor} and for DJL's own
     * @throws IllegalStateException if the network does not make classes of images with 1 or 3 channels
     */
    public Translator<Image, Classifications> imageTranslator() {
        return Images.translator(this);
    }

    /** Returns the tree of the network. */
    public Symbol<? extends Layer> tree() {
        return tree;
    }

    /** Returns the description of the network. */
    public Layer network() {
        return network;
    }

    /** Returns the shape of one input, without the batch. */
    public Shape input() {
        return input;
    }

    /** Returns the shape of one output, without the batch. */
    public Shape output() {
        return ShapeProbe.probe(network, org.espalier.path.Path.ROOT, input)
                .output()
                .orElseThrow();
    }

    /** Returns the names of the classes; empty if they have none. */
    public List<String> classes() {
        return classes;
    }

    /** Returns the trial that the model comes from; empty if nobody told. */
    public Optional<Origin> origin() {
        return origin;
    }

    /** Returns the weights; their names are their places in the tree. */
    public Checkpoint weights() {
        return weights;
    }

    @Override
    public String toString() {
        return "SavedModel(" + network + " on " + input
                + origin.map(o -> ", " + o.study() + " " + o.trial()).orElse("") + ")";
    }
}
