package org.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.inherited;
import static org.espalier.symbol.Symbols.ref;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolFunction;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

class SymbolSourceTest {
    private static final Field<Object, Integer> FILTERS = Field.of("filters", Specs.ints());
    private static final Field<Object, Integer> KERNEL =
            Field.<Object, Integer>of("kernel", Specs.ints()).defaulting(3);
    private static final SymbolType<Object> CONV = SymbolType.named("lib.Conv2d", Object.class)
            .field(FILTERS)
            .field(KERNEL)
            .constructor(args -> List.of());
    private static final Field<Object, Object> BODY = Field.of("body", Specs.anything());
    private static final SymbolType<Object> BLOCK = SymbolType.named("Block", Object.class)
            .field(BODY)
            .field(KERNEL)
            .field(FILTERS)
            .constructor(args -> List.of());

    @Test
    void leavesDefaultsOutOrShowsThem() {
        Symbol<Object> tree = CONV.symbol(8);
        assertThat(SymbolSource.JAVA.print(tree)).isEqualTo("CONV2D.symbol(8)");
        assertThat(SymbolSource.JAVA.showingDefaults().print(tree)).isEqualTo("CONV2D.symbol(8, 3)");
        assertThat(SymbolSource.KOTLIN.print(tree)).isEqualTo("CONV2D.symbol(8)");
    }

    @Test
    void setsFieldsByNameWhereOneInTheMiddleIsLeftOut() {
        Symbol<Object> tree =
                BLOCK.symbol(s -> s.set("body", BLOCK.symbol(1, 3, 2)).set(FILTERS, 4));
        assertThat(SymbolSource.JAVA.print(tree))
                .isEqualTo(
                        "BLOCK.symbol(s -> s.set(\"body\", BLOCK.symbol(s2 -> s2.set(\"body\", 1).set(\"filters\", 2)))"
                                + ".set(\"filters\", 4))");
        assertThat(SymbolSource.KOTLIN.print(tree)).isEqualTo("""
                        block {
                            it["body"] = block {
                                it["body"] = 1
                                it["filters"] = 2
                            }
                            it["filters"] = 4
                        }""");
    }

    @Test
    void breaksLinesThatAreTooLong() {
        Symbol<?> tree = Symbols.lift(List.of(oneOf(10, 20), floatv(0, 1), 3));
        assertThat(SymbolSource.KOTLIN.width(30).print(tree)).isEqualTo("""
                        list(
                            oneOf(10, 20),
                            floatv(0.0..1.0),
                            just(3),
                        )""");
        assertThat(SymbolSource.JAVA.width(30).print(tree)).isEqualTo("""
                        list(
                            oneOf(10, 20),
                            floatv(0.0, 1.0),
                            just(3)
                        )""");
    }

    @Test
    void refersToTypesAsAsked() {
        SymbolSource source =
                SymbolSource.KOTLIN.types(type -> new TypeSource.OfType("types.require(\"" + type.name() + "\")"));
        assertThat(source.print(CONV.symbol(8, 5))).isEqualTo("types.require(\"lib.Conv2d\").symbol(8, 5)");
    }

    @Test
    void writesReferencesAndCallsOfFunctions() {
        Field<Integer, Integer> width = Field.of("width", Specs.ints());
        SymbolFunction<Integer> twice =
                SymbolFunction.named("twice", Integer.class).field(width).body(args -> 2 * args.get(width));
        Symbol<Object> tree = CONV.symbol(
                twice.callType().symbol(ref("a.b")), inherited("kernel").otherwise(3));
        assertThat(SymbolSource.JAVA.print(tree))
                .isEqualTo("CONV2D.symbol(TWICE.callType().symbol(ref(\"a.b\")), inherited(\"kernel\").otherwise(3))");
        assertThat(SymbolSource.KOTLIN.print(tree))
                .isEqualTo("CONV2D.symbol(twice.call { it[\"width\"] = ref<Any>(\"a.b\") }, "
                        + "inherited<Any>(\"kernel\").otherwise(3))");
    }

    @Test
    void asksHowOpaqueValuesAreWrittenAndNamesTheirPlaces() {
        Symbol<?> tree = Symbols.lift(List.of(BigInteger.TEN, CONV.symbol(1), List.of(BigInteger.ONE)));
        assertThatThrownBy(() -> SymbolSource.JAVA.print(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        Tree to print as source is not valid (2 problems):
                          [0]: expected a value with a source form, found 10. Say how it is written with SymbolSource.values(...)
                          [2][0]: expected a value with a source form, found 1. Say how it is written with SymbolSource.values(...)""");
        SymbolSource source = SymbolSource.JAVA.values(value -> Optional.of("new BigInteger(\"" + value + "\")"));
        assertThat(source.print(Symbols.lift(BigInteger.TEN))).isEqualTo("just(new BigInteger(\"10\"))");
    }

    @Test
    void refusesANegativeWidth() {
        assertThatThrownBy(() -> SymbolSource.KOTLIN.width(-1)).hasMessageContaining("width: expected");
    }

    @Test
    void namesFollowTheWordsInATypeName() {
        SymbolType<String> type = SymbolType.named("MLExperiment", String.class).constructor(args -> "");
        assertThat(TypeSource.inKotlin(type).expression()).isEqualTo("mlExperiment");
        assertThat(TypeSource.inJava(type).expression()).isEqualTo("ML_EXPERIMENT");
        SymbolType<String> acronym = SymbolType.named("SGD", String.class).constructor(args -> "");
        assertThat(TypeSource.inKotlin(acronym).expression()).isEqualTo("sgd");
        SymbolType<String> library =
                SymbolType.named("djl.nn.MaxPool2d", String.class).constructor(args -> "");
        assertThat(TypeSource.inKotlin(library).expression()).isEqualTo("MAX_POOL2D");
    }
}
