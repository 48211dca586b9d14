package org.espalier.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.oneOf;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.basic.Deduping;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.catalog.Algorithms;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.algo.fidelity.Hyperband;
import org.espalier.algo.fidelity.Rungs;
import org.espalier.build.Materializer;
import org.espalier.io.SymbolJson;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AlgorithmSymbolsTest {
    @TestFactory
    Stream<DynamicTest> everyAlgorithmIsBuiltFromItsTreeAndFromTheJsonOfIt() {
        return Algorithms.all().stream()
                .map(named -> dynamicTest(named.name(), () -> {
                    Algorithm algorithm = named.forBudget(50);
                    Symbol<Algorithm> tree = AlgorithmSymbols.of(algorithm);
                    assertThat(Materializer.build(tree)).isEqualTo(algorithm);
                    Symbol<?> loaded = SymbolJson.read(SymbolJson.write(tree), AlgorithmSymbols.types());
                    assertThat((Object) loaded).isEqualTo(tree);
                }));
    }

    @Test
    void wrappersHoldTheTreesOfWhatTheyWrap() {
        Algorithm algorithm = new Deduping(new Hyperband(Rungs.of(1, 27, 3)));
        Symbol<Algorithm> tree = AlgorithmSymbols.of(algorithm);
        assertThat((Object) tree.at("inner.inner")).isEqualTo(AlgorithmSymbols.of(new RandomSearch()));
        assertThat(Materializer.build(tree)).isEqualTo(algorithm);
    }

    @Test
    void theSearchForASearch() {
        Symbol<Map<String, Object>> inner =
                Symbols.dict(Map.of("a", oneOf(1, 2, 3, 4, 5), "b", oneOf(1, 2, 3, 4, 5), "c", oneOf(1, 2, 3, 4, 5)));
        Symbol<Algorithm> space = AlgorithmSymbols.of(
                        new RegularizedEvolution(10, 3, new RegularizedEvolution().mutator()))
                .with("population", intv(2, 12))
                .with("tournament", intv(2, 6));
        Study<Algorithm> outer =
                Study.of(space).algorithm(new RandomSearch()).seed(1).start();
        outer.run(20, algorithm -> {
            Study<Map<String, Object>> study =
                    Study.of(inner).algorithm(algorithm).start();
            study.run(30, child -> child.values().stream()
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .sum());
            return study.best().metrics().get("reward");
        });
        assertThat(outer.best().value()).isInstanceOf(RegularizedEvolution.class);
        assertThat(outer.trials())
                .filteredOn(trial -> trial.state() == TrialState.FAILED)
                .as("tournaments larger than the population")
                .allSatisfy(trial -> assertThat(trial.log().reason()).contains("tournament"));
    }

    /** An algorithm of a user. */
    record Own(int rate, Algorithm inner) implements Algorithm {
        @Override
        public Proposer start(Problem problem) {
            return inner.start(problem);
        }
    }

    @Test
    void algorithmsOfUsersAreTreesToo() {
        Algorithm own = new Own(3, new RandomSearch());
        Symbol<Algorithm> tree = AlgorithmSymbols.of(own);
        assertThat(Materializer.build(tree)).isEqualTo(own);
        Object loaded = SymbolJson.read(SymbolJson.write(tree), AlgorithmSymbols.types(List.of(own)));
        assertThat(loaded).isEqualTo(tree);
    }

    @Test
    void typesOfUsersAreAddedByExample() {
        assertThat(AlgorithmSymbols.types(List.of(new Deduping(new RandomSearch())))
                        .types())
                .extracting(type -> type.name())
                .contains("espalier.algo.basic.Deduping", "espalier.algo.basic.RandomSearch");
    }
}
