package org.espalier.samples.casestudy.java;

import static org.espalier.djl.nn.LayerFields.EXPANSION;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.STRIDE;
import static org.espalier.djl.nn.LayerTypes.INVERTED_BOTTLENECK;
import static org.espalier.djl.nn.Layers.zero;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.djl.optim.Schedules.cosine;
import static org.espalier.djl.train.Experiment.BATCH;
import static org.espalier.djl.train.Experiment.DATA;
import static org.espalier.djl.train.Experiment.EPOCHS;
import static org.espalier.djl.train.Experiment.MODEL;
import static org.espalier.djl.train.Experiment.OPTIMIZER;
import static org.espalier.djl.train.Experiment.SCHEDULE;
import static org.espalier.djl.train.Experiment.SEED;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.just;

import java.util.List;
import java.util.Map;
import org.espalier.algo.Algorithm;
import org.espalier.algo.CostTarget;
import org.espalier.algo.Objective;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.bayes.gp.Bayesian;
import org.espalier.algo.rl.Reinforce;
import org.espalier.build.BuildContext;
import org.espalier.djl.cost.MultiplyAdds;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.models.MobileNet;
import org.espalier.djl.models.MobileNet.Stage;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.supernet.search.CostGoal;
import org.espalier.djl.supernet.search.Strategy;
import org.espalier.djl.supernet.search.Tunas;
import org.espalier.djl.supernet.search.Turns;
import org.espalier.djl.train.Experiment;
import org.espalier.rewrite.Rule;
import org.espalier.samples.casestudy.Budget;
import org.espalier.samples.casestudy.CaseStudy;
import org.espalier.samples.casestudy.Found;
import org.espalier.samples.casestudy.Step;
import org.espalier.samples.casestudy.Task;
import org.espalier.study.Ordering;
import org.espalier.study.Study;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;

/** The programs of the case study in Java. The lines of a step begin at its mark and end at the next one. */
public final class JavaCaseStudy implements CaseStudy {
    private final Task task;
    private final Budget budget;

    // step:1
    private final Symbol<Layer> network;
    private final Symbol<Experiment> program;

    // step:2
    private static final Rule OPERATIONS = Rule.onType(INVERTED_BOTTLENECK, layer -> {
        ObjectSymbol<Layer> block = layer.with(KERNEL, oneOf(3, 5)).with(EXPANSION, oneOf(2, 3, 6));
        return layer.get(STRIDE).equals(just(1)) ? oneOf(block, zero()) : block;
    });
    private final MultiplyAdds work;
    private final CostTarget goal;

    // step:4
    private final Strategy tunas;

    // step:5
    private static final Rule FILTER_NUMBERS = Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2));

    // step:end
    /** Writes the program down for a task; its searches have a budget. */
    public JavaCaseStudy(Task task, Budget budget) {
        this.task = task;
        this.budget = budget;
        // step:1
        List<Stage> stages = List.of(new Stage(3, 8, 1, 1), new Stage(3, 16, 2, 2), new Stage(3, 24, 2, 2));
        network = new MobileNet(1, 8, 2, stages, 48).network(task.classes());
        program = Experiment.TYPE.symbol(e -> e.set(MODEL, network)
                .set(DATA, task.data())
                .set(OPTIMIZER, adam(0.015))
                .set(SCHEDULE, cosine())
                .set(EPOCHS, task.epochs())
                .set(BATCH, 32)
                .set(SEED, task.seed()));
        // step:2
        work = new MultiplyAdds(task.input());
        goal = CostTarget.absolute("accuracy", work.name(), work.of(network));
        // step:4
        tunas = new Tunas(new Reinforce(0.03, 0.95, 0))
                .goal(new CostGoal(work, goal))
                .turns(Turns.EACH_STEP);
        // step:end
    }

    // step:2
    private Found search(Symbol<Experiment> space, Algorithm algorithm) {
        Study<Experiment> study = Study.of(space)
                .algorithm(algorithm)
                .metric("reward", goal)
                .objective(Objective.maximize("reward"))
                .seed(task.seed())
                .trials(budget.trials())
                .workers(budget.workers())
                .ordering(Ordering.byTrialId(budget.window()))
                .context(BuildContext.EMPTY.with(DataCache.class, new DataCache(1)))
                .progress(budget.onTrial())
                .start();
        study.runSamples(budget.trials(), sample -> {
            double accuracy = sample.value().trainAndEvaluate().accuracy();
            double cost = work.of(sample.value().model());
            sample.report(Map.of("accuracy", accuracy, work.name(), cost));
        });
        return Found.of(study);
    }

    // step:4
    private Found share(Symbol<Experiment> space, Strategy strategy) {
        return Found.of(strategy.rewrite(space)
                .epochs(budget.passes())
                .listener(budget.onPass())
                .search());
    }

    // step:end
    @Override
    public List<Step> steps() {
        return List.of(
                // step:1
                new Step("static", "-", () -> Found.of(program)),
                // step:2
                new Step("static -> S1", "random search", () -> search(OPERATIONS.apply(program), new RandomSearch())),
                // step:3
                new Step("S1", "Bayesian", () -> search(OPERATIONS.apply(program), new Bayesian())),
                // step:4
                new Step("S1", "TuNAS", () -> share(OPERATIONS.apply(program), tunas)),
                // step:5
                new Step("static -> S2", "TuNAS", () -> share(FILTER_NUMBERS.apply(program), tunas)),
                // step:6
                new Step("S1, S2 -> S3", "TuNAS", () -> share(FILTER_NUMBERS.apply(OPERATIONS.apply(program)), tunas)));
        // step:end
    }
}
