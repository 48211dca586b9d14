package org.espalier.samples.notebook.java;

import static org.espalier.djl.nn.LayerTypes.RELU;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.djl.train.Losses.softmaxCrossEntropy;
import static org.espalier.samples.notebook.java.Experiments.DIGITS;
import static org.espalier.samples.notebook.java.Experiments.DIGIT_FILES;
import static org.espalier.samples.notebook.java.Experiments.ML_EXPERIMENT;
import static org.espalier.samples.notebook.java.Experiments.TYPES;
import static org.espalier.samples.notebook.java.Experiments.experiment;
import static org.espalier.samples.notebook.java.Patches.CHANGE_DATASET;
import static org.espalier.samples.notebook.java.Patches.CHANGE_LR;
import static org.espalier.samples.notebook.java.Patches.FILTER_SEARCH_SPACE;
import static org.espalier.samples.notebook.java.Patches.IDEAS;
import static org.espalier.samples.notebook.java.Patches.RELU_TO_LEAKY_RELU;
import static org.espalier.samples.notebook.java.Patches.SCALE_WIDTH;
import static org.espalier.samples.notebook.java.Patches.SEPARABLE;
import static org.espalier.symbol.Symbols.hole;
import static org.espalier.symbol.Symbols.ref;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.build.Materializer;
import org.espalier.djl.train.EpochListener;
import org.espalier.io.SymbolJson;
import org.espalier.path.Path;
import org.espalier.rewrite.Diff;
import org.espalier.rewrite.Edits;
import org.espalier.rewrite.Patch;
import org.espalier.rewrite.Query;
import org.espalier.samples.notebook.Cell;
import org.espalier.samples.notebook.Notebook;
import org.espalier.samples.notebook.Page;
import org.espalier.samples.notebook.Setup;
import org.espalier.samples.notebook.comparison.Components.Experiment;
import org.espalier.samples.notebook.comparison.java.Containers.ExperimentHParam;
import org.espalier.samples.notebook.comparison.java.Containers.NumbersHParam;
import org.espalier.samples.notebook.comparison.java.UseOfContainers;
import org.espalier.space.SearchSpace;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Holes;
import org.espalier.symbol.Refs;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.trace.Traced;

/** The notebook in Java. */
public final class JavaNotebook implements Notebook {
    private final Setup setup;
    private final Page page;
    private final Symbol<MLExperiment> exp;
    private final Symbol<MLExperiment> exp3;
    private final Symbol<MLExperiment> exp7;
    private final Symbol<MLExperiment> space;

    /** Creates the notebook. */
    public JavaNotebook(Setup setup) {
        this.setup = setup;
        page = setup.page();
        exp = experiment(setup.folder()
                .<Symbol<? extends Dataset>>map(folder -> DIGIT_FILES.symbol(folder, setup.images()))
                .orElseGet(() -> DIGITS.symbol(setup.images())));
        exp3 = SEPARABLE.apply(exp);
        exp7 = CHANGE_DATASET.with("numbers").apply(exp);
        space = FILTER_SEARCH_SPACE.with().apply(exp).with("numEpochs", 1);
    }

    @Override
    public List<Cell> cells() {
        return List.of(
                new Cell("print", "An experiment, as a tree", this::print),
                new Cell("print-all", "The same with all defaults", this::printAll),
                new Cell("run", "What it builds is a plain object; train it", this::run),
                new Cell("patch", "Change two places", this::patch),
                new Cell("run-patched", "Train what came of it", this::runPatched),
                new Cell("separable", "Swap convolutions for separable ones", this::swap),
                new Cell("run-separable", "Train with separable convolutions", this::runSeparable),
                new Cell("patch-absolute", "Patch by absolute location", this::patchAbsolute),
                new Cell("patch-relative", "Patch by relative location", this::patchRelative),
                new Cell("patch-type", "Patch by type", this::patchType),
                new Cell("change-dataset", "Replace the data set, and the head with it", this::replaceDataset),
                new Cell("run-numbers", "Train on the new data set", this::runNumbers),
                new Cell("scale-width", "Scale the width of the model", this::scale),
                new Cell("search-space", "Make a search space of a fixed model", this::relax),
                new Cell("chain", "A chain of patches, from text", this::chain),
                new Cell("save", "Release: save", this::save),
                new Cell("load", "Reproduce: load, compare, train", this::load),
                new Cell("validate", "Mistakes are found where they are made", this::validate),
                new Cell("query-type", "Where are the rectifiers?", this::queryType),
                new Cell("query-path", "What are the learning rates?", this::queryPath),
                new Cell("tune-space", "Tune the filters: the search space", this::tuningSpace),
                new Cell("tune", "Tune the filters: the sweep", this::tune),
                new Cell("containers", "Without trees: hyper-parameter containers", this::containers),
                new Cell("containers-patch", "Without trees: another rate", this::containersPatch),
                new Cell("containers-dataset", "Without trees: another data set", this::containersDataset),
                new Cell("insert", "More: an insertion is one difference", this::insert),
                new Cell("partial", "More: a partial program", this::partial),
                new Cell("reference", "More: one width for two layers", this::reference),
                new Cell("define-by-run", "More: a space discovered by running code", this::defineByRun));
    }

