package org.espalier.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolPrinter;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

class DiffTest {
    record Adam(double rate) {}

    record Sgd(double rate) {}

    record Trainer(List<Object> layers, Object optimizer, int epochs) {}

    private static final SymbolType<Adam> ADAM = SymbolType.of(Adam.class);
    private static final SymbolType<Sgd> SGD = SymbolType.of(Sgd.class);
    private static final SymbolType<Trainer> TRAINER = SymbolType.of(Trainer.class);
    private static final Symbol<Trainer> TREE = TRAINER.symbol(List.of("conv", "relu", "conv"), ADAM.symbol(0.01), 2);

    @Test
    void namesWhatChanged() {
        Symbol<Trainer> tuned = TREE.with("optimizer.rate", 0.02).with("epochs", 1);
        Diff diff = Diff.between(TREE, tuned);
        assertThat(diff).hasToString("""
                        optimizer.rate: 0.01 -> 0.02
                        epochs: 2 -> 1""");
        assertThat(diff.toTree()).isEqualTo("""
                        Trainer(
                          optimizer = Adam(
                            rate = Diff(
                              left = 0.01,
                              right = 0.02
                            )
                          ),
                          epochs = Diff(
                            left = 2,
                            right = 1
                          )
                        )""");
        assertThat(diff.apply(TREE)).isEqualTo(tuned);
        assertThat(diff.inverse().apply(tuned)).isEqualTo(TREE);
    }

    @Test
    void printsNodesThatDifferAsAsked() {
        Symbol<?> before = Symbols.dict(Map.of("a", List.of(1, List.of(2.0, "x"))));
        Symbol<?> after = Symbols.dict(Map.of("a", Map.of("k", 3)));
        assertThat(Diff.between(before, after)
                        .toTree(SymbolPrinter.LINES.width(40).showingPositions().literals(value -> "<" + value + ">")))
                .isEqualTo("""
                        {
                          a = Diff(
                            left = [
                              0: <1>,
                              1: [0: <2.0>, 1: <x>]
                            ],
                            right = {k=<3>}
                          )
                        }""");
    }

    @Test
    void countsAnInsertionAsOneDifference() {
        Symbol<?> before = Symbols.lift(List.of(1, 2, 3));
        Symbol<?> after = Symbols.lift(List.of(0, 1, 2, 3));
        assertThat(Diff.between(before, after)).hasToString("[0]: + 0");
        assertThat(Diff.between(after, before)).hasToString("[0]: - 0");
        assertThat(Diff.between(before, after).apply(before)).isEqualTo(after);
    }

    @Test
    void replacesNodesOfAnotherKindAsAWhole() {
        assertThat(Diff.between(TREE, TREE.with("optimizer", SGD.symbol(0.01))))
                .hasToString("optimizer: Adam(rate=0.01) -> Sgd(rate=0.01)");
    }

    @Test
    void looksIntoChoices() {
        Symbol<?> before = oneOf(ADAM.symbol(0.1), SGD.symbol(0.2));
        Symbol<?> after = oneOf(ADAM.symbol(0.1), SGD.symbol(0.3));
        assertThat(Diff.between(before, after)).hasToString("[=1].rate: 0.2 -> 0.3");
        assertThat(Diff.between(before, after).apply(before)).isEqualTo(after);
    }

    @Test
    void comparesMapsByKey() {
        Symbol<?> before = Symbols.dict(Map.of("a", 1, "b", 2));
        Symbol<?> after = Symbols.dict(Map.of("b", 3, "c", 4));
        Diff diff = Diff.between(before, after);
        assertThat(diff.toString().lines()).containsExactlyInAnyOrder("a: - 1", "b: 2 -> 3", "c: + 4");
        assertThat(diff.apply(before)).isEqualTo(after);
    }

    @Test
    void appliesToOtherTreesThatAgree() {
        Diff diff = Diff.between(TREE, TREE.with("epochs", 5));
        Symbol<Trainer> other = TREE.with("optimizer", SGD.symbol(0.5));
        assertThat(diff.apply(other).at("epochs")).hasToString("5");
        assertThatThrownBy(() -> diff.apply(TREE.with("epochs", 9)))
                .isInstanceOf(SymbolException.class)
                .hasMessageContaining(
                        "epochs: expected int 2, found int 9. The difference was taken from another tree");
    }

    @Test
    void saysNothingAboutEqualTrees() {
        Diff none = Diff.between(TREE, TREE);
        assertThat(none.isEmpty()).isTrue();
        assertThat(none).hasToString("no difference");
        assertThat(none.apply(TREE)).isSameAs(TREE);
    }

    @Test
    void alignsLongListsWithoutTryingAllPairs() {
        List<Object> numbers =
                new ArrayList<>(IntStream.range(0, 20_000).boxed().toList());
        Symbol<?> before = Symbols.lift(numbers);
        numbers.add(100, "new");
        numbers.remove(15_000);
        Symbol<?> after = Symbols.lift(numbers);
        Diff diff = Diff.between(before, after);
        assertThat(diff.toString().lines()).containsExactly("[100]: + \"new\"", "[14999]: - 14999");
        assertThat(diff.apply(before)).isEqualTo(after);
    }
}
