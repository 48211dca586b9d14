package org.espalier.benchmarks.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FlowCommandTest {
    @TempDir
    private Path folder;

    @Test
    void comparesTheFlowsAndDrawsThem() throws IOException {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new FlowCommand())
                .setOut(new PrintWriter(out))
                .execute("--repetitions=2", "--cell-trials=500", "--data=" + folder, "--out=" + folder);
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("The table nasbench201/nb201.csv is not in the folder")
                .contains("### cells: mean regret (standard deviation) over 2 runs")
                .containsPattern("\\| \\*\\*joint\\*\\* \\| \\d+\\.\\d{3} \\(\\d+\\.\\d{2}\\) \\|")
                .contains("| **factorized** |");
        assertThat(ImageIO.read(folder.resolve("cells.png").toFile()).getWidth())
                .isGreaterThan(500);
    }
}
