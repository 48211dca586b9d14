package org.espalier.samples.notebook.java;

import static org.espalier.djl.nn.Activations.leakyRelu;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerTypes.CONV2D;
import static org.espalier.djl.nn.LayerTypes.LINEAR;
import static org.espalier.djl.nn.LayerTypes.RELU;
import static org.espalier.djl.nn.Layers.separableConv2d;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.samples.notebook.java.Experiments.DIGITS;
import static org.espalier.samples.notebook.java.Experiments.NUMBERS;
import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.oneOfValues;

import org.espalier.build.Materializer;
import org.espalier.rewrite.Edits;
import org.espalier.rewrite.PatchRegistry;
import org.espalier.rewrite.PatchType;
import org.espalier.rewrite.Query;
import org.espalier.rewrite.Rule;
import org.espalier.schema.Field;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.Symbol;

/** Ideas about experiments, as programs that edit programs. */
public final class Patches {
    private Patches() {}

    /** Replaces all convolutions; the rule does not know that there are experiments. */
    // cell:separable-rule
    // readme:notebook-java-separable
    static final Rule SEPARABLE = Rule.onType(CONV2D, c -> separableConv2d(c.get(FILTERS), c.get(KERNEL)));
    // readme:end

    /** Depends on the name of the field only, and not on what has it or where it is. */
    // cell:change-lr
    // readme:notebook-java-change-lr
    static final Field<Object, Double> RATE = Field.of("rate", floats().above(0));

    static final PatchType CHANGE_LR = PatchType.named("change_lr")
            .parameter(RATE)
            .rewrites((tree, args) -> Rule.onKey(Double.class, rate -> args.get(RATE), "rate", "lr"));
    // readme:end

    /** Depends on the type only. */
    // cell:relu-to-leaky-relu
    // readme:notebook-java-leaky
    static final PatchType RELU_TO_LEAKY_RELU =
            PatchType.named("relu_to_leaky_relu").rewrites((tree, args) -> Rule.onType(RELU, relu -> leakyRelu(0.3)));
    // readme:end

    // cell:dataset-by-name
    static Symbol<? extends Dataset> datasetByName(String name, Symbol<?> images) {
        return name.equals("numbers") ? NUMBERS.symbol(images) : DIGITS.symbol(images);
    }

    /** Reads the experiment it changes: the last dense layer, made as wide as there are classes, is its head. */
    // cell:change-dataset-patch
    // readme:notebook-java-change-dataset
    static final Field<Object, String> NAME = Field.of("name", oneOfValues("digits", "numbers"));

    static final PatchType CHANGE_DATASET = PatchType.named("change_dataset")
            .parameter(NAME)
            .rewrites((tree, args) -> {
                Symbol<? extends Dataset> dataset = datasetByName(args.get(NAME), tree.at("dataset.images"));
                Cursor head = Query.in(tree).ofType(LINEAR).last().orElseThrow();
                int classes = Materializer.build(dataset).numClasses();
                return Edits.set(head.path().key("units"), classes).andSet("dataset", dataset);
            });
    // readme:end

    // cell:scale-width-patch
    // readme:notebook-java-scale-width
    static final Field<Object, Double> FACTOR = Field.of("factor", floats().atLeast(1e-8));
    static final PatchType SCALE_WIDTH = PatchType.named("scale_width")
            .parameter(FACTOR)
            .rewrites((tree, args) ->
                    Rule.onField(CONV2D, FILTERS, filters -> Math.max(8, (int) (filters * args.get(FACTOR)))));
    // readme:end

    // cell:filter-search-space
    // readme:notebook-java-search-space
    static final PatchType FILTER_SEARCH_SPACE = PatchType.named("filter_search_space")
            .rewrites((tree, args) -> Rule.onField(CONV2D, FILTERS, f -> oneOf(f / 2, f, f * 2)));
    // readme:end

    /** The patches that a text may name. */
    static final PatchRegistry IDEAS =
            PatchRegistry.of(CHANGE_LR, RELU_TO_LEAKY_RELU, CHANGE_DATASET, SCALE_WIDTH, FILTER_SEARCH_SPACE);
}
