package org.espalier.samples.slides.java;

import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.nn.Activations;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerFields;
import org.espalier.djl.nn.Layers;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.train.Experiment;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/** From a static program to a search space, and the loop. */
public final class Trainers {
    private static final Symbol<DataSource> DIGITS =
            DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                    .set(DataSources.TRAIN, 256)
                    .set(DataSources.VALIDATION, 128)
                    .set(DataSources.TEST, 1));

    private Trainers() {}

    /** Part of a network: plain records that know nothing of search. */
    public sealed interface Op {
        /** Returns the layer of DJL that does the work. */
        Symbol<Layer> layer();
    }

    /** Leaves everything as it is. */
    public record Identity() implements Op {
        @Override
        public Symbol<Layer> layer() {
            return Layers.identity();
        }
    }

    /** Takes the largest of its neighbourhood. */
    public record MaxPool(int kernel) implements Op {
        @Override
        public Symbol<Layer> layer() {
            return Layers.maxPool2d(p -> p.set(LayerFields.KERNEL, kernel)
                    .set(LayerFields.POOL_STRIDE, 1)
                    .set(LayerFields.POOL_PADDING, Padding.SAME));
        }
    }

    /** Convolves and rectifies. */
    public record Conv(int filters, int kernel) implements Op {
        @Override
        public Symbol<Layer> layer() {
            return Layers.sequential(Layers.conv2d(filters, kernel), Activations.relu());
        }
    }

    /** An operation, several times. */
    public record Stacked(Op op, int repeats) {}

    /** Changes weights. */
    public sealed interface Optimizer {
        /** Returns the optimizer of the bridge. */
        Symbol<OptimizerRecipe> recipe();
    }

    /** Adam. */
    public record Adam(double rate) implements Optimizer {
        @Override
        public Symbol<OptimizerRecipe> recipe() {
            return Optimizers.adam(rate);
        }
    }

    /** RMSProp. */
    public record RmsProp(double rate) implements Optimizer {
        @Override
        public Symbol<OptimizerRecipe> recipe() {
            return Optimizers.rmsProp(rate);
        }
    }

    /** A network and how it is trained. */
    public record Trainer(Stacked model, Optimizer optimizer) {
        /** Trains on a few drawn digits and returns the validation accuracy. */
        public double train() {
            return Materializer.build(Experiment.TYPE.symbol(e -> e.set(
                                    Experiment.MODEL,
                                    Layers.sequential(
                                            Layers.maxPool2d(2),
                                            Layers.repeated(model.op().layer(), model.repeats()),
                                            Layers.flatten(),
                                            Layers.linear(10)))
                            .set(Experiment.DATA, DIGITS)
                            .set(Experiment.OPTIMIZER, optimizer.recipe())))
                    .trainAndEvaluate()
                    .accuracy();
        }
    }

    static final SymbolType<Identity> IDENTITY = SymbolType.of(Identity.class);
    static final SymbolType<MaxPool> MAX_POOL = SymbolType.of(MaxPool.class);
    static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    static final SymbolType<Stacked> STACKED = SymbolType.of(Stacked.class);
    static final SymbolType<Adam> ADAM = SymbolType.of(Adam.class);
    static final SymbolType<RmsProp> RMS_PROP = SymbolType.of(RmsProp.class);
    static final SymbolType<Trainer> TRAINER = SymbolType.of(Trainer.class);

    /** The static program. */
    public static final Symbol<Trainer> PROGRAM =
            TRAINER.symbol(STACKED.symbol(CONV.symbol(8, 3), 3), ADAM.symbol(2e-2));

    /** The same program with parts undecided: a search space. */
    public static final Symbol<Trainer> SPACE = TRAINER.symbol(
            STACKED.symbol(oneOf(IDENTITY.symbol(), MAX_POOL.symbol(3), CONV.symbol(oneOf(4, 8), 3)), 3),
            oneOf(ADAM.symbol(2e-2), RMS_PROP.symbol(floatv(1e-6, 1e-3))));

    /** Searches the space; returns the accuracies in the order of the trials. */
    public static List<Double> search(Algorithm algorithm, long trials) {
        List<Double> accuracies = new ArrayList<>();
        for (Sample<Trainer> sample :
                Study.of(SPACE).algorithm(algorithm).start().sample(trials)) {
            accuracies.add(sample.report(sample.value().train()));
        }
        return accuracies;
    }
}
