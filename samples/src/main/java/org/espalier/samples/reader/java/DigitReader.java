package org.espalier.samples.reader.java;

import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerTypes.CONV2D;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.nag;
import static org.espalier.djl.optim.Schedules.cosine;
import static org.espalier.hyper.Hypers.oneOf;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.translate.TranslateException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.espalier.build.Materializer;
import org.espalier.djl.DjlTypes;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.deploy.Onnx;
import org.espalier.djl.deploy.SavedModel;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.supernet.search.Enas;
import org.espalier.djl.supernet.search.SuperLines;
import org.espalier.djl.supernet.search.SuperResult;
import org.espalier.djl.train.EpochListener;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.TrainedNetwork;
import org.espalier.rewrite.Rule;
import org.espalier.symbol.Symbol;

/** A model of DJL on its way: made a tree, made searchable, searched with shared weights, trained, and put to use. */
public final class DigitReader {
    /** The tree with the decisions that the search takes. */
    // readme:reader-space-java
    public static final Symbol<Layer> SPACE = Rule.onType(
                    CONV2D, c -> oneOf(c, separableConv2d(c.get(FILTERS), c.get(KERNEL))))
            .rewrite(Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2)).rewrite(tree()));
    // readme:end

    private DigitReader() {}

    /** Returns the model as it was written for DJL. */
    // readme:reader-djl
    public static Block djlModel() {
        return new SequentialBlock()
                .add(convolution(8))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(16))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(10).build());
    }

    private static Block convolution(int filters) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .build();
    }
    // readme:end

    /** Returns the same model as a tree. */
    // readme:reader-tree-java
    public static Symbol<Layer> tree() {
        return sequential(
                conv2d(8, 3),
                batchNorm(),
                relu(),
                maxPool2d(2),
                conv2d(16, 3),
                batchNorm(),
                relu(),
                maxPool2d(2),
                flatten(),
                linear(10));
    }
    // readme:end

    /**
     * Says how any of the networks is trained.
     *
     * @param model a network, or a space of them
     * @param data images of ten classes
     * @param epochs passes over the training images
     */
    // readme:reader-experiment-java
    public static Symbol<Experiment> experiment(Symbol<Layer> model, Symbol<DataSource> data, int epochs) {
        return Experiment.TYPE.symbol(e -> e.set(Experiment.MODEL, model)
                .set(Experiment.DATA, data)
                .set(Experiment.OPTIMIZER, nag(0.05))
                .set(Experiment.SCHEDULE, cosine())
                .set(Experiment.EPOCHS, epochs));
    }
    // readme:end

    /** Searches the space with shared weights and returns the best network, to be trained alone. */
    // readme:reader-search-java
    public static Symbol<Experiment> search(Symbol<Experiment> space, int epochs, Consumer<String> out) {
        try (SuperResult result = new Enas()
                .rewrite(space)
                .epochs(epochs)
                .listener(new SuperLines(out))
                .search()) {
            return result.symbol();
        }
    }
    // readme:end

    /** Trains a network alone and saves it with its tree, for DJL and for other runtimes. */
    // readme:reader-save-java
    public static double deploy(Symbol<Experiment> winner, Path model, Path onnx) {
        try (TrainedNetwork trained = Materializer.build(winner).train(EpochListener.SILENT)) {
            SavedModel saved = SavedModel.of(model(winner), trained.network());
            saved.save(model);
            Onnx.export(saved, onnx);
            return trained.report().testAccuracy();
        }
    }
    // readme:end

    @SuppressWarnings("unchecked") // the field holds a layer
    private static Symbol<Layer> model(Symbol<Experiment> experiment) {
        return (Symbol<Layer>) experiment.at("model");
    }

    /** Reads a picture with a saved model. */
    // readme:reader-use-java
    public static String read(Path model, Image picture) throws TranslateException {
        SavedModel saved = SavedModel.load(model, DjlTypes.registry());
        try (Predictor<Image, Classifications> predictor = saved.predictor(saved.imageTranslator())) {
            return predictor.predict(picture).best().getClassName();
        }
    }
    // readme:end
}
