package org.espalier.meta;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.algo.Algorithm;
import org.espalier.algo.basic.Deduping;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.basic.Switching;
import org.espalier.algo.catalog.Algorithms;
import org.espalier.algo.evolution.Neat;
import org.espalier.algo.fidelity.Asha;
import org.espalier.algo.fidelity.Bohb;
import org.espalier.algo.fidelity.Hyperband;
import org.espalier.algo.fidelity.Rungs;
import org.espalier.algo.fidelity.SuccessiveHalving;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.espalier.symbol.TypeRegistry;

/**
 * Trees that describe search algorithms: what a record holds, a tree can say.
 *
 * <pre>{@code
 * Symbol<Algorithm> tree = AlgorithmSymbols.of(new RegularizedEvolution());
 * SymbolJson.save(tree, file);                                        // a search that can be repeated
 * SymbolJson.load(file, AlgorithmSymbols.types());
 * Study.of(tree.with("population", intv(5, 50)))...                   // the search for a good search
 * }</pre>
 *
 * Works for every algorithm that is a record of numbers, texts, enum constants, lists and such records, also for those of
 * users.
 */
public final class AlgorithmSymbols {
    private static final int TRIALS = 100;

    private AlgorithmSymbols() {}

    /**
     * Returns the tree that builds an algorithm equal to {@code algorithm}.
     *
     * @throws IllegalArgumentException if it, or something in it, is a record of a module that is not open
     */
    @SuppressWarnings("unchecked") // the type of a record builds that record
    public static Symbol<Algorithm> of(Algorithm algorithm) {
        return (Symbol<Algorithm>) describe(algorithm);
    }

    /** Returns the types of all algorithms of this library, for reading their trees. */
    public static TypeRegistry types() {
        List<Algorithm> examples = new ArrayList<>();
        Algorithms.all().forEach(named -> examples.add(named.forBudget(TRIALS)));
        Algorithm random = new RandomSearch();
        Rungs rungs = Rungs.of(1, 9, 3);
        examples.add(new Neat());
        examples.add(new Deduping(random));
        examples.add(Switching.first(TRIALS, random).last(random));
        examples.add(new SuccessiveHalving(rungs));
        examples.add(new Hyperband(rungs));
        examples.add(new Asha(rungs));
        examples.add(new Bohb(rungs));
        return types(examples);
    }

    /** Returns the types that the trees of {@code examples} consist of. */
    public static TypeRegistry types(List<? extends Algorithm> examples) {
        Map<String, SymbolType<?>> types = new LinkedHashMap<>();
        for (Algorithm example : examples) {
            Cursor.of(of(example))
                    .descendants(at -> at.node() instanceof ObjectSymbol)
                    .map(at -> ((ObjectSymbol<?>) at.node()).type())
                    .forEach(type -> types.putIfAbsent(type.name(), type));
        }
        return TypeRegistry.of(types.values());
    }

    private static Symbol<?> describe(Object value) {
        if (value instanceof Record record) {
            return describeRecord(record);
        }
        if (value instanceof List<?> list) {
            return Symbols.list(list.stream().map(AlgorithmSymbols::describe).toList());
        }
        return Symbols.lift(value);
    }

    private static Symbol<?> describeRecord(Record record) {
        Class<?> type = record.getClass();
        List<Object> settings = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                settings.add(describe(component.getAccessor().invoke(record)));
            } catch (IllegalAccessException | InaccessibleObjectException e) {
                throw new IllegalArgumentException(
                        type.getName()
                                + ": expected a public record, found one that hides its settings. Make it public",
                        e);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(component + ": the accessor threw " + e.getCause(), e);
            }
        }
        return SymbolType.of(type).named(name(type)).symbol(settings.toArray());
    }

    private static String name(Class<?> type) {
        return type.getName().replaceFirst("^org\\.espalier\\.", "espalier.").replace('$', '.');
    }
}
