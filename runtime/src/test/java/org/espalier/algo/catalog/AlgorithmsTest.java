package org.espalier.algo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlgorithmsTest {
    static Iterable<NamedAlgorithm> all() {
        return Algorithms.all();
    }

    @Test
    void namesAreOneWordAndDiffer() {
        assertThat(Algorithms.names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9]+"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void suitsAnyBudget(NamedAlgorithm algorithm) {
        assertThat(Algorithms.named(algorithm.name())).isSameAs(algorithm);
        for (int trials : new int[] {1, 2, 50, 100_000}) {
            assertThat(algorithm.forBudget(trials)).isEqualTo(algorithm.forBudget(trials));
        }
        assertThatThrownBy(() -> algorithm.forBudget(0)).hasMessage("trials: expected int in [1, inf), found 0");
    }

    @Test
    void suggestsTheNearestName() {
        assertThatThrownBy(() -> Algorithms.named("evolve"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected one of random, grid, sobol, hillclimb, evolution, ")
                .hasMessageContaining(", found 'evolve'");
        assertThatThrownBy(() -> Algorithms.named("randon")).hasMessageEndingWith("found 'randon'. Maybe 'random'?");
    }
}
