package org.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.espalier.symbol.Symbol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees and does, in a real browser; skipped where there is none. */
@TestInstance(Lifecycle.PER_CLASS)
class SymbolHtmlBrowserTest {
    private static final String VIEW = "document.querySelector('.espalier-view').shadowRoot";

    @TempDir
    Path folder;

    private Chromium browser;

    @BeforeAll
    void startBrowser() throws IOException {
        Optional<Path> program = Chromium.installed();
        assumeTrue(
                program.isPresent(),
                "No browser: install chromium, or name one in the environment variable CHROMIUM, to run these tests");
        browser = Chromium.start(program.get());
    }

    @BeforeEach
    void aWindow() {
        browser.window(1280, 800, "light");
    }

    @AfterAll
    void stopBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theKeyboardWalksTheTreeAsAriaAsksFor() throws IOException {
        open(SymbolHtml.of(Specimens.experiment()));
        assertThat(all(".tree", "getAttribute('role')")).isEqualTo("tree");
        focusTree();
        assertThat(active()).isEqualTo("Experiment level 1 of 1 expanded true");
        press("ArrowDown", "ArrowDown");
        assertThat(active()).isEqualTo("layers 6 elements level 3 of 1 expanded true");
        press("ArrowLeft");
        assertThat(active()).contains("expanded false");
        press("ArrowLeft");
        assertThat(active()).isEqualTo("model Sequential level 2 of 5 expanded true");
        press("ArrowRight", "ArrowRight", "ArrowRight");
        assertThat(active()).startsWith("0 Conv level 4 of 6");
        press("End");
        assertThat(active()).startsWith("teacher none level 3 of 4 expanded null");
        press("Home");
        assertThat(active()).startsWith("Experiment");
        press("Enter");
        assertThat(count(".row")).isEqualTo("1");
        press("ArrowRight", "ArrowRight", "*");
        assertThat(all(".row[aria-level='2'][aria-expanded]", "getAttribute('aria-expanded')"))
                .doesNotContain("false");
    }

    @Test
    void enterFollowsAReference() throws IOException {
        open(SymbolHtml.of(Specimens.experiment()));
        search("ref(");
        press("Escape");
        press("Enter");
        assertThat(detail()).startsWith("model.layers[1].filters");
    }

    @Test
    void searchingCountsMatchesAndOpensWhatHidesThem() throws IOException {
        open(SymbolHtml.of(Specimens.large(2_000)));
        assertThat(count(".row mark")).isEqualTo("0");
        search("imagenet");
        assertThat(text(".count")).isEqualTo("1 / 1");
        assertThat(text(".row.current mark")).isEqualTo("imagenet");
        search("kernel");
        String first = text(".count");
        assertThat(first).startsWith("1 / ");
        press("Enter");
        assertThat(text(".count")).startsWith("2 / ");
        browser.evaluate(VIEW + ".querySelector('[data-do=previous]').click()");
        assertThat(text(".count")).isEqualTo(first);
        search("model.layers[5].layers[2].fil");
        assertThat(text(".count")).isEqualTo("1 / 1");
        assertThat(detail()).startsWith("model.layers[5].layers[2].filters");
        search("nothing like it");
        assertThat(text(".count")).isEqualTo("no match");
    }

    @Test
    void filteringShowsMatchesAndWhatEnclosesThem() throws IOException {
        open(SymbolHtml.of(Specimens.experiment()));
        search("units");
        browser.evaluate(VIEW + ".querySelector('[data-do=filter]').click()");
        assertThat(all(".row", "querySelector('.key')?.textContent")).isEqualTo("null|model|layers|4|units|5|units");
    }

    @Test
    void theSelectedNodeShowsPathTypeAndField() throws IOException {
        open(SymbolHtml.of(Specimens.experiment()));
        search("kernel");
        assertThat(detail())
                .contains("model.layers[0].kernel")
                .contains("Integer")
                .contains("kernel: int in [1, inf)")
                .contains("Side of the square kernel, in pixels.");
    }

