package org.espalier.samples.slides.java;

import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerTypes.CONV2D;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.djl.train.Experiment.DATA;
import static org.espalier.djl.train.Experiment.EPOCHS;
import static org.espalier.djl.train.Experiment.MODEL;
import static org.espalier.djl.train.Experiment.OPTIMIZER;
import static org.espalier.hyper.Hypers.oneOf;

import java.io.IOException;
import java.nio.file.Path;
import org.espalier.algo.basic.GridSweep;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.train.Experiment;
import org.espalier.io.SymbolJson;
import org.espalier.rewrite.Rule;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;

/** An experiment with networks of DJL: edited by path, relaxed by a rule, swept, saved. */
public final class Experiments {
    private Experiments() {}

    /** An experiment as a symbolic object: model, data and training. */
    public static final Symbol<Experiment> EXPERIMENT = Experiment.TYPE.symbol(e -> e.set(
                    MODEL,
                    sequential(
                            maxPool2d(2),
                            conv2d(4, 3),
                            relu(),
                            maxPool2d(2),
                            conv2d(8, 1),
                            relu(),
                            flatten(),
                            linear(10)))
            .set(DATA, DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                    .set(DataSources.TRAIN, 256)
                    .set(DataSources.VALIDATION, 64)
                    .set(DataSources.TEST, 64)))
            .set(OPTIMIZER, adam(0.01))
            .set(EPOCHS, 2));

    /** The experiment with another rate and fewer epochs: edits by path. */
    public static final Symbol<Experiment> TUNED =
            EXPERIMENT.with("optimizer.rate", 0.02).with("epochs", 1);

    /** The experiment with each width halved, kept or doubled: a program that turns a program into a space. */
    public static final Symbol<Experiment> WIDTHS =
            Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2)).rewrite(TUNED);

    /** The experiment with separable convolutions. */
    public static final Symbol<Experiment> SEPARABLE = Rule.onType(
                    CONV2D, c -> separableConv2d(c.get(FILTERS), c.get(KERNEL)))
            .rewrite(TUNED);

    /**
     * Sweeps over the widths and saves the best experiment.
     *
     * @throws IOException if the file cannot be written
     */
    public static Study<Experiment> sweep(Path best) throws IOException {
        Study<Experiment> study = Study.of(WIDTHS).algorithm(new GridSweep()).start();
        for (Sample<Experiment> sample : study.sample(9)) {
            try (Experiment child = sample.value()) {
                sample.report(child.trainAndEvaluate().accuracy());
            }
        }
        SymbolJson.save(study.best().symbol(), best);
        return study;
    }
}
