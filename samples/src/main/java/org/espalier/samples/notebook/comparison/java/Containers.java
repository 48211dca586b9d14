package org.espalier.samples.notebook.comparison.java;

import ai.djl.nn.Block;
import java.util.List;
import org.espalier.djl.optim.Adam;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.train.LossRecipe;
import org.espalier.djl.train.Losses;
import org.espalier.samples.notebook.comparison.Components.Chain;
import org.espalier.samples.notebook.comparison.Components.Conv;
import org.espalier.samples.notebook.comparison.Components.Dataset;
import org.espalier.samples.notebook.comparison.Components.Dense;
import org.espalier.samples.notebook.comparison.Components.Digits;
import org.espalier.samples.notebook.comparison.Components.Experiment;
import org.espalier.samples.notebook.comparison.Components.Flatten;
import org.espalier.samples.notebook.comparison.Components.Numbers;

/** What is written for containers: one for each component. */
public final class Containers {
    private Containers() {}

    // cell:containers
    // count:begin
    /** Hyper-parameters of something, and how to make it. */
    public interface HParam<T> {
        /** Makes it. */
        T build();
    }

    record ConvHParam(int filters, int kernel) implements HParam<Block> {
        @Override
        public Block build() {
            return new Conv(filters, kernel);
        }
    }

    record FlattenHParam() implements HParam<Block> {
        @Override
        public Block build() {
            return new Flatten();
        }
    }

    record DenseHParam(int units) implements HParam<Block> {
        @Override
        public Block build() {
            return new Dense(units);
        }
    }

    record ChainHParam(List<HParam<Block>> layers) implements HParam<Block> {
        @Override
        public Block build() {
            return new Chain(layers.stream().map(HParam::build).toList());
        }
    }

    record DigitsHParam(int images) implements HParam<Dataset> {
        @Override
        public Dataset build() {
            return new Digits(images);
        }
    }

    /** Numbers from 00 to 99. */
    public record NumbersHParam(int images) implements HParam<Dataset> {
        @Override
        public Dataset build() {
            return new Numbers(images);
        }
    }

    record SoftmaxCrossEntropyHParam() implements HParam<LossRecipe> {
        @Override
        public LossRecipe build() {
            return new Losses.SoftmaxCrossEntropy();
        }
    }

    record AdamHParam(double rate) implements HParam<OptimizerRecipe> {
        @Override
        public OptimizerRecipe build() {
            return new Adam(rate);
        }
    }

    /** All of an experiment. */
    public record ExperimentHParam(
            HParam<Block> model,
            HParam<Dataset> dataset,
            HParam<LossRecipe> loss,
            HParam<OptimizerRecipe> optimizer,
            int numEpochs)
            implements HParam<Experiment> {
        @Override
        public Experiment build() {
            return new Experiment(model.build(), dataset.build(), loss.build(), optimizer.build(), numEpochs);
        }
    }
    // count:end
}
