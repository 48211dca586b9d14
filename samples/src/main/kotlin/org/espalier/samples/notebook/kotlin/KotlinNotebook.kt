package org.espalier.samples.notebook.kotlin

import org.espalier.algo.basic.GridSweep
import org.espalier.algo.basic.RandomSearch
import org.espalier.djl.nn.LayerTypes.RELU
import org.espalier.djl.nn.Layers.batchNorm
import org.espalier.djl.optim.Optimizers.adam
import org.espalier.djl.train.Losses.softmaxCrossEntropy
import org.espalier.dsl.build
import org.espalier.dsl.component1
import org.espalier.dsl.component2
import org.espalier.dsl.edits
import org.espalier.dsl.hole
import org.espalier.dsl.invoke
import org.espalier.dsl.matching
import org.espalier.dsl.patch
import org.espalier.dsl.query
import org.espalier.dsl.ref
import org.espalier.dsl.sample
import org.espalier.dsl.trace.traced
import org.espalier.io.SymbolJson
import org.espalier.path.Path
import org.espalier.rewrite.Diff
import org.espalier.rewrite.Edits
import org.espalier.samples.notebook.Cell
import org.espalier.samples.notebook.Notebook
import org.espalier.samples.notebook.Page
import org.espalier.samples.notebook.Setup
import org.espalier.samples.notebook.comparison.kotlin.ChainHParam
import org.espalier.samples.notebook.comparison.kotlin.NumbersHParam
import org.espalier.samples.notebook.comparison.kotlin.changeDataset
import org.espalier.samples.notebook.comparison.kotlin.changeRate
import org.espalier.samples.notebook.comparison.kotlin.withContainers
import org.espalier.space.SearchSpace
import org.espalier.symbol.Holes
import org.espalier.symbol.Refs
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolException

/** The notebook in Kotlin. */
class KotlinNotebook(private val setup: Setup) : Notebook {
    private val page = setup.page()
    private val exp = experiment(
        setup.folder().map<Symbol<out Dataset>> { digitFiles(it, setup.images()) }.orElseGet { digits(setup.images()) },
    )

    override fun cells(): List<Cell> = listOf(
        Cell("print", "An experiment, as a tree", ::print),
        Cell("print-all", "The same with all defaults", ::printAll),
        Cell("run", "What it builds is a plain object; train it", ::run),
        Cell("patch", "Change two places", ::patch),
        Cell("run-patched", "Train what came of it", ::runPatched),
        Cell("separable", "Swap convolutions for separable ones", ::swap),
        Cell("run-separable", "Train with separable convolutions", ::runSeparable),
        Cell("patch-absolute", "Patch by absolute location", ::patchAbsolute),
        Cell("patch-relative", "Patch by relative location", ::patchRelative),
        Cell("patch-type", "Patch by type", ::patchType),
        Cell("change-dataset", "Replace the data set, and the head with it", ::replaceDataset),
        Cell("run-numbers", "Train on the new data set", ::runNumbers),
        Cell("scale-width", "Scale the width of the model", ::scale),
        Cell("search-space", "Make a search space of a fixed model", ::relax),
        Cell("chain", "A chain of patches, from text", ::chain),
        Cell("save", "Release: save", ::save),
        Cell("load", "Reproduce: load, compare, train", ::load),
        Cell("validate", "Mistakes are found where they are made", ::validate),
        Cell("query-type", "Where are the rectifiers?", ::queryType),
        Cell("query-path", "What are the learning rates?", ::queryPath),
        Cell("tune-space", "Tune the filters: the search space", ::tuningSpace),
        Cell("tune", "Tune the filters: the sweep", ::tune),
        Cell("containers", "Without trees: hyper-parameter containers", ::containers),
        Cell("containers-patch", "Without trees: another rate", ::containersPatch),
        Cell("containers-dataset", "Without trees: another data set", ::containersDataset),
        Cell("insert", "More: an insertion is one difference", ::insert),
        Cell("partial", "More: a partial program", ::partial),
        Cell("reference", "More: one width for two layers", ::reference),
        Cell("define-by-run", "More: a space discovered by running code", ::defineByRun),
    )

    // cell:print
    private fun print() = page.print(Page.FORM.hidingDefaults().print(exp))

    // cell:print-all
    private fun printAll() = page.print(Page.FORM.print(exp))

    // cell:run
    private fun run() {
        val plain: MLExperiment = exp.build()
        page.print("A plain object: ${plain.javaClass.simpleName}")
        page.accuracy(plain.trainAndEvaluate(page.epochs()))
    }

    // cell:patch
    private fun patch() {
        // readme:notebook-patch
        val exp2 = exp.patch("optimizer.rate" to 0.02, "numEpochs" to 1)
        page.print(Diff.between(exp, exp2).toTree(Page.FORM))
        // readme:end
    }

    // cell:run-patched
    private fun runPatched() = train(exp.patch("optimizer.rate" to 0.02, "numEpochs" to 1))

    // cell:separable
    private val exp3 = exp.patch(separable)

    private fun swap() = diff(exp3)

    // cell:run-separable
    private fun runSeparable() = train(exp3)

    // cell:patch-absolute
    private fun patchAbsolute() = diff(exp.patch("optimizer.rate" to 0.02))

    // cell:patch-relative
    private fun patchRelative() = diff(exp.patch(changeLr(0.03)))

    // cell:patch-type
    private fun patchType() = diff(exp.patch(reluToLeakyRelu()))

