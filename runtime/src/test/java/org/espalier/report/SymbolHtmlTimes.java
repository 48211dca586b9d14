package org.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long a page of 10 000 nodes takes in the browser: run by name, never as part of the build. */
class SymbolHtmlTimes {
    private static final int RUNS = 7;
    private static final String VIEW = "document.querySelector('.espalier-view').shadowRoot";
    private static final String FRAME = "await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));";

    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put(
                "first paint",
                "new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0].startTime))"
                        + ".observe({ type: 'paint', buffered: true }))");
        STEPS.put("open all", timed(VIEW + ".querySelector('[data-do=expand]').click();"));
        STEPS.put(
                "search",
                timed("const box = " + VIEW + ".querySelector('input'); box.value = 'filters';"
                        + "box.dispatchEvent(new Event('input'));"));
        STEPS.put("scroll to the end", timed(VIEW + ".querySelector('.tree').scrollTop = 1e9;"));
    }

    /** The time of an action until the frame after it. */
    private static String timed(String action) {
        return "(async () => { const start = performance.now(); " + action + FRAME
                + " return performance.now() - start; })()";
    }

    @Test
    void tenThousandNodes(@TempDir Path folder) throws Exception {
        assumeTrue(Chromium.installed().isPresent(), "No browser to measure");
        Path file = folder.resolve("large.html");
        SymbolHtml.of(Specimens.large(10_000)).save(file);
        try (Chromium browser = Chromium.start(Chromium.installed().orElseThrow())) {
            browser.window(1280, 800, "light");
            for (int run = 0; run < RUNS; run++) {
                browser.open(file);
                for (Map.Entry<String, String> step : STEPS.entrySet()) {
                    double millis = Double.parseDouble(browser.evaluate(step.getValue()));
                    assertThat(millis).as(step.getKey()).isPositive();
                    System.out.printf("run %d, %s: %.0f ms%n", run, step.getKey(), millis);
                }
            }
        }
    }
}