    @Test
    void hoveringShowsPathAndType() throws Exception {
        open(SymbolHtml.of(Specimens.experiment()));
        browser.moveMouse(100, 210);
        browser.evaluate("new Promise(done => setTimeout(done, 500))");
        assertThat(text(".tip")).startsWith("model.layers[0]").contains("nn.Conv");
    }

    @Test
    void choicesAndTheirCandidatesAreMarkedBySignsAndNotByColourAlone() throws IOException {
        open(SymbolHtml.space(Specimens.space()));
        assertThat(all(".row.hyper .sign", "textContent")).matches("◆(\\|◆)+");
        assertThat(all(".row.candidate:not(.hyper) .sign", "textContent")).matches("◇(\\|◇)+");
        assertThat(all(".row.candidate:not(.hyper) .sign", "getAttribute('aria-label')"))
                .matches("candidate(\\|candidate)+");
    }

    @Test
    void aDnaShowsWhatWasChosenAndDimsTheRest() throws IOException {
        open(SymbolHtml.dna(Specimens.space(), Specimens.dna()));
        assertThat(all(".row.hyper .outcome", "textContent"))
                .startsWith("= Conv(filters=32, kernel=5, activation=\"relu\")|= 32|= 5")
                .contains("= [Dropout(rate=0.5), Dense(units=96, bias=true)]");
        assertThat(all(".row.picked > .sign", "textContent")).matches("●(\\|●)+");
        assertThat(all(".row.dim.candidate > .sign", "textContent")).matches("○(\\|○)+");
        browser.evaluate(VIEW + ".querySelector('.only').click()");
        assertThat(count(".row.dim")).isEqualTo("0");
    }

    @Test
    void aDifferenceShowsBothSidesAndOpensWhatChanged() throws IOException {
        open(SymbolHtml.diff(Specimens.experiment(), Specimens.edited()));
        browser.evaluate(VIEW + ".querySelector('.only').click()");
        assertThat(all(".row.changed .value", "textContent")).isEqualTo("32|64|10|30|missing|\"cifar10\"|false|true");
        assertThat(all(".row.added > .sign", "textContent")).matches("\\+(\\|\\+)+");
        assertThat(all(".row.removed > .sign", "textContent")).matches("−(\\|−)+");
        focusTree();
        press("Home", "n");
        assertThat(detail()).startsWith("model.layers[1].filters");
    }

    @Test
    void hostileTextsAreShownAndNotRun() throws IOException {
        open(SymbolHtml.of(Specimens.hostile()).title("</title><script>window.broken = 1</script>"));
        assertThat(browser.evaluate("String(window.broken)")).isEqualTo("undefined");
        assertThat(text("h1")).isEqualTo("</title><script>window.broken = 1</script>");
        assertThat(all(".value", "textContent"))
                .contains("</script><script>window.broken = 1</script>")
                .contains("\\u0000\\u0001\\u001b[31m\\r\\n\\t\\u007f\\u2028\\u2029\\u202e")
                .contains("\uD83C\uDF33");
        assertThat(count("img")).isEqualTo("0");
    }

    @Test
    void thousandsOfOpenRowsMakeFewElements() throws IOException {
        Symbol<?> tree = Specimens.large(10_000);
        open(SymbolHtml.of(tree));
        assertThat(Integer.parseInt(count(".row"))).isLessThan(100);
        press("e");
        assertThat(browser.evaluate(VIEW + ".querySelector('.canvas').offsetHeight / 24"))
                .isEqualTo(String.valueOf(tree.size()));
        assertThat(Integer.parseInt(count(".row"))).isLessThan(100);
        focusTree();
        press("End");
        assertThat(active()).startsWith("notes 0 entries");
    }

    @Test
    void lightAndDarkFollowTheReader() throws IOException {
        SymbolHtml page = SymbolHtml.of(Specimens.experiment());
        open(page);
        String light = background();
        browser.window(1280, 800, "dark");
        browser.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assertThat(background()).isNotEqualTo(light);
        press("t");
        assertThat(background()).isEqualTo(light);
    }

