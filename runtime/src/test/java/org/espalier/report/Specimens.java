package org.espalier.report;

import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.hyper.Hypers.permutate;
import static org.espalier.symbol.Symbols.dict;
import static org.espalier.symbol.Symbols.list;
import static org.espalier.symbol.Symbols.ref;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.Dna;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;

/** Trees to look at: every kind of node, every kind of decision, texts that try to break out of a page. */
final class Specimens {
    static final SymbolType<Object> CONV = type(
            "nn.Conv",
            Field.of("filters", Specs.ints().atLeast(1)).describedAs("Number of output channels."),
            Field.of("kernel", Specs.ints().atLeast(1))
                    .defaultingTo(3)
                    .describedAs("Side of the square kernel, in pixels."),
            Field.of("activation", Specs.texts()).defaultingTo("relu"));
    static final SymbolType<Object> SEPARABLE = type(
            "nn.SeparableConv",
            Field.of("filters", Specs.ints().atLeast(1)),
            Field.of("kernel", Specs.ints().atLeast(1)).defaultingTo(3));
    static final SymbolType<Object> DROPOUT = type(
            "nn.Dropout", Field.of("rate", Specs.floats().atLeast(0).below(1)).defaultingTo(0.5));
    static final SymbolType<Object> DENSE = type(
            "nn.Dense",
            Field.of("units", Specs.ints().atLeast(1)),
            Field.of("bias", Specs.bools()).defaultingTo(true));
    static final SymbolType<Object> SEQUENTIAL =
            type("nn.Sequential", Field.of("layers", Specs.lists(Specs.anything())));
    static final SymbolType<Object> ADAM = type(
            "optim.Adam",
            Field.of("rate", Specs.floats().above(0)).defaultingTo(0.001).describedAs("Step size."),
            Field.of("decay", Specs.floats().atLeast(0)).defaultingTo(0.0));
    static final SymbolType<Object> SGD = type(
            "optim.Sgd",
            Field.of("rate", Specs.floats().above(0)),
            Field.of("momentum", Specs.floats().atLeast(0).below(1)).defaultingTo(0.9));
    static final SymbolType<Object> EXPERIMENT = type(
            "ml.Experiment",
            Field.of("model", Specs.anything()),
            Field.of("optimizer", Specs.anything()),
            Field.of("epochs", Specs.ints().atLeast(1)).defaultingTo(10).describedAs("Passes over the training data."),
            Field.of("data", Specs.anything()),
            Field.of("notes", Specs.maps(Specs.anything())).defaultingTo(dict(Map.of())));

    private Specimens() {}

    private static SymbolType<Object> type(String name, Field<?, ?>... fields) {
        SymbolType.Builder<Object> builder = SymbolType.named(name, Object.class);
        for (Field<?, ?> field : fields) {
            builder.field(field);
        }
        return builder.constructor(args -> name);
    }

    /** A small experiment with a reference and something missing. */
    static Symbol<Object> experiment() {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("author", "Ada");
        notes.put("baseline accuracy", 0.9812);
        notes.put("augmented", false);
        notes.put("teacher", null);
        return EXPERIMENT.partialOf(entries(
                "model",
                SEQUENTIAL.symbol(list(
                        CONV.symbol(16, 3),
                        CONV.symbol(32, 5, "gelu"),
                        DROPOUT.symbol(),
                        CONV.symbol(ref("model.layers[1].filters")),
                        DENSE.symbol(128),
                        DENSE.symbol(10, false))),
                "optimizer",
                ADAM.symbol(0.01),
                "notes",
                notes));
    }

    /** The experiment after a few edits. */
    static Symbol<Object> edited() {
        return EXPERIMENT.symbolOf(entries(
                "model",
                SEQUENTIAL.symbol(list(
                        CONV.symbol(16, 3),
                        CONV.symbol(64, 5, "gelu"),
                        CONV.symbol(ref("model.layers[1].filters")),
                        DROPOUT.symbol(0.2),
                        DENSE.symbol(128),
                        DENSE.symbol(10, false))),
                "optimizer",
                SGD.symbol(0.05),
                "epochs",
                30,
                "data",
                "cifar10",
                "notes",
                entries("author", "Ada", "augmented", true, "teacher", null, "seed", 7)));
    }

    /** A space with every kind of decision, conditional and tied ones among them. */
    static SearchSpace<Object> space() {
        return SearchSpace.of(EXPERIMENT.symbolOf(entries(
                "model",
                SEQUENTIAL.symbol(list(
                        oneOf(
                                CONV.symbol(oneOf(16, 32, 64).tiedAs("width"), oneOf(3, 5, 7)),
                                SEPARABLE.symbol(oneOf(16, 32, 64).tiedAs("width"), 3),
                                DROPOUT.symbol(floatv(0.1, 0.6))),
                        manyOf(2, List.of(DENSE.symbol(intv(16, 256)), DENSE.symbol(512), DROPOUT.symbol(0.5)))
                                .hint("head"),
                        permutate("flip", "crop", "jitter"),
                        DENSE.symbol(10))),
                "optimizer",
                oneOf(
                        ADAM.symbol(floatv(1e-5, 1e-1).log().named("rate")),
                        SGD.symbol(floatv(1e-3, 1).log(), oneOf(0.0, 0.9))),
                "epochs",
                oneOf(5, 10, 20, 40),
                "data",
                oneOf("mnist", "cifar10"))));
    }

    /** A DNA of {@link #space}. */
    static Dna dna() {
        return space().encode(EXPERIMENT.symbolOf(entries(
                "model",
                SEQUENTIAL.symbol(list(
                        CONV.symbol(32, 5),
                        list(DROPOUT.symbol(0.5), DENSE.symbol(96)),
                        Symbols.lift(List.of("crop", "flip", "jitter")),
                        DENSE.symbol(10))),
                "optimizer",
                ADAM.symbol(0.0032),
                "epochs",
                20,
                "data",
                "cifar10")));
    }

    /** Texts that end elements, attributes and strings, control the terminal, the page or the direction of writing. */
    static Symbol<?> hostile() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("script", "</script><script>window.broken = 1</script>");
        values.put("<img src=x onerror='window.broken = 1'>", "<!-- <script> ]]> {{data}}");
        values.put("quotes", "\" ' ` ${1} &lt; &amp; \\ \\u003c");
        values.put("controls", "\u0000\u0001\u001b[31m\r\n\t\u007f\u2028\u2029\u202e");
        values.put("emoji", "\uD83C\uDF33 \uD83D\uDC69\u200D\uD83D\uDCBB \u6811");
        values.put("half", "\uD83C");
        values.put("__proto__", "constructor");
        return dict(values);
    }

    /** A deep and wide tree of at least {@code nodes} nodes. */
    static Symbol<?> large(int nodes) {
        List<Symbol<?>> blocks = new ArrayList<>();
        for (int size = 0, i = 0; size < nodes; i++) {
            List<Symbol<?>> layers = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                layers.add(CONV.symbol(8 * (1 + (i + j) % 16), 1 + 2 * (j % 4)));
            }
            layers.add(DROPOUT.symbol(0.01 * (i % 50)));
            Symbol<?> block = SEQUENTIAL.symbol(ListSymbol.of(layers));
            blocks.add(block);
            size += block.size();
        }
        return EXPERIMENT.symbolOf(entries(
                "model", SEQUENTIAL.symbol(ListSymbol.of(blocks)), "optimizer", ADAM.symbol(), "data", "imagenet"));
    }

    private static Map<String, Object> entries(Object... keysAndValues) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return entries;
    }
}
