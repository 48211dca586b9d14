package org.espalier.dsl;

import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.hyper.Hypers.permutate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.jspecify.annotations.Nullable;

/** The same trees as the Kotlin words make, in plain Java. */
public final class Slides {
    private Slides() {}

    public interface Op {}

    public record Identity() implements Op {}

    public record MaxPool(int kernel) implements Op {}

    public record Conv(int filters, int kernel) implements Op {}

    public record Stacked(Op op, int repeats) {}

    public interface Optimizer {}

    public record Adam(double rate) implements Optimizer {}

    public record RmsProp(double rate) implements Optimizer {}

    public record Trainer(Stacked model, Optimizer optimizer) {
        public double train() {
            return model.repeats();
        }
    }

    public record Wide(
            int a,
            double b,
            String c,
            boolean d,
            List<Integer> e,
            Op f,
            long g,
            @Nullable Integer h) {}

    public record Real(float value) {}

    public static final Field<Conv, Integer> FILTERS =
            Field.of("filters", Specs.ints().atLeast(1));
    public static final Field<Conv, Integer> KERNEL =
            Field.<Conv, Integer>of("kernel", Specs.ints()).defaulting(3);
    public static final SymbolType<Conv> KEYED = SymbolType.named("Conv", Conv.class)
            .field(FILTERS)
            .field(KERNEL)
            .constructor(args -> new Conv(args.get(FILTERS), args.get(KERNEL)));

    static final SymbolType<Identity> IDENTITY = SymbolType.of(Identity.class);
    static final SymbolType<MaxPool> MAX_POOL = SymbolType.of(MaxPool.class);
    static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    static final SymbolType<Stacked> STACKED = SymbolType.of(Stacked.class);
    static final SymbolType<Adam> ADAM = SymbolType.of(Adam.class);
    static final SymbolType<RmsProp> RMS_PROP = SymbolType.of(RmsProp.class);
    static final SymbolType<Trainer> TRAINER = SymbolType.of(Trainer.class);

    public static Symbol<Trainer> program() {
        return TRAINER.symbol(STACKED.symbol(CONV.symbol(8, 3), 3), ADAM.symbol(2e-2));
    }

    public static Symbol<Trainer> space() {
        return TRAINER.symbol(
                STACKED.symbol(oneOf(IDENTITY.symbol(), MAX_POOL.symbol(3), CONV.symbol(oneOf(4, 8), 3)), 3),
                oneOf(ADAM.symbol(2e-2), RMS_PROP.symbol(floatv(1e-6, 1e-3))));
    }

    public static Symbol<Wide> wide() {
        return SymbolType.of(Wide.class)
                .symbol(1, 2.5, "c", true, List.of(1, 2), IDENTITY.symbol(), 7L, Symbols.none());
    }

    public static Symbol<Wide> wideSymbols() {
        return SymbolType.of(Wide.class)
                .symbol(
                        oneOf(1, 2),
                        floatv(0, 1),
                        oneOf("c", "d"),
                        oneOf(true, false),
                        manyOf(2, 1, 2, 3),
                        oneOf(IDENTITY.symbol(), MAX_POOL.symbol(2)),
                        oneOf(7L, 8L),
                        intv(1, 5));
    }

    public static Symbol<Conv> keyed() {
        return KEYED.symbol(e -> e.set(FILTERS, oneOf(4, 8)));
    }

    public static Symbol<?> dict() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("rate", floatv(0.1, 1.0));
        entries.put("layers", 3);
        return Symbols.dict(entries);
    }

    /** One tree for each word and overload, by the name of the Kotlin expression. */
    public static Map<String, Symbol<?>> words() {
        Map<String, Symbol<?>> words = new LinkedHashMap<>();
        words.put("oneOf values", oneOf(4, 8));
        words.put("oneOf trees", oneOf(MAX_POOL.symbol(3), CONV.symbol(4, 3)));
        words.put("oneOf range", oneOf(0, 1, 2));
        words.put("oneOf list of trees", oneOf(List.of(MAX_POOL.symbol(1), MAX_POOL.symbol(2))));
        words.put("manyOf values", manyOf(2, 1, 2, 3));
        words.put(
                "manyOf trees",
                manyOf(2, MAX_POOL.symbol(1), MAX_POOL.symbol(2)).repeatable());
        words.put("manyOf range", manyOf(2, List.of(0, 1, 2, 3, 4, 5, 6)).sorted());
        words.put(
                "manyOf list of trees",
                manyOf(1, List.of(MAX_POOL.symbol(1))).repeatable().sorted());
        words.put("floatv", floatv(1e-6, 1e-3));
        words.put("floatv log", floatv(1e-6, 1e-3).log().named("rate"));
        words.put("intv", intv(1, 9));
        words.put("intv step", intv(1, 9).step(2));
        words.put("permutate values", permutate("a", "b", "c"));
        words.put("permutate trees", permutate(MAX_POOL.symbol(1), MAX_POOL.symbol(2)));
        words.put("permutate range", permutate(1, 2, 3));
        words.put("permutate list of trees", permutate(List.of(MAX_POOL.symbol(1))));
        words.put("just", Symbols.just(3));
        words.put("none", Symbols.none());
        words.put("list", Symbols.list(Symbols.just(1), intv(1, 2)));
        words.put("repeat", Symbols.repeat(5, oneOf(0, 1, 2).hint("ops")));
        words.put("ref", Symbols.ref("model.embedding"));
        words.put("hole", Symbols.hole());
        words.put("dict", dict());
        return words;
    }
}
