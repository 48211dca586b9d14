package org.espalier.testing.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CellTableTest {
    private static final Path DATA = Path.of(System.getProperty("espalier.data", "."));

    @BeforeEach
    void table() {
        assumeThat(DATA.resolve("nasbench201").resolve("nb201.csv"))
                .as("the table is in the folder of the system property espalier.data")
                .exists();
    }

    @Test
    void knowsTheBestCells() throws IOException {
        assertThat(CellTable.read(DATA, "c10").best()).isEqualTo(5.6267, within(1e-4));
        SearchTask c100 = CellTable.read(DATA, "c100");
        assertThat(c100.best()).isEqualTo(26.4867, within(1e-4));
        assertThat(c100.function().values(Map.of("e0", 3, "e1", 3, "e2", 3, "e3", 1, "e4", 3, "e5", 3))[0])
                .isEqualTo(c100.best());
        assertThat(c100.space().size().orElseThrow()).isEqualTo(15_625);
    }

    @Test
    void refusesAnUnknownDataSet() {
        assertThatThrownBy(() -> CellTable.read(DATA, "c1000"))
                .hasMessageStartingWith("dataset: expected one with a column in [index, ops")
                .hasMessageEndingWith("found c1000");
    }
}