    // cell:print
    private void print() {
        page.print(Page.FORM.hidingDefaults().print(exp));
    }

    // cell:print-all
    private void printAll() {
        page.print(Page.FORM.print(exp));
    }

    // cell:run
    private void run() {
        MLExperiment plain = Materializer.build(exp);
        page.print("A plain object: " + plain.getClass().getSimpleName());
        page.accuracy(plain.trainAndEvaluate(page.epochs()));
    }

    // cell:patch
    private void patch() {
        // readme:notebook-java-patch
        Symbol<MLExperiment> exp2 =
                Edits.set("optimizer.rate", 0.02).andSet("numEpochs", 1).apply(exp);
        page.print(Diff.between(exp, exp2).toTree(Page.FORM));
        // readme:end
    }

    // cell:run-patched
    private void runPatched() {
        train(Edits.set("optimizer.rate", 0.02).andSet("numEpochs", 1).apply(exp));
    }

    // cell:separable
    private void swap() {
        diff(SEPARABLE.apply(exp));
    }

    // cell:run-separable
    private void runSeparable() {
        train(exp3);
    }

    // cell:patch-absolute
    private void patchAbsolute() {
        diff(exp.with("optimizer.rate", 0.02));
    }

    // cell:patch-relative
    private void patchRelative() {
        diff(CHANGE_LR.with(0.03).apply(exp));
    }

    // cell:patch-type
    private void patchType() {
        diff(RELU_TO_LEAKY_RELU.with().apply(exp));
    }

    // cell:change-dataset
    private void replaceDataset() {
        diff(CHANGE_DATASET.with("numbers").apply(exp));
    }

    // cell:run-numbers
    private void runNumbers() {
        train(exp7);
    }

    // cell:scale-width
    private void scale() {
        diff(SCALE_WIDTH.with(2.0).apply(exp));
    }

    // cell:search-space
    private void relax() {
        page.print(SearchSpace.of(FILTER_SEARCH_SPACE.with().apply(exp)).spec());
    }

    // cell:chain
    private void chain() {
        // readme:notebook-java-chain
        Patch chained = IDEAS.parse("change_lr?0.003", "scale_width?factor=2.0", "change_dataset?name=numbers");
        diff(chained.apply(exp));
        // readme:end
    }

    // cell:save
    private void save() throws IOException {
        // readme:notebook-java-save
        SymbolJson.save(exp, setup.saved());
        page.print("Saved as " + setup.saved());
        // readme:end
    }

    // cell:load
    private void load() throws IOException {
        if (!Files.exists(setup.saved())) {
            save();
        }
        // readme:notebook-java-load
        Symbol<?> exp11 = SymbolJson.load(setup.saved(), TYPES);
        page.print("Equal: " + exp11.equals(exp));
        page.accuracy(((MLExperiment) Materializer.build(exp11)).trainAndEvaluate(page.epochs()));
        // readme:end
    }

    // cell:validate
    private void validate() {
        // readme:notebook-java-validate
        try {
            MyNewOptimizer.TYPE.symbol(-1.0);
        } catch (SymbolException e) {
            page.print(String.valueOf(e.getMessage()));
        }
        Symbol<MyNewOptimizer> optimizer = MyNewOptimizer.TYPE.symbol(1.0);
        try {
            Edits.set("learningRate", -0.5).apply(optimizer);
        } catch (SymbolException e) {
            page.print(String.valueOf(e.getMessage()));
        }
        // readme:end
    }

    // cell:query-type
    private void queryType() {
        // readme:notebook-java-query-type
        page.print(Query.in(exp).ofType(RELU));
        // readme:end
    }

