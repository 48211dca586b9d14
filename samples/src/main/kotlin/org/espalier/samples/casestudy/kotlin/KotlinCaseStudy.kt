package org.espalier.samples.casestudy.kotlin

import org.espalier.algo.Algorithm
import org.espalier.algo.CostTarget
import org.espalier.algo.Objective
import org.espalier.algo.basic.RandomSearch
import org.espalier.algo.bayes.gp.Bayesian
import org.espalier.algo.rl.Reinforce
import org.espalier.build.BuildContext
import org.espalier.djl.cost.MultiplyAdds
import org.espalier.djl.data.DataCache
import org.espalier.djl.models.MobileNet
import org.espalier.djl.models.MobileNet.Stage
import org.espalier.djl.nn.LayerFields.EXPANSION
import org.espalier.djl.nn.LayerFields.FILTERS
import org.espalier.djl.nn.LayerFields.KERNEL
import org.espalier.djl.nn.LayerFields.STRIDE
import org.espalier.djl.nn.LayerTypes.INVERTED_BOTTLENECK
import org.espalier.djl.nn.Layers.zero
import org.espalier.djl.optim.Optimizers.adam
import org.espalier.djl.optim.Schedules.cosine
import org.espalier.djl.supernet.search.CostGoal
import org.espalier.djl.supernet.search.Strategy
import org.espalier.djl.supernet.search.Tunas
import org.espalier.djl.supernet.search.Turns
import org.espalier.djl.train.Experiment
import org.espalier.djl.train.Experiment.BATCH
import org.espalier.djl.train.Experiment.DATA
import org.espalier.djl.train.Experiment.EPOCHS
import org.espalier.djl.train.Experiment.MODEL
import org.espalier.djl.train.Experiment.OPTIMIZER
import org.espalier.djl.train.Experiment.SCHEDULE
import org.espalier.djl.train.Experiment.SEED
import org.espalier.dsl.just
import org.espalier.dsl.oneOf
import org.espalier.dsl.patch
import org.espalier.dsl.symbol
import org.espalier.rewrite.Rule
import org.espalier.samples.casestudy.Budget
import org.espalier.samples.casestudy.CaseStudy
import org.espalier.samples.casestudy.Found
import org.espalier.samples.casestudy.Step
import org.espalier.samples.casestudy.Task
import org.espalier.study.Ordering
import org.espalier.study.Study
import org.espalier.symbol.Symbol

/** The programs of the case study in Kotlin. The lines of a step begin at its mark and end at the next one. */
class KotlinCaseStudy(private val task: Task, private val budget: Budget) : CaseStudy {
    // step:1
    private val network =
        MobileNet(
            1.0,
            8,
            2,
            listOf(Stage(3, 8, 1, 1), Stage(3, 16, 2, 2), Stage(3, 24, 2, 2)),
            48,
        ).network(task.classes())

    private val program: Symbol<Experiment> =
        symbol(Experiment.TYPE) {
            it[MODEL] = network
            it[DATA] = task.data()
            it[OPTIMIZER] = adam(0.015)
            it[SCHEDULE] = cosine()
            it[EPOCHS] = task.epochs()
            it[BATCH] = 32
            it[SEED] = task.seed()
        }

    // step:2
    private val operations =
        Rule.onType(INVERTED_BOTTLENECK) {
            val block = it.with(KERNEL, oneOf(3, 5)).with(EXPANSION, oneOf(2, 3, 6))
            if (it.get(STRIDE) == just(1)) oneOf(block, zero()) else block
        }

    private val work = MultiplyAdds(task.input())
    private val goal = CostTarget.absolute("accuracy", work.name(), work.of(network).toDouble())

    private fun search(space: Symbol<Experiment>, algorithm: Algorithm): Found {
        val study =
            Study
                .of(space)
                .algorithm(algorithm)
                .metric("reward", goal)
                .objective(Objective.maximize("reward"))
                .seed(task.seed())
                .trials(budget.trials())
                .workers(budget.workers())
                .ordering(Ordering.byTrialId(budget.window()))
                .context(BuildContext.EMPTY.with(DataCache::class.java, DataCache(1)))
                .progress(budget.onTrial())
                .start()
        study.runSamples(budget.trials()) { sample ->
            val accuracy = sample.value().trainAndEvaluate().accuracy()
            sample.report(mapOf("accuracy" to accuracy, work.name() to work.of(sample.value().model()).toDouble()))
        }
        return Found.of(study)
    }

    // step:4
    private val tunas = Tunas(Reinforce(0.03, 0.95, 0.0)).goal(CostGoal(work, goal)).turns(Turns.EACH_STEP)

    private fun share(space: Symbol<Experiment>, strategy: Strategy): Found =
        Found.of(strategy.rewrite(space).epochs(budget.passes()).listener(budget.onPass()).search())

    // step:5
    private val filters = Rule.onField(FILTERS) { f -> oneOf(f / 2, f, f * 2) }

    // step:end
    override fun steps(): List<Step> = listOf(
        // step:1
        Step("static", "-") { Found.of(program) },
        // step:2
        Step("static -> S1", "random search") { search(program.patch(operations), RandomSearch()) },
        // step:3
        Step("S1", "Bayesian") { search(program.patch(operations), Bayesian()) },
        // step:4
        Step("S1", "TuNAS") { share(program.patch(operations), tunas) },
        // step:5
        Step("static -> S2", "TuNAS") { share(program.patch(filters), tunas) },
        // step:6
        Step("S1, S2 -> S3", "TuNAS") { share(program.patch(operations, filters), tunas) },
        // step:end
    )
}
