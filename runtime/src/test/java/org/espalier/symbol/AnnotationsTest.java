package org.espalier.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.espalier.annotation.Default;
import org.espalier.annotation.Doc;
import org.espalier.annotation.Formerly;
import org.espalier.annotation.Frozen;
import org.espalier.annotation.Matches;
import org.espalier.annotation.OneOf;
import org.espalier.annotation.Range;
import org.espalier.annotation.Size;
import org.espalier.annotation.Symbolic;
import org.espalier.build.Materializer;
import org.espalier.io.SymbolJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    enum Padding {
        SAME,
        VALID
    }

    @Symbolic(name = "vision.Conv", formerly = "Conv")
    record Conv(
            @Range(min = 1, max = 4096) @Doc("output channels")
            int filters,

            @OneOf({"1", "3", "5"}) @Default("3") int kernel,

            @Matches(value = "[a-z]+", meaning = "a lower-case word") @Formerly("act") @Default("relu")
            String activation,

            @Range(min = 0, max = 1, maxExcluded = true) @Default("0.5")
            double dropRate,

            @Default("SAME") Padding padding,
            @Size(min = 1, max = 3) @Default("8:16") List<Integer> sizes,
            @Frozen("true") boolean bias,
            @Range(min = 0) @Nullable Long seed) {}

    static final class Norm {
        final double momentum;

        @Symbolic
        Norm(@Range(min = 0, max = 1) @Default("0.9") double momentum) {
            this.momentum = momentum;
        }

        public Norm() {
            this(0.5);
        }

        public Norm(String text) {
            this(Double.parseDouble(text));
        }
    }

    record Wrong(
            @Range(min = 1) String name,
            @Range(min = 1, max = 9) @Default("11") int kernel,
            @Size(max = 2) int size,
            @Matches("[a-z") String text,
            @OneOf({"1", "x"}) int choice,
            @Default("1") @Frozen("1") int both) {}

    static final class Functions {
        static Norm norm(@Range(min = 1) int tenths) {
            return new Norm(tenths / 10.0);
        }

        @Symbolic(name = "Scaled")
        static double scaled(@Default("2") float factor) {
            return factor * 10;
        }
    }

    record MyNewOptimizer(@Range(min = 0) double learningRate) {}

    private static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);

    @Test
    void notesBecomeFields() {
        assertThat(CONV)
                .hasToString("vision.Conv(filters: int in [1, 4096], kernel: one of 1, 3, 5 = 3,"
                        + " activation: text matching [a-z]+, a lower-case word = relu, dropRate: float in [0, 1) = 0.5,"
                        + " padding: one of SAME, VALID = SAME, sizes: list of int, size in [1, 3] = [8, 16],"
                        + " bias: exactly true, seed: long in [0, inf) or none = null)");
        assertThat(CONV.fields().get(0).description()).isEqualTo("output channels");
        assertThat(Materializer.build(CONV.symbol(8)))
                .isEqualTo(new Conv(8, 3, "relu", 0.5, Padding.SAME, List.of(8, 16), true, null));
    }

    @Test
    void allLimitsAreJudgedAtOnce() {
        assertThatThrownBy(() -> CONV.symbol(0, 2, "ReLU", 1, "FULL", List.of(), false, -1))
                .isInstanceOf(SymbolException.class)
                .hasMessage("""
                        vision.Conv is not valid (8 problems):
                          filters: expected int in [1, 4096], found int 0
                          kernel: expected one of 1, 3, 5, found int 2
                          activation: expected text matching [a-z]+, a lower-case word, found text "ReLU"
                          dropRate: expected float in [0, 1), found int 1
                          padding: expected one of SAME, VALID, found text "FULL"
                          sizes: expected list of int, size in [1, 3], found a list of size 0
                          bias: expected exactly true, found bool false. The field is frozen
                          seed: expected long in [0, inf) or none, found int -1""");
    }

    @Test
    void aLearningRateBelowZeroIsRefusedWhenTheOptimizerIsMadeAndWhenItIsChanged() {
        SymbolType<MyNewOptimizer> optimizer = SymbolType.of(MyNewOptimizer.class);
        assertThatThrownBy(() -> optimizer.symbol(-1.0))
                .hasMessage("MyNewOptimizer is not valid (1 problem):\n"
                        + "  learningRate: expected float in [0, inf), found float -1.0");
        ObjectSymbol<MyNewOptimizer> mine = optimizer.symbol(1.0);
        assertThatThrownBy(() -> mine.with("learningRate", -0.5))
                .hasMessage("MyNewOptimizer is not valid (1 problem):\n"
                        + "  learningRate: expected float in [0, inf), found float -0.5");
    }

    @Test
    void formerNamesAreRead() {
        String now = SymbolJson.write(CONV.symbolOf(Map.of("filters", 8, "activation", "gelu")));
        assertThat(now).contains("vision.Conv").doesNotContain("\"act\"");
        String envelope = now.replace("\"vision.Conv\"", "\"Conv\"").replace("\"activation\"", "\"act\"");
        assertThat(SymbolJson.read(envelope, TypeRegistry.of(CONV)))
                .isEqualTo(CONV.symbolOf(Map.of("filters", 8, "activation", "gelu")));
    }

    @Test
    void wrongUseIsReportedAllAtOnce() {
        assertThatThrownBy(() -> SymbolType.of(Wrong.class))
                .isInstanceOf(SymbolException.class)
                .hasMessage("""
                        Type Wrong is not valid (6 problems):
                          name: expected a sound @Range, found a range is for numbers, found text
                          kernel: expected @Default to be int in [1, 9], found '11'
                          size: expected a sound @Size, found a size is for lists and maps, found int
                          text: expected a sound @Matches, found Unclosed character class near index 3
                          choice: expected @OneOf to be int, found 'x'
                          both: expected @Default or @Frozen, found both. A frozen field needs no default""");
    }

    @Test
    void aMarkedConstructorIsTheOne() {
        SymbolType<Norm> norm = SymbolType.of(Norm.class);
        assertThat(norm).hasToString("Norm(momentum: float in [0, 1] = 0.9)");
        assertThat(Materializer.build(norm.symbol()).momentum).isEqualTo(0.9);
    }

    @Test
    void parametersOfFunctionsAreNotedToo() {
        SymbolFunction<Norm> norm = SymbolFunction.of(Functions.class, "norm", Norm.class);
        assertThat(norm.callType()).hasToString("norm(tenths: int in [1, inf))");
        assertThat(Materializer.build(norm.callType().symbol(4)).momentum).isEqualTo(0.4);
        SymbolFunction<Double> scaled = SymbolFunction.of(Functions.class, "scaled", Double.class);
        assertThat(scaled.callType()).hasToString("Scaled(factor: float = 2.0)");
        assertThat(Materializer.build(scaled.callType().symbol())).isEqualTo(20.0);
    }
}
