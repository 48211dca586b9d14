package org.espalier.dsl.source;

import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.hyper.Hypers.permutate;
import static org.espalier.symbol.Symbols.dict;
import static org.espalier.symbol.Symbols.hole;
import static org.espalier.symbol.Symbols.just;
import static org.espalier.symbol.Symbols.list;
import static org.espalier.symbol.Symbols.none;
import static org.espalier.symbol.Symbols.ref;
import static org.espalier.symbol.Symbols.repeat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.Slides;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/** What {@code SymbolSource.JAVA} prints of the trees of {@code SourceTrees}, pasted here. */
final class JavaSources {
    private static final SymbolType<Slides.Identity> IDENTITY = SymbolType.of(Slides.Identity.class);
    private static final SymbolType<Slides.MaxPool> MAX_POOL = SymbolType.of(Slides.MaxPool.class);
    private static final SymbolType<Slides.Conv> CONV = SymbolType.of(Slides.Conv.class);
    private static final SymbolType<Slides.Stacked> STACKED = SymbolType.of(Slides.Stacked.class);
    private static final SymbolType<Slides.Adam> ADAM = SymbolType.of(Slides.Adam.class);
    private static final SymbolType<Slides.RmsProp> RMS_PROP = SymbolType.of(Slides.RmsProp.class);
    private static final SymbolType<Slides.Trainer> TRAINER = SymbolType.of(Slides.Trainer.class);
    private static final SymbolType<Convolution> CONVOLUTION =
            SourceTreesKt.getConvolution().getType();
    private static final SymbolType<Dense> DENSE = SourceTreesKt.getDense().getType();
    private static final SymbolType<Dropped> DROPPED =
            SourceTreesKt.getDropped().getType();
    private static final SymbolType<Network> NETWORK =
            SourceTreesKt.getNetwork().getType();
    private static final SymbolType<Sgd> SGD = SourceTreesKt.getSgd().getType();
    private static final SymbolType<Trial> TRIAL = SourceTreesKt.getTrial().getType();
    private static final SymbolType<Cell> CELL = SourceTreesKt.getCell().getType();
    private static final SymbolType<Layer> BATCH_NORM = SourceTreesKt.getBATCH_NORM();

    private JavaSources() {}

    static Symbol<?> slides() {
        return TRAINER.symbol(
                STACKED.symbol(oneOf(IDENTITY.symbol(), MAX_POOL.symbol(3), CONV.symbol(oneOf(4, 8), 3)), 3),
                oneOf(ADAM.symbol(0.02), RMS_PROP.symbol(floatv(1.0E-6, 0.001))));
    }

    static Symbol<?> slidesProgram() {
        return TRAINER.symbol(STACKED.symbol(CONV.symbol(8, 3), 3), ADAM.symbol(0.02));
    }

    static Symbol<?> experiment() {
        return TRIAL.symbol(s -> s.set(
                        "network",
                        NETWORK.symbol(List.of(
                                CONVOLUTION.symbol(16, 3, Padding.SAME), BATCH_NORM.symbol(), DENSE.symbol(150))))
                .set(
                        "optimizer",
                        SGD.symbol(
                                0.01,
                                0.0,
                                dict(Map.entry("nesterov", true), Map.entry("clip $", List.of(1, 2.5, none())))))
                .set("epochs", 2)
                .set("name", "a \"quoted\" $name\n\\ \001 é \u2028")
                .set("tags", List.of("x", "y")));
    }

    static Symbol<?> experimentSpace() {
        return TRIAL.symbol(s -> s.set(
                        "network",
                        NETWORK.symbol(manyOf(
                                        3,
                                        List.of(
                                                CONVOLUTION.symbol(
                                                        oneOf(8, 16).hint("width"),
                                                        3,
                                                        oneOf(Padding.SAME, Padding.VALID)),
                                                DROPPED.symbol(floatv(0.1, 0.5).reverseLog(), 7L),
                                                BATCH_NORM.symbol(ref("optimizer.rate"), 0.99)))
                                .repeatable()
                                .sorted()))
                .set("optimizer", SGD.symbol(floatv(1.0E-4, 0.1).log().named("rate")))
                .set("epochs", intv(1, 65).step(4).log())
                .set("name", hole())
                .set("tags", permutate("x", "y", "z")));
    }

    static Symbol<?> nasBench101() {
        return CELL.symbol(
                repeat(5, oneOf(0, 1, 2).hint("ops")), repeat(21, oneOf(0, 1).hint("edges")));
    }

    static Symbol<?> partial() {
        return TRIAL.symbol(s -> s.set("network", hole())
                .set("optimizer", hole())
                .set("epochs", 3)
                .set("name", hole())
                .set("tags", hole()));
    }

    static Symbol<?> numbers() {
        return dict(
                Map.entry("ints", List.of(0, -1, 2147483647, (-2147483647 - 1))),
                Map.entry("longs", List.of(5L, Long.MIN_VALUE, 9223372036854775807L)),
                Map.entry("doubles", List.of(0.1, -0.0, 1.0E300, 4.9E-324, Double.NaN)),
                Map.entry("infinite", List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)),
                Map.entry("others", List.of(1.5f, true, none(), Padding.VALID, "", List.of(), dict())));
    }

    static Symbol<?> words() {
        return dict(
                Map.entry("single", oneOf(List.of(List.of(1, 2)))),
                Map.entry("lists", oneOf(List.of(1), List.of(2, intv(1, 2)))),
                Map.entry("mixed", oneOf(1, "a", none(), DENSE.symbol(3), ref("a"))),
                Map.entry("tied", oneOf(1L, 2L).named("n").tiedAs("t").hint(3L).hint(true)),
                Map.entry("many", manyOf(1, List.of(CONVOLUTION.symbol(1, 2, Padding.SAME)))),
                Map.entry("order", permutate(DENSE.symbol(1), 2)),
                Map.entry("alone", permutate(List.of("p"))),
                Map.entry("real", floatv(-1.0, 1.0)),
                Map.entry("whole", intv((-2147483647 - 1), -3)),
                Map.entry("same", repeat(3, ref("order[0]"))));
    }

    static Symbol<?> elements() {
        return list(just(1), list(just(2), none()), dict(Map.entry("a", 0.5)), oneOf("x", "y"));
    }

    static Symbol<?> number() {
        return just(3);
    }

    static Symbol<?> nothing() {
        return none();
    }

    static Map<String, Symbol<?>> trees() {
        Map<String, Symbol<?>> trees = new LinkedHashMap<>();
        trees.put("slides", slides());
        trees.put("slidesProgram", slidesProgram());
        trees.put("experiment", experiment());
        trees.put("experimentSpace", experimentSpace());
        trees.put("nasBench101", nasBench101());
        trees.put("partial", partial());
        trees.put("numbers", numbers());
        trees.put("words", words());
        trees.put("elements", elements());
        trees.put("number", number());
        trees.put("nothing", nothing());
        return trees;
    }
}
