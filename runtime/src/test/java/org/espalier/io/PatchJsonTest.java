package org.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.espalier.rewrite.Edits;
import org.espalier.rewrite.Patch;
import org.espalier.rewrite.PatchRegistry;
import org.espalier.rewrite.PatchType;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.TypeRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchJsonTest {
    enum Padding {
        SAME,
        VALID
    }

    record Conv(int filters, Padding padding) {}

    record Net(List<Conv> layers, double rate) {}

    private static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    private static final SymbolType<Net> NET = SymbolType.of(Net.class);
    private static final Symbol<Net> TREE = NET.symbol(List.of(CONV.symbol(8, Padding.SAME)), 0.1);

    private static final Field<Object, Double> RATE =
            Field.of("rate", Specs.floats().above(0));
    private static final PatchType CHANGE_LR = PatchType.named("change_lr")
            .parameter(RATE)
            .edits((tree, args) -> Edits.set("rate", args.get(RATE)).apply(tree));

    private static final Field<Object, Padding> PADDING =
            Field.<Object, Padding>of("padding", Specs.constants(Padding.class)).defaulting(Padding.SAME);
    private static final Field<Object, List<Integer>> WIDTHS = Field.of("widths", Specs.lists(Specs.ints()));
    private static final PatchType RESHAPE = PatchType.named("reshape")
            .parameter(WIDTHS)
            .parameter(PADDING)
            .edits((tree, args) -> Edits.set(
                            "layers",
                            args.get(WIDTHS).stream()
                                    .map(w -> CONV.symbol(w, args.get(PADDING)))
                                    .toList())
                    .apply(tree));

    private static final Field<Object, Object> LAYER = Field.of("layer", Specs.anything());
    private static final PatchType APPEND = PatchType.named("append")
            .parameter(LAYER)
            .edits((tree, args) -> Edits.NONE
                    .andInsert(org.espalier.path.Path.parse("layers[0]"), args.get(LAYER))
                    .apply(tree));

    private static final PatchRegistry PATCHES = PatchRegistry.of(CHANGE_LR, RESHAPE, APPEND);
    private static final Vocabulary WORDS = Vocabulary.of(TypeRegistry.of(CONV, NET));

    @Test
    void writesAChainAndReadsItAgain() {
        Patch chain = CHANGE_LR.with(0.003).then(RESHAPE.with(List.of(4, 16), Padding.VALID));
        String text = PatchJson.write(chain);
        assertThat(text).isEqualTo("""
                        {
                          "espalier": "patch",
                          "version": 1,
                          "patches": [
                            {"name":"change_lr","arguments":{"rate":0.003}},
                            {"name":"reshape","arguments":{"widths":[4,16],"padding":"VALID"}}
                          ]
                        }
                        """);
        Patch back = PatchJson.read(text, PATCHES);
        assertThat(back.apply(TREE)).isEqualTo(chain.apply(TREE)).isNotEqualTo(TREE);
        assertThat(back.calls()).isEqualTo(chain.calls());
        assertThat(PatchJson.write(back)).isEqualTo(text);
        assertThat(back).hasToString("change_lr?rate=0.003, reshape?widths=4:16&padding=VALID");
    }

    @Test
    void leavesOutDefaultsIfAsked() {
        Patch patch = RESHAPE.with(List.of(4));
        assertThat(PatchJson.write(patch, Defaults.OMITTED)).contains("\"arguments\":{\"widths\":[4]}");
        assertThat(PatchJson.read(PatchJson.write(patch, Defaults.OMITTED), PATCHES)
                        .calls())
                .isEqualTo(patch.calls());
    }

    @Test
    void takesTreesAsArgumentsIfTheirTypesAreRegistered() {
        Patch patch = APPEND.with(CONV.symbol(3, Padding.VALID));
        String text = PatchJson.write(patch);
        assertThat(PatchJson.read(text, PATCHES, WORDS).apply(TREE)).isEqualTo(patch.apply(TREE));
        assertThatThrownBy(() -> PatchJson.read(text, PATCHES))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("patches[0].arguments.layer: expected a registered type, found 'Conv'");
    }

    @Test
    void savesAndLoads(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("patch.json");
        PatchJson.save(CHANGE_LR.with(0.5), file);
        assertThat(PatchJson.load(file, PATCHES).apply(TREE)).isEqualTo(TREE.with("rate", 0.5));
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void namesAllProblemsWithTheirPlaces() {
        assertThatThrownBy(() -> PatchJson.read(document("""
                                {"name": "change_rl", "arguments": {}},
                                {"name": "change_lr", "arguments": {"rate": -1.0, "factor": 2}},
                                {"name": "reshape", "arguments": {"widths": ["x"], "padding": "NONE"}},
                                {"name": "change_lr", "arguments": [1]},
                                {"name": "change_lr"}
                                """), PATCHES))
                .isInstanceOf(JsonFormatException.class)
                .hasMessage("""
                        Patch in the document is not valid (7 problems):
                          patches[0].name: expected a registered patch, found 'change_rl'. Maybe 'change_lr'?
                          patches[1].arguments.rate: expected float in (0, inf), found -1.0. The signature is change_lr(rate: float in (0, inf))
                          patches[1].arguments.factor: expected one of the parameters rate, found 'factor'. The signature is change_lr(rate: float in (0, inf))
                          patches[2].arguments.widths: expected list of int, found [x]. The signature is reshape(widths: list of int, padding: one of SAME, VALID = SAME)
                          patches[2].arguments.padding: expected one of SAME, VALID, found NONE. The signature is reshape(widths: list of int, padding: one of SAME, VALID = SAME)
                          patches[3].arguments: expected arguments by name, found [1]
                          patches[4].arguments: expected a value, found nothing""");
        assertThatThrownBy(() -> PatchJson.read(document(""), PATCHES))
                .hasMessageContaining("patches: expected at least 1 patch, found []");
    }

    @Test
    void refusesOtherVersionsAndEditsWithoutAType() {
        assertThatThrownBy(() -> PatchJson.read("{\"espalier\": \"patch\", \"version\": 2, \"patches\": []}", PATCHES))
                .hasMessageContaining("version: expected 1, found 2. It was written by another version of Espalier");
        Patch edit = Patch.editing("by hand", tree -> tree);
        assertThat(CHANGE_LR.with(0.5).then(edit).calls()).isEmpty();
        assertThatThrownBy(() -> PatchJson.write(CHANGE_LR.with(0.5).then(edit)))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("expected patches made by a PatchType, found 'change_lr?rate=0.5, by hand'. "
                        + "Give the edit a type with PatchType.named(...), and register it");
    }

    @Test
    void keepsLongsNansAndNull() {
        Field<Object, Object> value = Field.of("value", Specs.anything());
        PatchType any = PatchType.named("any").parameter(value).edits((tree, args) -> tree);
        for (Object each : new Object[] {5_000_000_000L, Double.NaN, Map.of("$a", List.of(true, "x")), 1, 1.0}) {
            Patch patch = any.with(each);
            assertThat(PatchJson.read(PatchJson.write(patch), PatchRegistry.of(any))
                            .calls())
                    .isEqualTo(patch.calls());
        }
    }

    private static String document(String patches) {
        return "{\"espalier\": \"patch\", \"version\": 1, \"patches\": [" + patches + "]}";
    }
}
