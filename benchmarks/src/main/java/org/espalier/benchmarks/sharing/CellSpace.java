package org.espalier.benchmarks.sharing;

import static org.espalier.djl.data.DataSources.DIFFICULTY;
import static org.espalier.djl.data.DataSources.FOLDER;
import static org.espalier.djl.data.DataSources.TEST;
import static org.espalier.djl.data.DataSources.idx;
import static org.espalier.djl.data.DataSources.strokeDigits;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.POOL_PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_STRIDE;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.Layers.avgPool2d;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.sum;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.djl.optim.Schedules.cosine;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.Locale;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.Dna;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * A space of 256 small networks for which every network can be trained: a cell of four edges with four operations each,
 * {@code d(b(a(x)) + c(x))}, between a stem and a classifier.
 */
public final class CellSpace {
    /** Channels inside the cell. */
    public static final int CHANNELS = 8;

    /** Images to train with. */
    public static final int TRAIN = 2048;

    /** Images to choose by. */
    public static final int VALIDATION = 2048;

    private static final int CLASSES = 10;
    private static final int BATCH = 64;
    private static final double RATE = 0.01;

    private CellSpace() {}

    /** The two sets of images. */
    public enum Images {
        /** Drawn digits of medium difficulty. */
        STROKES(4096),
        /** The test images of MNIST, divided anew. */
        MNIST(5904);

        private final int test;

        Images(int test) {
            this.test = test;
        }

        int test() {
            return test;
        }

        /** Returns the name of the resource with the table of all networks trained alone. */
        String table() {
            return name().toLowerCase(Locale.ROOT) + ".csv";
        }

        /**
         * Describes the images.
         *
         * @param folder where IDX files are; read for {@link #MNIST} only
         * @return 2048 images to train with, 2048 to choose by, 5904 to judge by (of the drawn ones 4096)
         */
        public Symbol<DataSource> source(String folder) {
            return this == STROKES
                    ? strokeDigits(d -> sizes(d).set(DIFFICULTY, Difficulty.MEDIUM))
                    : idx(d -> sizes(d).set(FOLDER, folder));
        }

        private SymbolType.Setter<DataSource> sizes(SymbolType.Setter<DataSource> data) {
            return data.set(DataSources.TRAIN, TRAIN)
                    .set(DataSources.VALIDATION, VALIDATION)
                    .set(TEST, test);
        }
    }

    /** Returns the networks: 4 x 4 x 4 x 4 of them. */
    public static Symbol<Layer> networks() {
        Symbol<Layer> bypass = sum(sequential(operation(), operation()), operation());
        return sequential(
                conv2d(c -> c.set(FILTERS, CHANNELS).set(KERNEL, 3).set(STRIDE, 2)),
                batchNorm(),
                relu(),
                bypass,
                operation(),
                maxPool2d(2),
                flatten(),
                linear(CLASSES));
    }

    /** Returns one edge of the cell: each candidate ends with a normalisation. */
    public static Symbol<Layer> operation() {
        return oneOf(
                sequential(conv2d(CHANNELS, 3), batchNorm(), relu()),
                sequential(conv2d(CHANNELS, 5), batchNorm(), relu()),
                sequential(
                        avgPool2d(p -> p.set(KERNEL, 3).set(POOL_STRIDE, 1).set(POOL_PADDING, Padding.SAME)),
                        batchNorm()),
                sequential(identity(), batchNorm()));
    }

    /**
     * Describes the training of one network, or of all of them, alone.
     *
     * @param model the network
     * @param data the images
     * @param epochs passes over the training images, at least 1
     */
    public static Symbol<Experiment> alone(Symbol<Layer> model, Symbol<DataSource> data, int epochs) {
        return Experiment.TYPE.symbol(e -> e.set(Experiment.MODEL, model)
                .set(Experiment.DATA, data)
                .set(Experiment.OPTIMIZER, adam(RATE))
                .set(Experiment.SCHEDULE, cosine())
                .set(Experiment.EPOCHS, epochs)
                .set(Experiment.BATCH, BATCH));
    }

    /**
     * Names a network by its four operations.
     *
     * @param dna decisions of {@link #networks}
     * @return four digits: 0 convolution, 1 wide convolution, 2 pooling, 3 nothing but the normalisation
     */
    public static String code(Dna dna) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < dna.size(); i++) {
            digits.append(dna.get(i).picks().get(0).index());
        }
        return digits.toString();
    }
}
