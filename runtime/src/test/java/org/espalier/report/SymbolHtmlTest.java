package org.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.dict;
import static org.espalier.symbol.Symbols.list;
import static org.espalier.symbol.Symbols.ref;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.Json;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaException;
import org.espalier.rewrite.Diff;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.Symbol;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolHtmlTest {

    @Test
    void aPageIsOneFileThatMayLoadNothingAndRunOnlyItsOwnScript() throws Exception {
        Document page = Jsoup.parse(SymbolHtml.of(Specimens.experiment()).text());
        assertThat(page.select("[src]")).isEmpty();
        assertThat(page.select("link[href]").eachAttr("href")).allMatch(href -> href.startsWith("data:"));
        assertThat(page.html()).doesNotContain("@import").doesNotContain("url(");
        Element script = page.select("body > script").first();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(script.data().getBytes("UTF-8"));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .contains("default-src 'none'")
                .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void aPageSaysItsTitleAndHoldsThePlainTextForReadersWithoutScripts() {
        Document page = Jsoup.parse(
                SymbolHtml.of(Specimens.CONV.symbol(8)).title("Two & <three>").text());
        assertThat(page.title()).isEqualTo("Two & <three>");
        assertThat(page.select("pre").text()).isEqualTo("nn.Conv(filters=8, kernel=3, activation=\"relu\")");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void rowsTellWhatEachNodeIsAndTypesTellWhatFieldsExpect() {
        JsonObject data = data(SymbolHtml.of(Specimens.experiment()));
        assertThat(rows(data).get(0)).containsEntry("up", "-1").containsEntry("kind", "object");
        assertThat(kinds(data)).contains("object", "list", "map", "literal", "ref", "hole");
        assertThat(row(data, ".kernel")).containsEntry("default", "true").containsEntry("text", "3");
        assertThat(row(data, "[\"baseline accuracy\"]"))
                .containsEntry("of", "number")
                .containsEntry("text", "0.9812");
        assertThat(String.valueOf(data.get("types")))
                .contains("\"name\":\"filters\",\"spec\":\"int in [1, inf)\",\"doc\":\"Number of output channels.\"");
    }

    @Test
    void aReferenceLeadsToTheRowOfItsTarget() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("a", 1);
        entries.put("b", ref("a"));
        entries.put("c", ref("nowhere"));
        JsonObject data = data(SymbolHtml.of(dict(entries)));
        assertThat(row(data, ".b"))
                .containsEntry("to", "1")
                .containsEntry("target", "a")
                .containsEntry("text", "ref(a)");
        assertThat(row(data, ".c")).doesNotContainKey("to").doesNotContainKey("target");
    }

    @Test
    void aSpaceHasTheIdsOfItsDecisions() {
        SearchSpace<Object> space = Specimens.space();
        JsonObject data = data(SymbolHtml.space(space));
        List<String> ids = rows(data).stream()
                .map(row -> row.get("id"))
                .filter(id -> id != null)
                .toList();
        assertThat(ids)
                .startsWith("model.layers[0]", "model.layers[0][=0].filters", "model.layers[0][=0].kernel")
                .contains("model.layers[1][*][=0].units", "optimizer[=0].rate", "epochs");
        assertThat(row(data, "[1]"))
                .containsEntry("text", "manyOf")
                .containsEntry("settings", "2 of 3, distinct")
                .containsEntry("hints", "[\"head\"]")
                .containsEntry("ways", "966");
        assertThat(rowOf(data, "optimizer[=0].rate"))
                .containsEntry("settings", "[1e-05, 0.1] log scale")
                .containsEntry("name", "rate");
        assertThat(String.valueOf(data.get("facts"))).contains("[\"children\",\"infinitely many\"]");
    }

    @Test
    void idsAreThoseOfTheSpec() {
        SearchSpace<Object> space = Specimens.space();
        List<String> ids = new ArrayList<>();
        DecisionWalk.active(
                space.spec(),
                Specimens.dna(),
                active -> ids.add(active.site().id().toString()));
        List<String> shown = rows(data(SymbolHtml.dna(space, Specimens.dna()))).stream()
                .filter(row -> row.containsKey("id"))
                .map(row -> row.get("id"))
                .toList();
        assertThat(shown).containsAll(ids);
    }

    @Test
    void aTiedDecisionHasTheIdOfTheOneThatIsTaken() {
        Symbol<?> tree = list(oneOf(1, 2).tiedAs("t"), oneOf(1, 2).tiedAs("t"), oneOf(1, 2));
        JsonObject data = data(SymbolHtml.dna(SearchSpace.of(tree), Dna.parse("[1, 0]")));
        assertThat(row(data, "[0]")).containsEntry("id", "[0]");
        assertThat(row(data, "[1]")).containsEntry("id", "[0]").containsEntry("tie", "t");
        assertThat(picked(data)).containsExactly("2", "2", "1");
    }

    @Test
    void decisionsOutsideOfAPartitionAreMarkedOpen() {
        Symbol<?> tree = list(oneOf(1, 2).hint("now"), oneOf(1, 2));
        SearchSpace<?> part = SearchSpace.of(tree).where(hyper -> hyper.tags().hasHint("now"));
        JsonObject data = data(SymbolHtml.space(part));
        assertThat(row(data, "[0]")).containsEntry("id", "[0]").doesNotContainKey("open");
        assertThat(row(data, "[1]")).containsEntry("open", "true").doesNotContainKey("id");
    }

    @Test
    void aDnaMarksPicksAndRejectsTheOthers() {
        JsonObject data = data(SymbolHtml.dna(Specimens.space(), Specimens.dna()));
        assertThat(picked(data)).contains("32", "5", "\"cifar10\"", "20");
        assertThat(rowOf(data, "optimizer[=0].rate")).containsEntry("chosen", "0.0032");
        assertThat(Double.parseDouble(rowOf(data, "optimizer[=0].rate").get("unit")))
                .isBetween(0.62, 0.64);
        assertThat(rowOf(data, "optimizer[=1].rate")).doesNotContainKey("chosen");
        assertThat(rowOf(data, "model.layers[1][1][=0].units")).containsEntry("chosen", "96");
        assertThat(String.valueOf(data.get("facts"))).contains(Specimens.dna().toString());
    }

    @Test
    void aCandidateThatIsPickedTwiceIsShownTwiceWithItsOwnDecisions() {
        Symbol<?> tree = manyOf(2, List.of(Specimens.DENSE.symbol(oneOf(1, 2)), Specimens.DROPOUT.symbol()))
                .repeatable();
        JsonObject data = data(SymbolHtml.dna(SearchSpace.of(tree), Dna.parse("[{0:[0] 0:[1]}]")));
        assertThat(rowOf(data, "[0][=0].units")).isNotNull();
        assertThat(rowOf(data, "[1][=0].units")).isNotNull();
        assertThat(picked(data)).contains("1", "2");
    }

    @Test
    void aDnaOfAnotherSpaceIsRefused() {
        assertThatThrownBy(() -> SymbolHtml.dna(Specimens.space(), Dna.parse("[0]")))
                .isInstanceOf(DnaException.class)
                .hasMessageContaining("DNA [0]");
    }

    @Test
    void aDifferenceMarksWhatChangedWasAddedAndRemoved() {
        Symbol<Object> left = Specimens.experiment();
        Symbol<Object> right = Specimens.edited();
        JsonObject data = data(SymbolHtml.diff(left, right));
        Diff diff = Diff.between(left, right);
        assertThat(rows(data).stream().filter(row -> row.containsKey("change")))
                .hasSize(diff.differences().size());
        assertThat(String.valueOf(data.get("facts")))
                .isEqualTo("[[\"changed\",\"5\"],[\"added\",\"2\"],[\"removed\",\"2\"]]");
        assertThat(row(data, ".epochs")).containsEntry("change", "changed").containsEntry("text", "10");
        assertThat(row(data, ".epochs").get("right")).contains("\"text\":\"30\"");
        assertThat(rows(data).stream()
                        .filter(row -> "added".equals(row.get("change")))
                        .map(row -> row.get("path")))
                .containsExactly("model.layers[3]", "notes.seed");
        assertThat(rows(data).stream().filter(row -> row.containsKey("key")).map(row -> row.get("key")))
                .containsExactly("before", "after");
    }

    @Test
    void equalTreesHaveNoDifference() {
        JsonObject data = data(SymbolHtml.diff(Specimens.edited(), Specimens.edited()));
        assertThat(rows(data)).noneMatch(row -> row.containsKey("change") || row.containsKey("side"));
        assertThat(rows(data)).hasSize(Specimens.edited().size());
    }

    @Test
    void textsOfTheTreeCannotBreakOutOfThePage() {
        String title = "</title><script>broken()</script>";
        Document page =
                Jsoup.parse(SymbolHtml.of(Specimens.hostile()).title(title).text());
        assertThat(page.title()).isEqualTo(title);
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select("img, iframe, [onerror]")).isEmpty();
        JsonObject data = data(SymbolHtml.of(Specimens.hostile()));
        assertThat(row(data, ".script")).containsEntry("text", "\"</script><script>window.broken = 1</script>\"");
        assertThat(row(data, ".emoji").get("text")).contains("\uD83C\uDF33");
        assertThat(row(data, ".half")).containsEntry("text", "\"\uD83C\"");
        assertThat(rows(data)).anyMatch(row -> "\"<!-- <script> ]]> {{data}}\"".equals(row.get("text")));
    }

    @Test
    void aFragmentHasNoPageAroundIt() {
        String fragment = SymbolHtml.of(Specimens.experiment()).fragment();
        assertThat(fragment).doesNotContain("<html").doesNotContain("<body").doesNotContain("{{");
        Document page = Jsoup.parse(fragment + fragment);
        assertThat(page.select(".espalier-view[data-form=fragment]")).hasSize(2);
        assertThat(page.select("[id]")).isEmpty();
    }

    @Test
    void aViewIsCutWhereItWouldBeTooLarge() {
        Symbol<?> row = ListSymbol.of(Collections.nCopies(1_000, Literal.of(1)));
        JsonObject data = data(SymbolHtml.of(ListSymbol.of(Collections.nCopies(1_000, row))));
        assertThat(rows(data)).hasSizeBetween(NodeTable.LIMIT, NodeTable.LIMIT + 2);
        assertThat(rows(data))
                .filteredOn(r -> "rest".equals(r.get("kind")))
                .extracting(r -> r.get("text"))
                .containsExactly("101 more not shown", "900 more not shown");
        assertThat(String.valueOf(data.get("facts"))).contains("1001001");
    }

    @Test
    void aBlankTitleIsRefused() {
        assertThatThrownBy(() -> SymbolHtml.of(Specimens.experiment()).title(" "))
                .hasMessage("title: expected some text, found ' '");
    }

    @Test
    void savesTheWholePage(@TempDir Path folder) throws IOException {
        SymbolHtml page = SymbolHtml.of(Specimens.hostile());
        Path file = folder.resolve("views").resolve("tree.html");
        page.save(file);
        assertThat(Files.readString(file)).isEqualTo(page.text());
    }

    @Test
    void printsItsTitleAndThePlainText() {
        assertThat(SymbolHtml.of(Literal.of(3)).title("Three")).hasToString("Three\n3");
    }

    private static JsonObject data(SymbolHtml html) {
        String json = Jsoup.parse(html.text())
                .select("script[type=application/json]")
                .first()
                .data();
        return (JsonObject) Json.Default.parseToJsonElement(json);
    }

    /** The rows with the texts of their cells. */
    private static List<Map<String, String>> rows(JsonObject data) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonElement element : (JsonArray) data.get("rows")) {
            Map<String, String> row = new LinkedHashMap<>();
            ((JsonObject) element)
                    .forEach((key, cell) ->
                            row.put(key, cell instanceof JsonPrimitive text ? text.getContent() : cell.toString()));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> kinds(JsonObject data) {
        return rows(data).stream().map(row -> row.get("kind")).distinct().toList();
    }

    private static Map<String, String> row(JsonObject data, String step) {
        return rows(data).stream()
                .filter(row -> step.equals(row.get("step")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> rowOf(JsonObject data, String id) {
        return rows(data).stream()
                .filter(row -> id.equals(row.get("id")))
                .findFirst()
                .orElseThrow();
    }

    /** The texts of plain values that were picked. */
    private static List<String> picked(JsonObject data) {
        return rows(data).stream()
                .filter(row -> row.containsKey("pick") && row.containsKey("text"))
                .map(row -> row.get("text"))
                .toList();
    }
}