    @Test
    void severalFragmentsLiveInOnePageWithoutMixingStyles() throws IOException {
        String page =
                "<!doctype html><meta charset=utf-8><style>.row { color: red; display: none }</style><h1 class=row>x</h1>"
                        + SymbolHtml.of(Specimens.experiment()).fragment()
                        + SymbolHtml.space(Specimens.space()).fragment();
        Path file = folder.resolve("fragments.html");
        Files.writeString(file, page);
        browser.open(file);
        assertThat(browser.evaluate("[...document.querySelectorAll('.espalier-view')]"
                        + ".map(view => view.shadowRoot.querySelector('.kind').textContent).join('|')"))
                .isEqualTo("tree|search space");
        assertThat(browser.evaluate("getComputedStyle(" + VIEW + ".querySelector('.row')).display"))
                .isEqualTo("flex");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('h1')).fontSize"))
                .isEqualTo("32px");
    }

    @Test
    void aPhoneShowsTheDetailBelowTheTree() throws IOException {
        browser.window(390, 800, "light");
        open(SymbolHtml.space(Specimens.space()));
        assertThat(browser.evaluate("String(document.documentElement.scrollWidth)"))
                .isEqualTo("390");
        assertThat(browser.evaluate(VIEW + ".querySelector('.detail').offsetWidth"))
                .isEqualTo("390");
    }

    @Test
    void printingLaysOutAllOpenRows() throws IOException {
        open(SymbolHtml.of(Specimens.large(300)));
        press("e");
        browser.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(Integer.parseInt(count(".row"))).isGreaterThan(300);
        assertThat(browser.evaluate("getComputedStyle(" + VIEW + ".querySelector('.row')).position"))
                .isEqualTo("static");
        browser.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(Integer.parseInt(count(".row"))).isLessThan(100);
        assertThat(new String(browser.print(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    }

    private void open(SymbolHtml html) throws IOException {
        Path file = folder.resolve("view.html");
        html.save(file);
        browser.open(file);
    }

    private void focusTree() {
        browser.evaluate(VIEW + ".querySelector('.tree').focus()");
    }

    private void press(String... keys) {
        for (String key : keys) {
            browser.press(key);
        }
    }

    /** Types a query as a reader would, replacing the last one. */
    private void search(String query) {
        browser.evaluate(VIEW + ".querySelector('.tree').focus()");
        browser.press("/");
        browser.evaluate(VIEW + ".querySelector('input').select()");
        browser.type(query);
    }

    private String text(String selector) {
        return browser.evaluate(VIEW + ".querySelector(\"" + selector + "\").textContent");
    }

    private String detail() {
        return text(".detail code") + " " + text(".detail dl");
    }

    private String count(String selector) {
        return browser.evaluate("String(" + VIEW + ".querySelectorAll(\"" + selector + "\").length)");
    }

    /** A property of all elements from top to bottom, with bars between. */
    private String all(String selector, String property) {
        return browser.evaluate("[..." + VIEW + ".querySelectorAll(\"" + selector + "\")]"
                + ".sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top"
                + " || a.getBoundingClientRect().left - b.getBoundingClientRect().left)"
                + ".map(element => String(element." + property + " ?? null)).join('|')");
    }

    /** What a screen reader is told of the active row. */
    private String active() {
        return browser.evaluate("(() => { const tree = " + VIEW + ".querySelector('.tree');"
                + "const row = tree.getRootNode().getElementById(tree.getAttribute('aria-activedescendant'));"
                + "const words = [...row.querySelectorAll('.key, .type, .value')].map(part => part.textContent);"
                + "return words.join(' ') + ' level ' + row.getAttribute('aria-level') + ' of '"
                + " + row.getAttribute('aria-setsize') + ' expanded ' + row.getAttribute('aria-expanded'); })()");
    }

    private String background() {
        return browser.evaluate("getComputedStyle(" + VIEW + ".querySelector('.view')).backgroundColor");
    }
}
