package org.espalier.samples.demo.kotlin

import org.espalier.algo.Objective
import org.espalier.algo.basic.GridSweep
import org.espalier.build.BuildContext
import org.espalier.djl.data.DataCache
import org.espalier.djl.nn.Activations.relu
import org.espalier.djl.nn.Layer
import org.espalier.djl.nn.LayerFields.FILTERS
import org.espalier.djl.nn.LayerFields.KERNEL
import org.espalier.djl.nn.LayerFields.PADDING
import org.espalier.djl.nn.LayerTypes.CONV2D
import org.espalier.djl.nn.Layers.batchNorm
import org.espalier.djl.nn.Layers.conv2d
import org.espalier.djl.nn.Layers.flatten
import org.espalier.djl.nn.Layers.identity
import org.espalier.djl.nn.Layers.linear
import org.espalier.djl.nn.Layers.maxPool2d
import org.espalier.djl.nn.Layers.repeated
import org.espalier.djl.nn.Layers.residual
import org.espalier.djl.nn.Layers.separableConv2d
import org.espalier.djl.nn.Layers.sequential
import org.espalier.djl.nn.Padding
import org.espalier.djl.optim.OptimizerRecipe
import org.espalier.djl.optim.Optimizers.MOMENTUM
import org.espalier.djl.optim.Optimizers.RATE
import org.espalier.djl.optim.Optimizers.SGD
import org.espalier.djl.optim.Optimizers.adam
import org.espalier.djl.optim.Optimizers.rmsProp
import org.espalier.djl.train.Experiment
import org.espalier.djl.train.Experiment.DATA
import org.espalier.djl.train.Experiment.EPOCHS
import org.espalier.djl.train.Experiment.MODEL
import org.espalier.djl.train.Experiment.OPTIMIZER
import org.espalier.djl.train.Experiment.SEED
import org.espalier.dsl.floatv
import org.espalier.dsl.just
import org.espalier.dsl.oneOf
import org.espalier.dsl.symbol
import org.espalier.samples.demo.DemoProgram
import org.espalier.samples.demo.Plan
import org.espalier.samples.demo.Sharing
import org.espalier.samples.demo.Task
import org.espalier.study.Ordering
import org.espalier.study.Study
import org.espalier.symbol.Symbol

/** The main job in Kotlin. */
class KotlinDemo : DemoProgram {
    override fun baseline(task: Task): Symbol<Experiment> = program(
        task,
        first = stage(conv2d(8, 3), identity(), just(1)),
        second = stage(conv2d(16, 3), identity(), just(1)),
        optimizer = adam(1e-3),
    )

    override fun space(task: Task): Symbol<Experiment> {
        val rate = floatv(1e-4..1e-1).log().named("rate").tiedAs("rate")
        val sgd =
            symbol(SGD) {
                it[RATE] = rate
                it[MOMENTUM] = 0.9
            }
        return program(
            task,
            first = anyStage(1, widths = listOf(4, 8, 16)),
            second = anyStage(2, widths = listOf(8, 16, 32)),
            optimizer = oneOf(sgd, adam(rate), rmsProp(rate)).named("optimizer"),
        )
    }

    /** Two stages of convolutions, each followed by pooling, and a linear layer. */
    private fun program(
        task: Task,
        first: Symbol<Layer>,
        second: Symbol<Layer>,
        optimizer: Symbol<OptimizerRecipe>,
    ): Symbol<Experiment> = symbol(Experiment.TYPE) {
        it[MODEL] = sequential(first, maxPool2d(2), second, maxPool2d(2), flatten(), linear(task.classes()))
        it[DATA] = task.data()
        it[OPTIMIZER] = optimizer
        it[EPOCHS] = task.epochs()
        it[SEED] = task.seed()
    }

    private fun stage(operation: Symbol<Layer>, norm: Symbol<Layer>, depth: Symbol<Int>): Symbol<Layer> =
        repeated(sequential(operation, norm, relu()), depth)

    /** A stage with everything undecided; the operations share one decision on width and one on kernel. */
    private fun anyStage(number: Int, widths: List<Int>): Symbol<Layer> {
        val filters = oneOf(widths).named("filters$number").tiedAs("filters$number")
        val kernel = oneOf(3, 5).named("kernel$number").tiedAs("kernel$number")
        val shrinking =
            symbol(CONV2D) {
                it[FILTERS] = filters
                it[KERNEL] = kernel
                it[PADDING] = Padding.VALID
            }
        return stage(
            oneOf(
                conv2d(filters, kernel),
                shrinking,
                separableConv2d(filters, kernel),
                residual(conv2d(filters, kernel)),
            ).named("op$number"),
            oneOf(identity(), batchNorm()).named("norm$number"),
            oneOf(1, 2, 3).named("depth$number"),
        )
    }

    override fun share(task: Task, sharing: Sharing): Symbol<Experiment> {
        val networks = if (sharing.weighted()) weighted(task) else space(task).with("optimizer", adam(1e-3))
        return sharing
            .strategy()
            .rewrite(networks)
            .epochs(sharing.passes())
            .listener(sharing.listener())
            .search()
            .use { space(task).with("model", it.symbol().at("model")) }
    }

    /** The choices of layers whose candidates can be added up: all keep the image's size. */
    private fun weighted(task: Task): Symbol<Experiment> = program(task, anyLayers(8), anyLayers(16), adam(1e-3))

    private fun anyLayers(filters: Int): Symbol<Layer> = stage(
        oneOf(conv2d(filters, 3), separableConv2d(filters, 3), residual(conv2d(filters, 3))),
        oneOf(identity(), batchNorm()),
        just(1),
    )

    override fun search(space: Symbol<Experiment>, plan: Plan): Study<Experiment> = Study
        .of(space)
        .algorithm(plan.algorithm())
        .objective(Objective.maximize("accuracy"))
        .seed(plan.seed())
        .trials(plan.trials().toLong())
        .workers(plan.workers())
        .ordering(Ordering.byTrialId(maxOf(WINDOW, plan.workers())))
        .context(BuildContext.EMPTY.with(DataCache::class.java, DataCache(1)))
        .progress(plan.progress())
        .start()
        .runSamples(plan.trials().toLong()) { sample ->
            val report = sample.value().trainAndEvaluate(sample.feedback())
            sample.feedback().note("parameters", report.parameters())
            sample.report(report.accuracy())
        }

    /** A sweep over programs and seeds: the seed is one more undecided field. */
    override fun retrain(programs: List<Symbol<Experiment>>, seeds: List<Long>, plan: Plan): List<List<Double>> {
        val runs = programs.map { it.with("seed", oneOf(seeds)) }
        val study =
            Study
                .of(oneOf(runs))
                .algorithm(GridSweep())
                .objective(Objective.maximize("test accuracy"))
                .workers(plan.workers())
                .context(BuildContext.EMPTY.with(DataCache::class.java, DataCache(1)))
                .progress(plan.progress())
                .start()
                .run(runs.size * seeds.size.toLong()) { it.trainAndEvaluate().testAccuracy() }
        return runs.indices.map { program ->
            study
                .trials()
                .sortedBy { it.id() }
                .filter { it.dna().decisions()[0].picks()[0].index() == program }
                .mapNotNull { it.metrics()["test accuracy"] }
        }
    }

    private companion object {
        /** Trials that may be under way: the same on all machines, so that the same seed gives the same trials. */
        const val WINDOW = 4
    }
}
