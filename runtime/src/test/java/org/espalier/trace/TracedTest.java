package org.espalier.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.build.Materializer;
import org.espalier.geno.Dna;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.space.SearchSpace;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.Test;

class TracedTest {

    private static <T> Set<String> outcomes(Program<T> program) {
        SearchSpace<T> space = SearchSpace.of(Traced.symbol("program", program));
        Set<String> outcomes = new TreeSet<>();
        space.enumerator()
                .iterator()
                .forEachRemaining(dna -> outcomes.add(String.valueOf(Materializer.build(space.bind(dna)))));
        assertThat(space.size()).contains(BigInteger.valueOf(outcomes.size()));
        return outcomes;
    }

    @Test
    void findsIndependentDecisions() {
        assertThat(outcomes(t -> t.oneOf("a", 1, 2) + "-" + t.oneOf("b", "x", "y") + "-" + t.intv("c", 1, 2)))
                .containsExactly("1-x-1", "1-x-2", "1-y-1", "1-y-2", "2-x-1", "2-x-2", "2-y-1", "2-y-2");
    }

    @Test
    void findsDecisionsThatExistInABranchOnly() {
        assertThat(outcomes(t -> t.branch(
                        "op",
                        List.of(
                                () -> "identity",
                                () -> "conv" + t.oneOf("filters", 4, 8),
                                () -> "pool" + t.oneOf("kernel", 2, 3)
                                        + t.branch("mode", List.of(() -> "max", () -> "avg" + t.oneOf("pad", 0, 1)))))))
                .containsExactly(
                        "conv4",
                        "conv8",
                        "identity",
                        "pool2avg0",
                        "pool2avg1",
                        "pool2max",
                        "pool3avg0",
                        "pool3avg1",
                        "pool3max");
    }

    @Test
    void findsDecisionsThatFollowFromOrdinaryControlFlow() {
        assertThat(outcomes(t -> {
                    StringBuilder out = new StringBuilder();
                    boolean norm = t.oneOf("norm", false, true);
                    if (norm) {
                        out.append("n").append(t.oneOf("momentum", 1, 2));
                    }
                    return out.append("w").append(t.oneOf("width", 4, 8)).toString();
                }))
                .containsExactly("n1w4", "n1w8", "n2w4", "n2w8", "w4", "w8");
    }

    @Test
    void findsLoopsWhoseLengthIsDecided() {
        assertThat(outcomes(t -> {
                    List<Integer> layers = new ArrayList<>();
                    int depth = t.oneOf("depth", 1, 2, 3);
                    for (int i = 0; i < depth; i++) {
                        layers.add(t.oneOf("layer" + i, 4, 8));
                    }
                    return layers;
                }))
                .hasSize(2 + 4 + 8);
    }

    @Test
    void numbersDecisionsWithoutNames() {
        SearchSpace<String> space = SearchSpace.of(
                Traced.symbol("sum", t -> t.oneOf(List.of("a", "b")) + t.intv(3, 4) + t.floatv(0.5, 0.5)));
        assertThat(space.spec().toString())
                .contains("decisions.decision_0", "decisions.decision_1", "decisions.decision_2");
        assertThat(Materializer.build(space.bind(Dna.parse("[1, =4, 0.5]")))).isEqualTo("b40.5");
    }

    @Test
    void answersTheSameNameWithTheSameDecision() {
        assertThat(outcomes(t -> t.oneOf("a", 1, 2) + t.oneOf("a", 1, 2))).containsExactly("2", "4");
    }

    @Test
    void keepsNamesOfDifferentBranchesApart() {
        assertThat(outcomes(t -> t.branch("first", List.of(() -> t.oneOf("w", 1, 2), () -> 0)) + "/"
                        + t.branch("second", List.of(() -> t.oneOf("w", 7, 8, 9), () -> 0))))
                .hasSize(3 * 4);
    }

    @Test
    void picksAndOrders() {
        assertThat(outcomes(t -> t.<String>manyOf("some", new Selection(2, true, true), List.of("a", "b", "c"))))
                .containsExactly("[a, b]", "[a, c]", "[b, c]");
        assertThat(outcomes(t -> t.permutate("order", List.of("x", "y")))).containsExactly("[x, y]", "[y, x]");
    }

    @Test
    void choosesAmongObjectsByNumber() {
        Object a = List.of("a");
        Object b = List.of("b");
        assertThat(outcomes(t -> t.<Object>oneOf("object", List.of(a, b)))).containsExactly("[a]", "[b]");
    }

    @Test
    void isSearchedByEveryAlgorithm() {
        Symbol<Double> space = Traced.symbol("curve", t -> {
            double x = t.floatv("x", 1e-3, 10, Scale.LOG);
            return t.oneOf("sign", true, false) ? x - t.intv("shift", 0, 3) : -100;
        });
        Study<Double> study =
                Study.of(space).algorithm(new RegularizedEvolution()).seed(3).start();
        study.run(300, y -> y);
        assertThat(study.best().value()).isGreaterThan(9.0);
    }

    @Test
    void runsInSeveralThreadsAtOnce() throws Exception {
        Program<String> program = t -> "" + t.oneOf("a", 1, 2, 3)
                + t.branch(
                        "b",
                        List.of(
                                () -> "",
                                () -> Materializer.build(
                                        SearchSpace.of(Traced.symbol("inner", u -> u.oneOf("a", "p", "q")))
                                                .bind(Dna.parse("[1]")))));
        SearchSpace<String> space = SearchSpace.of(Traced.symbol("outer", program));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Dna dna = Dna.parse("[" + i % 3 + ", 1]");
                results.add(pool.submit((Callable<String>) () -> Materializer.build(space.bind(dna))));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(results.get(i).get()).isEqualTo(i % 3 + 1 + "q");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesOneNameForTwoDecisions() {
        assertThatThrownBy(() -> Traced.symbol("p", t -> t.oneOf("a", 1, 2) + t.oneOf("a", 3, 4)))
                .isInstanceOf(TraceException.class)
                .hasMessage("Decision 'a': expected oneOf(1, 2) as before, found oneOf(3, 4). "
                        + "Give different decisions different names");
        assertThatThrownBy(() ->
                        Traced.symbol("p", t -> t.oneOf("f", true, false) ? t.intv("x", 1, 2) : t.intv("x", 1, 3)))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("Decision 'x': expected the same candidates in every run");
        assertThatThrownBy(() -> Traced.symbol("p", t -> t.floatv("x", 2, 1)))
                .hasMessageContaining("Decision 'x': range: expected finite min <= max, found [2.0, 1.0]");
        assertThatThrownBy(() -> Traced.symbol("p", t -> t.manyOf("x", 3, List.of(1, 2))))
                .hasMessageContaining("Decision 'x': k: expected int in [1, 2] for distinct picks, found 3");
    }

    @Test
    void saysWhatToDoAboutADecisionThatNeedsTwoChoicesAtOnce() {
        assertThatThrownBy(() -> Traced.symbol("p", t -> {
                    boolean a = t.oneOf("a", false, true);
                    boolean b = t.oneOf("b", false, true);
                    return a && b ? t.oneOf("both", 1, 2) : 0;
                }))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith("Decision 'both': expected one that was met while the space was discovered");
    }
}
