package org.espalier.benchmarks.regret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.algo.basic.GridSweep;
import org.espalier.testing.objectives.SearchTask;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
    private static final List<String> GRID =
            List.of("kind,width,accuracy", "a,4,0.5", "a,8,0.7", "b,4,0.9", "b,8,0.6", "b,8,0.8", "");

    private static SearchTask grid(boolean maximize) {
        return ScoreTable.task("t", GRID, List.of("kind", "width"), "accuracy", maximize);
    }

    private static double loss(SearchTask task, Map<String, Object> child) {
        return task.function().values(child)[0];
    }

    @Test
    void columnsOfFewValuesAreChoices() {
        SearchTask task = grid(true);
        assertThat(task.space().spec().toString()).contains("kind").contains("width");
        assertThat(task.space().size().orElseThrow()).isEqualTo(4);
        assertThat(task.best()).isEqualTo(-0.9);
        assertThat(grid(false).best()).isEqualTo(0.5);
    }

    @Test
    void equalRowsCountByTheirMean() {
        assertThat(loss(grid(true), Map.of("kind", "b", "width", 8))).isEqualTo(-0.7, within(1e-12));
        assertThat(loss(grid(false), Map.of("kind", "a", "width", 4))).isEqualTo(0.5);
    }

    @Test
    void aSweepFindsTheBestRow() {
        double[] curve = grid(true).run(new GridSweep(), 0, 4);
        assertThat(curve[3]).isEqualTo(-0.9);
    }

    @Test
    void columnsOfManyNumbersAreRangesInWhichTheNearestRowCounts() {
        List<String> lines = new ArrayList<>(List.of("rate,units,kind,loss"));
        for (int i = 0; i < 30; i++) {
            lines.add(Math.pow(10, -4 + i / 10.0) + "," + (10 + i) + "," + (i % 2 == 0 ? "even" : "odd") + "," + i);
        }
        SearchTask task = ScoreTable.task("t", lines, List.of("rate", "units", "kind"), "loss", false);
        assertThat(task.space().spec().toString()).contains("log");
        assertThat(task.space().size()).isEmpty();
        assertThat(loss(task, Map.of("rate", 1.01e-4, "units", 10, "kind", "even")))
                .isZero();
        assertThat(loss(task, Map.of("rate", 1.01e-4, "units", 10, "kind", "odd")))
                .isEqualTo(1);
        assertThat(loss(task, Map.of("rate", 0.0793, "units", 39, "kind", "odd")))
                .isEqualTo(29);
    }

    @Test
    void saysWhatIsWrongWithATable() {
        assertThatThrownBy(() -> ScoreTable.task("t", GRID, List.of("kid"), "accuracy", true))
                .hasMessage("t: expected a column 'kid', found kind, width, accuracy");
        assertThatThrownBy(() -> ScoreTable.task("t", GRID, List.of("width"), "kind", true))
                .hasMessage("t, row 1, column kind: expected a finite number, found 'a'");
        assertThatThrownBy(() -> ScoreTable.task("t", List.of("a,b", "1"), List.of("a"), "b", true))
                .hasMessage("t:2: expected 2 columns as in the header, found 1");
        assertThatThrownBy(() -> ScoreTable.task("t", List.of("a,b"), List.of("a"), "b", true))
                .hasMessage("t: expected a header and at least one row, found none");
    }
}