    // cell:query-path
    private void queryPath() {
        // readme:notebook-java-query-path
        page.print(Query.in(exp).matching(Pattern.compile(".*rate")));
        // readme:end
    }

    // cell:tune-space
    private void tuningSpace() {
        page.print(SearchSpace.of(space).spec());
    }

    // cell:tune
    private void tune() {
        // readme:notebook-java-tune
        Symbol<MLExperiment> best = exp;
        double bestAccuracy = 0;
        for (Sample<MLExperiment> trial :
                Study.of(space).algorithm(new GridSweep()).start().sample(9)) {
            double accuracy = trial.report(trial.value().trainAndEvaluate(EpochListener.SILENT));
            page.print(trial.id() + "  " + trial.dna() + "  " + String.format(Locale.ROOT, "%.4f", accuracy));
            if (accuracy > bestAccuracy) {
                best = trial.symbol();
                bestAccuracy = accuracy;
            }
        }
        page.print("Best experiment, with accuracy " + String.format(Locale.ROOT, "%.4f", bestAccuracy) + ":");
        page.print(best);
        // readme:end
    }

    // cell:containers-run
    private void containers() {
        Experiment built = UseOfContainers.experiment(setup.images()).build();
        page.accuracy(built.trainAndEvaluate(page.epochs()));
    }

    // cell:containers-run-patched
    private void containersPatch() {
        ExperimentHParam slower = UseOfContainers.changeRate(UseOfContainers.experiment(setup.images()), 0.02);
        page.accuracy(slower.build().trainAndEvaluate(page.epochs()));
    }

    // cell:containers-show-dataset
    private void containersDataset() {
        ExperimentHParam changed = UseOfContainers.changeDataset(
                UseOfContainers.experiment(setup.images()), new NumbersHParam(setup.images()));
        page.print(changed.dataset());
        page.print(UseOfContainers.head(changed));
    }

    // cell:insert
    private void insert() {
        // readme:notebook-java-insert
        Symbol<MLExperiment> normalized =
                Edits.NONE.andInsert(Path.parse("model.layers[1]"), batchNorm()).apply(exp);
        Diff diff = Diff.between(exp, normalized);
        page.print(diff);
        page.print(diff.apply(exp).equals(normalized));
        page.print(diff.inverse().apply(normalized).equals(exp));
        // readme:end
    }

    // cell:partial
    private void partial() {
        // readme:notebook-java-partial
        Symbol<MLExperiment> partial = ML_EXPERIMENT.symbol(exp.at("model"), hole(), softmaxCrossEntropy(), hole(), 2);
        Holes.in(partial).forEach(page::print);
        Symbol<MLExperiment> complete =
                partial.with("dataset", DIGITS.symbol(1024)).with("optimizer", adam(0.01));
        page.print("Complete: " + complete.isConcrete());
        // readme:end
    }

    // cell:reference
    private void reference() {
        // readme:notebook-java-reference
        Symbol<MLExperiment> tied = exp.with("model.layers[2].filters", ref("model.layers[0].filters"));
        page.print(Query.in(tied).matching(Pattern.compile(".*filters")));
        Symbol<MLExperiment> wide = SCALE_WIDTH.with(2.0).apply(tied);
        page.print(Query.in(Refs.resolved(wide)).matching(Pattern.compile(".*filters")));
        // readme:end
    }

    // cell:define-by-run
    private void defineByRun() {
        // readme:notebook-java-traced
        Symbol<List<Integer>> widths = Traced.symbol("Widths", choose -> {
            List<Integer> found = new ArrayList<>();
            int depth = choose.oneOf("depth", 1, 2);
            for (int i = 0; i < depth; i++) {
                found.add(choose.oneOf("width " + i, 8, 16, 32));
            }
            return found;
        });
        page.print("Children: " + SearchSpace.of(widths).size().orElseThrow());
        for (Sample<List<Integer>> sample :
                Study.of(widths).algorithm(new RandomSearch()).start().sample(3)) {
            double sum = sample.value().stream().mapToDouble(w -> w).sum();
            page.print(sample.value() + ", " + sample.report(sum));
        }
        // readme:end
    }

    private void diff(Symbol<MLExperiment> other) {
        page.print(Diff.between(exp, other).toTree(Page.FORM));
    }

    private void train(Symbol<MLExperiment> experiment) {
        page.accuracy(Materializer.build(experiment).trainAndEvaluate(page.epochs()));
    }
}
