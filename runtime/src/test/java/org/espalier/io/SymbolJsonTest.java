package org.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.hyper.Hypers.permutate;
import static org.espalier.symbol.Symbols.hole;
import static org.espalier.symbol.Symbols.inherited;
import static org.espalier.symbol.Symbols.list;
import static org.espalier.symbol.Symbols.ref;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.espalier.symbol.TypeRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolJsonTest {
    enum Mode {
        FAST,
        SLOW
    }

    record Conv(int filters, double rate, Mode mode) {}

    private static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    private static final TypeRegistry TYPES = TypeRegistry.of(CONV);

    private static Symbol<?> everything() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("int", 1);
        entries.put("long", 5_000_000_000L);
        entries.put("float", 1.0);
        entries.put("odd", Arrays.asList(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e300, null));
        entries.put("text", "a \"quoted\" \n line");
        entries.put("flags", List.of(true, false));
        entries.put("$key", Map.of("$type", "mine"));
        entries.put("conv", CONV.symbol(8, 1, Mode.SLOW));
        entries.put("ref", ref("conv.filters"));
        entries.put("inherited", inherited("int"));
        entries.put("otherwise", Symbols.<Object>inherited("odd name").otherwise(5_000_000_000L));
        entries.put("hole", hole());
        entries.put(
                "one",
                oneOf(CONV.symbol(oneOf(4, 8).tiedAs("w"), floatv(1e-4, 1).log(), "FAST"), Symbols.none())
                        .named("op")
                        .hint("ops")
                        .hint(3));
        entries.put("many", manyOf(2, 1, 2, 3).sorted().repeatable());
        entries.put("order", permutate("a", "b"));
        entries.put("range", intv(1, 64).step(3).log());
        return Symbols.dict(entries);
    }

    @Test
    void readsWhatItWrites() {
        Symbol<?> tree = everything();
        assertThat(SymbolJson.read(SymbolJson.write(tree), TYPES)).isEqualTo(tree);
        assertThat(SymbolJson.write(SymbolJson.read(SymbolJson.write(tree), TYPES)))
                .isEqualTo(SymbolJson.write(tree));
    }

    @Test
    void writesForPeople() {
        assertThat(SymbolJson.write(CONV.symbol(oneOf(4, 8), 0.5, "FAST"))).isEqualTo("""
                        {
                          "espalier": "symbol",
                          "version": 1,
                          "tree": {"$type":"Conv","filters":{"$oneOf":{"candidates":[4,8]}},"rate":0.5,"mode":"FAST"}
                        }
                        """);
    }

    @Test
    void inheritedValuesHaveAFormOfTheirOwn() {
        Symbol<?> tree = list(inherited("a"), Symbols.<Object>inherited("b.c").otherwise(0.5));
        assertThat(SymbolJson.write(tree))
                .contains("[{\"$inherited\":{\"name\":\"a\"}},"
                        + "{\"$inherited\":{\"name\":\"b.c\",\"otherwise\":0.5}}]");
        assertThatThrownBy(() -> SymbolJson.read(
                        envelope("[{\"$inherited\":\"a\"},{\"$inherited\":{\"nme\":\"a\"}},"
                                + "{\"$inherited\":{\"name\":\"a\",\"otherwise\":[1]}}]"),
                        TYPES))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("[0]: expected an object, found \"a\"")
                .hasMessageContaining("[1]: expected the keys name, otherwise, found 'nme'. Maybe 'name'?")
                .hasMessageContaining("[2].otherwise: expected a plain value, found [1]");
    }

    @Test
    void namesAllProblemsOfADocument() {
        String text = envelope("""
                [{"$type":"Conv","filters":"x","rates":1},{"$type":"Con"},{"$oneOf":{"candidates":[]}},
                 {"$floatv":{"min":2,"max":1}},{"$exec":"rm"},{"$type":"java.lang.Runtime"}]""");
        assertThatThrownBy(() -> SymbolJson.read(text, TYPES))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("[0].filters: expected int, found text \"x\"")
                .hasMessageContaining("[0].rates: expected one of the fields filters, rate, mode, found 'rates'")
                .hasMessageContaining("[1]: expected a registered type, found 'Con'. Maybe 'Conv'?")
                .hasMessageContaining("[2]: expected the value of $oneOf, found")
                .hasMessageContaining("[3]: expected the value of $floatv, found")
                .hasMessageContaining("[4]: expected the value of $exec, found")
                .hasMessageContaining("[5]: expected a registered type, found 'java.lang.Runtime'");
    }

    @Test
    void refusesOtherVersionsAndOtherDocuments() {
        assertThatThrownBy(() -> SymbolJson.read("{\"espalier\":\"symbol\",\"version\":99,\"tree\":1}", TYPES))
                .hasMessageContaining("version: expected 1, found 99. It was written by another version of Espalier");
        assertThatThrownBy(() -> SymbolJson.read("[1]", TYPES)).hasMessageContaining("expected an object with");
        assertThatThrownBy(() -> SymbolJson.read("{nope", TYPES)).hasMessageStartingWith("Not JSON: ");
    }

    @Test
    void isBoundedInDepth() {
        String deep = envelope("[".repeat(2_000) + "]".repeat(2_000));
        assertThatThrownBy(() -> SymbolJson.read(deep, TYPES))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("Not JSON: Json input is too nested");
    }

    @Test
    void refusesToWriteWhatHasNoText() {
        assertThatThrownBy(() -> SymbolJson.write(Symbols.list(Symbols.just(new StringBuilder("x")))))
                .hasMessageContaining("[0]: expected a value with a JSON form, found x. Describe it by a symbol type");
    }

    @Test
    void savesAsAWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/winner.json");
        SymbolJson.save(CONV.symbol(1, 1, "FAST"), file);
        assertThat(SymbolJson.load(file, TYPES)).isEqualTo(CONV.symbol(1, 1, "FAST"));
        assertThatThrownBy(() -> SymbolJson.save(Symbols.just(new StringBuilder()), file))
                .isInstanceOf(JsonFormatException.class);
        assertThat(SymbolJson.load(file, TYPES)).isEqualTo(CONV.symbol(1, 1, "FAST"));
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    private static String envelope(String tree) {
        return "{\"espalier\":\"symbol\",\"version\":1,\"tree\":" + tree + "}";
    }
}
