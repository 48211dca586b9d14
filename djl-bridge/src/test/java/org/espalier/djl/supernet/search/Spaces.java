package org.espalier.djl.supernet.search;

import static org.espalier.djl.data.DataSources.TRAIN;
import static org.espalier.djl.data.DataSources.VALIDATION;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.nn.Layers.zero;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.Map;
import java.util.TreeMap;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.djl.train.Experiment;
import org.espalier.symbol.Symbol;

/** Small spaces and images for tests of searches. */
final class Spaces {
    private Spaces() {}

    static Symbol<DataSource> images(int train, int validation) {
        return DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                .set(TRAIN, train)
                .set(VALIDATION, validation)
                .set(DataSources.TEST, 16));
    }

    static Symbol<Experiment> experiment(Symbol<Layer> model, int train, int epochs) {
        return Experiment.TYPE.symbol(e -> e.set(Experiment.MODEL, model)
                .set(Experiment.DATA, images(train, 64))
                .set(Experiment.OPTIMIZER, adam(0.01))
                .set(Experiment.EPOCHS, epochs)
                .set(Experiment.BATCH, 32)
                .set(Experiment.SEED, 7L));
    }

    /** Two decisions, and dropout, which draws random numbers. */
    static Symbol<Experiment> small(int epochs) {
        return experiment(
                head(
                        oneOf(conv2d(4, 3), conv2d(4, 5), identity()),
                        sequential(dropout(0.2), conv2d(oneOf(2, 4), 3)),
                        batchNorm(),
                        relu()),
                128,
                epochs);
    }

    /** A choice between something and nothing, twice: zero gives the classifier nothing to see. */
    static Symbol<Experiment> rigged(int epochs) {
        return experiment(
                head(
                        oneOf(zero(), sequential(conv2d(4, 3), batchNorm())),
                        oneOf(sequential(conv2d(4, 3), batchNorm()), zero()),
                        relu()),
                256,
                epochs);
    }

    /** One decision, with nothing behind it that takes the scale of its output away. */
    static Symbol<Experiment> riggedAtTheEnd(int epochs) {
        return experiment(head(oneOf(zero(), sequential(conv2d(4, 3), batchNorm())), relu()), 256, epochs);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static Symbol<Layer> head(Symbol<? extends Layer>... body) {
        return sequential(maxPool2d(4), sequential(body), flatten(), linear(10));
    }

    static Map<String, HostArray> copy(SuperNetwork network) {
        Map<String, HostArray> copy = new TreeMap<>();
        network.weights().forEach((key, weight) -> copy.put(key, HostArray.of(weight)));
        return copy;
    }
}