    // cell:change-dataset
    private val exp7 = exp.patch(changeDataset("numbers"))

    private fun replaceDataset() = diff(exp7)

    // cell:run-numbers
    private fun runNumbers() = train(exp7)

    // cell:scale-width
    private fun scale() = diff(exp.patch(scaleWidth(2.0)))

    // cell:search-space
    private val exp9 = exp.patch(filterSearchSpace())

    private fun relax() = page.print(SearchSpace.of(exp9).spec())

    // cell:chain
    private fun chain() {
        // readme:notebook-chain
        val chained = ideas.parse("change_lr?0.003", "scale_width?factor=2.0", "change_dataset?name=numbers")
        diff(exp.patch(chained))
        // readme:end
    }

    // cell:save
    private fun save() {
        // readme:notebook-save
        SymbolJson.save(exp, setup.saved())
        page.print("Saved as ${setup.saved()}")
        // readme:end
    }

    // cell:load
    private fun load() {
        if (!setup.saved().toFile().exists()) save()
        // readme:notebook-load
        val exp11 = SymbolJson.load(setup.saved(), types)
        page.print("Equal: ${exp11 == exp}")
        page.accuracy((exp11.build() as MLExperiment).trainAndEvaluate(page.epochs()))
        // readme:end
    }

    // cell:validate
    private fun validate() {
        // readme:notebook-validate
        try {
            myNewOptimizer(-1.0)
        } catch (e: SymbolException) {
            page.print(e.message.orEmpty())
        }
        val optimizer = myNewOptimizer(1.0)
        try {
            optimizer.patch("learningRate" to -0.5)
        } catch (e: SymbolException) {
            page.print(e.message.orEmpty())
        }
        // readme:end
    }

    // cell:query-type
    private fun queryType() {
        // readme:notebook-query-type
        page.print(exp.query().ofType(RELU))
        // readme:end
    }

    // cell:query-path
    private fun queryPath() {
        // readme:notebook-query-path
        page.print(exp.query().matching(Regex(".*rate")))
        // readme:end
    }

    // cell:tune-space
    private val space = exp.patch(filterSearchSpace(), edits("numEpochs" to 1))

    private fun tuningSpace() = page.print(SearchSpace.of(space).spec())

    // cell:tune
    private fun tune() {
        // readme:notebook-tune
        var best = exp
        var bestAccuracy = 0.0
        for (trial in sample(space, GridSweep())) {
            val accuracy = trial.report(trial.value().trainAndEvaluate())
            page.print("${trial.id()}  ${trial.dna()}  ${"%.4f".format(accuracy)}")
            if (accuracy > bestAccuracy) {
                best = trial.symbol()
                bestAccuracy = accuracy
            }
        }
        page.print("Best experiment, with accuracy ${"%.4f".format(bestAccuracy)}:")
        page.print(best)
        // readme:end
    }

    // cell:containers-run
    private fun containers() {
        val built = withContainers(setup.images()).build()
        page.accuracy(built.trainAndEvaluate(page.epochs()))
    }

    // cell:containers-run-patched
    private fun containersPatch() {
        val slower = changeRate(withContainers(setup.images()), 0.02)
        page.accuracy(slower.build().trainAndEvaluate(page.epochs()))
    }

    // cell:containers-show-dataset
    private fun containersDataset() {
        val changed = changeDataset(withContainers(setup.images()), NumbersHParam(setup.images()))
        page.print(changed.dataset)
        page.print((changed.model as ChainHParam).layers.last())
    }

    // cell:insert
    private fun insert() {
        // readme:notebook-insert
        val normalized = exp.patch(Edits.NONE.andInsert(Path.parse("model.layers[1]"), batchNorm()))
        val diff = Diff.between(exp, normalized)
        page.print(diff)
        page.print(diff.apply(exp) == normalized)
        page.print(diff.inverse().apply(normalized) == exp)
        // readme:end
    }

    // cell:partial
    private fun partial() {
        // readme:notebook-partial
        val partial = mlExperiment.type.symbol(exp.at("model"), hole<Any>(), softmaxCrossEntropy(), hole<Any>(), 2)
        Holes.`in`(partial).forEach { page.print(it) }
        val complete = partial.patch("dataset" to digits(1024), "optimizer" to adam(0.01))
        page.print("Complete: ${complete.isConcrete}")
        // readme:end
    }

    // cell:reference
    private fun reference() {
        // readme:notebook-reference
        val tied = exp.patch("model.layers[2].filters" to ref<Int>("model.layers[0].filters"))
        page.print(tied.query().matching(Regex(".*filters")))
        val wide = tied.patch(scaleWidth(2.0))
        page.print(Refs.resolved(wide).query().matching(Regex(".*filters")))
        // readme:end
    }

    // cell:define-by-run
    private fun defineByRun() {
        // readme:notebook-traced
        val space = traced("Widths") {
            List(oneOf(1, 2, name = "depth")) { i -> oneOf(8, 16, 32, name = "width $i") }
        }
        page.print("Children: ${SearchSpace.of(space).size().orElseThrow()}")
        for ((widths, feedback) in sample(space, RandomSearch(), trials = 3)) {
            page.print("$widths, ${feedback(widths.sum().toDouble())}")
        }
        // readme:end
    }

    private fun diff(other: Symbol<MLExperiment>) = page.print(Diff.between(exp, other).toTree(Page.FORM))

    private fun train(experiment: Symbol<MLExperiment>) =
        page.accuracy(experiment.build().trainAndEvaluate(page.epochs()))
}
