package org.espalier.samples.demo.java;

import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.PADDING;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.identity;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.repeated;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.MOMENTUM;
import static org.espalier.djl.optim.Optimizers.RATE;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.djl.optim.Optimizers.rmsProp;
import static org.espalier.djl.optim.Optimizers.sgd;
import static org.espalier.djl.train.Experiment.DATA;
import static org.espalier.djl.train.Experiment.EPOCHS;
import static org.espalier.djl.train.Experiment.MODEL;
import static org.espalier.djl.train.Experiment.OPTIMIZER;
import static org.espalier.djl.train.Experiment.SEED;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.just;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.algo.Objective;
import org.espalier.algo.basic.GridSweep;
import org.espalier.build.BuildContext;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.supernet.search.SuperResult;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.TrainingReport;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.OneOf;
import org.espalier.samples.demo.DemoProgram;
import org.espalier.samples.demo.Plan;
import org.espalier.samples.demo.Sharing;
import org.espalier.samples.demo.Task;
import org.espalier.study.Ordering;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;

/** The main job in Java. */
public final class JavaDemo implements DemoProgram {
    /** Trials that may be under way: the same on all machines, so that the same seed gives the same trials. */
    private static final int WINDOW = 4;

    @Override
    public Symbol<Experiment> baseline(Task task) {
        return program(
                task, stage(conv2d(8, 3), identity(), just(1)), stage(conv2d(16, 3), identity(), just(1)), adam(1e-3));
    }

    @Override
    public Symbol<Experiment> space(Task task) {
        FloatV rate = floatv(1e-4, 1e-1).log().named("rate").tiedAs("rate");
        return program(
                task,
                anyStage(1, oneOf(4, 8, 16)),
                anyStage(2, oneOf(8, 16, 32)),
                oneOf(sgd(s -> s.set(RATE, rate).set(MOMENTUM, 0.9)), adam(rate), rmsProp(rate))
                        .named("optimizer"));
    }

    /** Two stages of convolutions, each followed by pooling, and a linear layer. */
    private static Symbol<Experiment> program(
            Task task, Symbol<Layer> first, Symbol<Layer> second, Symbol<OptimizerRecipe> optimizer) {
        return Experiment.TYPE.symbol(e -> e.set(
                        MODEL, sequential(first, maxPool2d(2), second, maxPool2d(2), flatten(), linear(task.classes())))
                .set(DATA, task.data())
                .set(OPTIMIZER, optimizer)
                .set(EPOCHS, task.epochs())
                .set(SEED, task.seed()));
    }

    private static Symbol<Layer> stage(Symbol<Layer> operation, Symbol<Layer> norm, Symbol<Integer> depth) {
        return repeated(sequential(operation, norm, relu()), depth);
    }

    /** A stage with everything undecided; the operations share one decision on width and one on kernel. */
    private static Symbol<Layer> anyStage(int number, OneOf<Integer> widths) {
        OneOf<Integer> filters = widths.named("filters" + number).tiedAs("filters" + number);
        OneOf<Integer> kernel = oneOf(3, 5).named("kernel" + number).tiedAs("kernel" + number);
        Symbol<Layer> shrinking =
                conv2d(c -> c.set(FILTERS, filters).set(KERNEL, kernel).set(PADDING, Padding.VALID));
        return stage(
                oneOf(
                                conv2d(filters, kernel),
                                shrinking,
                                separableConv2d(filters, kernel),
                                residual(conv2d(filters, kernel)))
                        .named("op" + number),
                oneOf(identity(), batchNorm()).named("norm" + number),
                oneOf(1, 2, 3).named("depth" + number));
    }

    @Override
    public Symbol<Experiment> share(Task task, Sharing sharing) {
        Symbol<Experiment> networks =
                sharing.weighted() ? weighted(task) : space(task).with("optimizer", adam(1e-3));
        try (SuperResult result = sharing.strategy()
                .rewrite(networks)
                .epochs(sharing.passes())
                .listener(sharing.listener())
                .search()) {
            return space(task).with("model", result.symbol().at("model"));
        }
    }

    /** The choices of layers whose candidates can be added up: all keep the image's size. */
    private static Symbol<Experiment> weighted(Task task) {
        return program(task, anyLayers(8), anyLayers(16), adam(1e-3));
    }

    private static Symbol<Layer> anyLayers(int filters) {
        return stage(
                oneOf(conv2d(filters, 3), separableConv2d(filters, 3), residual(conv2d(filters, 3))),
                oneOf(identity(), batchNorm()),
                just(1));
    }

    @Override
    public Study<Experiment> search(Symbol<Experiment> space, Plan plan) {
        return Study.of(space)
                .algorithm(plan.algorithm())
                .objective(Objective.maximize("accuracy"))
                .seed(plan.seed())
                .trials(plan.trials())
                .workers(plan.workers())
                .ordering(Ordering.byTrialId(Math.max(WINDOW, plan.workers())))
                .context(BuildContext.EMPTY.with(DataCache.class, new DataCache(1)))
                .progress(plan.progress())
                .start()
                .runSamples(plan.trials(), sample -> {
                    TrainingReport report = sample.value().trainAndEvaluate(sample.feedback());
                    sample.feedback().note("parameters", report.parameters());
                    sample.report(report.accuracy());
                });
    }

    /** A sweep over programs and seeds: the seed is one more undecided field. */
    @Override
    public List<List<Double>> retrain(List<Symbol<Experiment>> programs, List<Long> seeds, Plan plan) {
        List<Symbol<Experiment>> runs = programs.stream()
                .map(program -> program.with("seed", oneOf(seeds)))
                .toList();
        List<Trial> trials = new ArrayList<>(Study.of(JavaDemo.<Experiment>anyOf(runs))
                .algorithm(new GridSweep())
                .objective(Objective.maximize("test accuracy"))
                .workers(plan.workers())
                .context(BuildContext.EMPTY.with(DataCache.class, new DataCache(1)))
                .progress(plan.progress())
                .start()
                .run((long) runs.size() * seeds.size(), e -> e.trainAndEvaluate()
                        .testAccuracy())
                .trials());
        trials.sort(Comparator.comparingLong(Trial::id));
        List<List<Double>> accuracies = new ArrayList<>();
        for (int program = 0; program < runs.size(); program++) {
            int index = program;
            accuracies.add(trials.stream()
                    .filter(t -> t.dna().decisions().get(0).picks().get(0).index() == index)
                    .flatMap(t -> t.metrics().values().stream())
                    .toList());
        }
        return accuracies;
    }

    private static <T> OneOf<T> anyOf(List<Symbol<T>> candidates) {
        return oneOf(candidates);
    }
}
