package org.espalier.samples.notebook.comparison.java;

import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import org.espalier.samples.notebook.comparison.java.Containers.AdamHParam;
import org.espalier.samples.notebook.comparison.java.Containers.ChainHParam;
import org.espalier.samples.notebook.comparison.java.Containers.ConvHParam;
import org.espalier.samples.notebook.comparison.java.Containers.DenseHParam;
import org.espalier.samples.notebook.comparison.java.Containers.DigitsHParam;
import org.espalier.samples.notebook.comparison.java.Containers.ExperimentHParam;
import org.espalier.samples.notebook.comparison.java.Containers.FlattenHParam;
import org.espalier.samples.notebook.comparison.java.Containers.HParam;
import org.espalier.samples.notebook.comparison.java.Containers.NumbersHParam;
import org.espalier.samples.notebook.comparison.java.Containers.SoftmaxCrossEntropyHParam;

/** What is written for an experiment with containers. */
public final class UseOfContainers {
    private UseOfContainers() {}

    // cell:containers-experiment
    // count:begin
    /** Returns the experiment. */
    public static ExperimentHParam experiment(int images) {
        return new ExperimentHParam(
                new ChainHParam(List.of(
                        new ConvHParam(16, 3),
                        new ConvHParam(32, 1),
                        new FlattenHParam(),
                        new DenseHParam(100),
                        new DenseHParam(10))),
                new DigitsHParam(images),
                new SoftmaxCrossEntropyHParam(),
                new AdamHParam(1.0),
                2);
    }

    // cell:containers-patch
    /** Returns the experiment with another learning rate. */
    public static ExperimentHParam changeRate(ExperimentHParam experiment, double rate) {
        return new ExperimentHParam(
                experiment.model(),
                experiment.dataset(),
                experiment.loss(),
                new AdamHParam(rate),
                experiment.numEpochs());
    }

    // cell:containers-dataset
    /** Returns the experiment with other images, and a head that fits them. */
    public static ExperimentHParam changeDataset(ExperimentHParam experiment, NumbersHParam dataset) {
        List<HParam<Block>> layers = new ArrayList<>(((ChainHParam) experiment.model()).layers());
        int head = layers.size() - 1;
        while (!(layers.get(head) instanceof DenseHParam)) {
            head--;
        }
        layers.set(head, new DenseHParam(dataset.build().numClasses()));
        return new ExperimentHParam(
                new ChainHParam(layers), dataset, experiment.loss(), experiment.optimizer(), experiment.numEpochs());
    }
    // count:end

    /** Returns the last layer. */
    public static HParam<Block> head(ExperimentHParam experiment) {
        List<HParam<Block>> layers = ((ChainHParam) experiment.model()).layers();
        return layers.get(layers.size() - 1);
    }
}
