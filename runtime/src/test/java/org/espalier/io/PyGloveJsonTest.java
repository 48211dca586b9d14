package org.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.hyper.Hypers.permutate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaException;
import org.espalier.geno.DnaSpec;
import org.espalier.hyper.Hypers;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.espalier.symbol.TypeRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PyGloveJsonTest {
    record Conv(int filters, List<Integer> kernel) {}

    private static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    private static final Vocabulary WORDS =
            Vocabulary.of(TypeRegistry.of(CONV)).with(Hypers.custom(Digits.INSTANCE, Digits.Codec.INSTANCE));
    private static final PyGloveJson PYTHON =
            PyGloveJson.of(WORDS).naming(Map.of("Conv", "lib.Conv", "Digits", "lib.Digits"));

    private static final String DNA_HEAD =
            "{\"_type\":\"pyglove.core.geno.base.DNA\",\"format\":\"compact\",\"value\":";

    private static Stream<Arguments> forms() {
        String choice = "\"choices_distinct\":true,\"choices_sorted\":false,\"where\":null}";
        return Stream.of(
                Arguments.of(
                        oneOf(4, 8).named("w").hint("ops"),
                        "{\"_type\":\"hyper.OneOf\",\"name\":\"w\",\"hints\":\"ops\",\"num_choices\":1,"
                                + "\"candidates\":[4,8]," + choice),
                Arguments.of(
                        manyOf(2, 1, 2, 3).sorted().repeatable(),
                        "{\"_type\":\"hyper.ManyOf\",\"name\":null,\"hints\":null,\"num_choices\":2,\"candidates\":"
                                + "[1,2,3],\"choices_distinct\":false,\"choices_sorted\":true,\"where\":null}"),
                Arguments.of(
                        floatv(1e-4, 1).log(),
                        "{\"_type\":\"hyper.Float\",\"name\":null,\"hints\":null,\"min_value\":1.0E-4,"
                                + "\"max_value\":1.0,\"scale\":\"log\"}"),
                Arguments.of(
                        Hypers.custom(Digits.INSTANCE, Digits.Codec.INSTANCE)
                                .hint(1)
                                .hint(2),
                        "{\"_type\":\"lib.Digits\",\"name\":null,\"hints\":[1,2]}"),
                Arguments.of(CONV.symbol(3, List.of(1, 2)), "{\"_type\":\"lib.Conv\",\"filters\":3,\"kernel\":[1,2]}"),
                Arguments.of(CONV.partialOf(Map.of("filters", 3)), "{\"_type\":\"lib.Conv\",\"filters\":3}"),
                Arguments.of(
                        Symbols.list(
                                Symbols.just(new PyGloveTuple(List.of(3, new PyGloveTuple(List.of())))),
                                Symbols.just(Double.NaN)),
                        "[[\"__tuple__\",3,[\"__tuple__\"]],NaN]"),
                Arguments.of(
                        Symbols.ref("a.b[0]"),
                        "{\"_type\":\"pyglove.core.hyper.derived.ValueReference\",\"reference_paths\":[\"a.b[0]\"]}"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyKindHasThePyGloveForm(Symbol<?> tree, String json) {
        assertThat(PYTHON.write(tree)).isEqualTo(json);
        assertThat(PYTHON.read(json)).isEqualTo(tree);
    }

    @Test
    void whatPyGloveDoesNotHaveBecomesTheNearest() {
        assertThat(PYTHON.read(PYTHON.write(permutate(1, 2)))).isEqualTo(manyOf(2, 1, 2));
        assertThat(PYTHON.read(PYTHON.write(intv(1, 9).step(4)))).isEqualTo(oneOf(1, 5, 9));
        assertThatThrownBy(() -> PYTHON.write(Symbols.dict(Map.of("a", intv(0, 2_000_000)))))
                .hasMessageContaining(
                        "a: expected at most 100000 values, found 2000001. PyGlove has no integer ranges");
    }

    @Test
    void whatPyGloveWouldMisreadIsRefused() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("tie", oneOf(1, 2).tiedAs("t"));
        entries.put("list", List.of("__tuple__", 1));
        entries.put("map", Map.of("_type", 1));
        entries.put("odd", Symbols.just(new StringBuilder("x")));
        assertThatThrownBy(() -> PYTHON.write(Symbols.dict(entries)))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("tie: expected a decision of its own, found one tied as 't'. PyGlove has no ties")
                .hasMessageContaining("list: expected a list, found one that begins with the text __tuple__")
                .hasMessageContaining("map: expected a map, found one with the key _type")
                .hasMessageContaining("odd: expected a value with a JSON form");
        assertThatThrownBy(() -> PyGloveJson.of(WORDS).naming(Map.of("Conv", "x", "Digits", "x")))
                .hasMessageContaining("names: expected different names in PyGlove, found 'x'");
    }

    @Test
    void allProblemsOfADocumentAreNamed() {
        String text = """
                [{"_type":"lib.Conv","filters":"x"},{"_type":"lib.Con"},{"_type":"hyper.OneOf","candidates":[]},
                 {"_type":"hyper.ManyOf","num_choices":3,"candidates":[1]},
                 {"_type":"hyper.Float","min_value":1,"max_value":2,"scale":"cubic"},
                 ["__tuple__",{"_type":"hyper.OneOf","candidates":[1]}],
                 {"_type":"hyper.OneOf","candidates":[1],"where":"lambda x: x"}]""";
        assertThatThrownBy(() -> PYTHON.read(text))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("[0].filters: expected int, found text \"x\"")
                .hasMessageContaining("[1]: expected a registered type, found 'lib.Con'. Maybe 'lib.Conv'?")
                .hasMessageContaining("[2]: expected a value of PyGlove")
                .hasMessageContaining("oneOf: expected at least 1 candidate, found none")
                .hasMessageContaining("[3].num_choices: expected int in [1, 1] for distinct choices, found 3")
                .hasMessageContaining("[4].scale: expected linear, log or rlog, found \"cubic\"")
                .hasMessageContaining("tuple: expected decided values, found oneOf(1)")
                .hasMessageContaining("[6].where: expected null, found \"lambda x: x\"");
    }

    @Test
    void aTupleIsAListWhereTheFieldAsksForOne() {
        assertThat(PYTHON.read("{\"_type\":\"lib.Conv\",\"filters\":1,\"kernel\":[\"__tuple__\",3,3]}"))
                .isEqualTo(CONV.symbol(1, List.of(3, 3)));
    }

    private static Symbol<?> space() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("a", oneOf(CONV.symbol(oneOf(4, 8), List.of()), manyOf(2, "p", "q", "r")));
        entries.put("b", intv(4, 10).step(3));
        entries.put("c", floatv(0, 1));
        entries.put("d", permutate(1, 2, 3));
        return Symbols.dict(entries);
    }

    @Test
    void dnaCrossesInBothForms() {
        DnaSpec spec = SearchSpace.of(space()).spec();
        Map<String, String> forms = Map.of(
                "[0:[1], =4, 0.5, <2 0 1>]", "DNA([(0, 1), 0, 0.5, [2, 0, 1]])",
                "[1:[{2 0}], =10, 1.0, <0 1 2>]", "DNA([(1, [2, 0]), 2, 1.0, [0, 1, 2]])");
        forms.forEach((ours, theirs) -> {
            PyGloveDna dna = PyGloveDna.of(spec, Dna.parse(ours));
            assertThat(dna).hasToString(theirs);
            for (PyGloveDnaForm form : PyGloveDnaForm.values()) {
                PyGloveDna back = PyGloveJson.readDna(PyGloveJson.writeDna(dna, form));
                assertThat(back).isEqualTo(dna);
                assertThat(back.toDna(spec)).isEqualTo(Dna.parse(ours));
            }
        });
        assertThatThrownBy(() -> PyGloveJson.readDna(DNA_HEAD + "[[\"__tuple__\",0,9],1,0.5,[0,1,2]]}")
                        .toDna(spec))
                .isInstanceOf(DnaException.class)
                .hasMessageContaining("a[=0].filters: expected candidate in [0, 1], found 9");
    }

    @Test
    void metadataIsKept() {
        String json = DNA_HEAD + "0,\"metadata\":{\"reward\":0.5,\"tags\":[\"a\",null]},"
                + "\"_cloneable_metadata_keys\":[\"reward\"]}";
        PyGloveDna dna = PyGloveJson.readDna(json);
        assertThat(PyGloveJson.writeDna(dna, PyGloveDnaForm.COMPACT)).isEqualTo(json);
        assertThat(dna.copied().metadata()).isEqualTo(Map.of("reward", 0.5));
    }

    @Test
    void whatIsNoDnaIsRefused() {
        Map<String, String> wrong = Map.of(
                "[\"__tuple__\",0]", "value: expected a tuple of at least 2 decisions, found",
                "[\"__tuple__\",0,[\"__tuple__\",1,2]]", "value[2]: expected a decision or a list of decisions, found",
                "[\"__tuple__\",\"a\",1]", "value[1]: expected a candidate number, found \"a\"",
                "true", "value: expected none, an integer, a real, a text, a list or a tuple, found true",
                "[1,{}]", "value[1]: expected none, an integer, a real, a text, a list or a tuple, found {}");
        wrong.forEach((value, message) -> assertThatThrownBy(() -> PyGloveJson.readDna(DNA_HEAD + value + "}"))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining(message));
    }

    @Test
    void specsCross() {
        Symbol<?> tree = space();
        DnaSpec spec = SearchSpace.of(tree).spec();
        DnaSpec back = PYTHON.readSpec(PyGloveJson.writeSpec(spec, tree));
        assertThat(back.size()).isEqualTo(spec.size());
        assertThat(back.toString())
                .contains(
                        "a: 1 of 2 (Conv(filters=OneOf(candidates=[0: 4, ..., ManyOf(num_choices=2, candidates=[0: ...)")
                .contains("b: 1 of 3 (4, 7, 10)")
                .contains("d: 3 of 3 distinct (1, 2, 3)");
        assertThat(PYTHON.readSpec(PyGloveJson.writeSpec(back))).isEqualTo(back);
        assertThatThrownBy(() -> PYTHON.readSpec("{\"_type\":\"pyglove.generators.geno.Template\",\"elements\":"
                        + "[{\"_type\":\"pyglove.generators.geno.Float\",\"location\":\"a[0\",\"min_value\":0,"
                        + "\"max_value\":1},{\"_type\":\"os.system\"}]}"))
                .hasMessageContaining("elements[0]: expected a decision point, found {")
                .hasMessageContaining("path: expected ']' after position 1, found the end")
                .hasMessageContaining("elements[1]._type: expected Choices, Float or CustomDecisionPoint");
    }

    @Test
    void pathsAndRealsAreSpelledAsInPython() {
        for (String path : List.of("", "a.b[0]", "[a.b][2].c", "[c[1]]")) {
            assertThat(PyGloveText.path(PyGloveText.parsePath(path))).isEqualTo(path);
        }
        assertThat(Stream.of(1e-5, 1e-4, 0.5, 1e15, 1e16, -2.5e-7, 0.0).map(PyGloveText::real))
                .containsExactly("1e-05", "0.0001", "0.5", "1000000000000000.0", "1e+16", "-2.5e-07", "0.0");
        assertThat(Stream.of("it's", "say \"hi\"", "tab\t", "back\\slash").map(PyGloveText::repr))
                .containsExactly("\"it's\"", "'say \"hi\"'", "'tab\\t'", "'back\\\\slash'");
    }
}
