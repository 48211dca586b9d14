package org.espalier.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.espalier.samples.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as another process, driven by the client in Python. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AskFromPythonTest {
    private static final Path PROGRAM = Path.of(System.getProperty("user.dir"), "python", "search.py");

    @TempDir
    private Path folder;

    private record Ran(int code, String output) {}

    private Ran run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aProgramInPythonSearchesAConditionalSpace() throws IOException, InterruptedException {
        assumeTrue(hasPython(), "there is no python3 on the path");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Ran ran = run(List.of(
                "python3",
                PROGRAM.toString(),
                "12",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));

        assertThat(ran.output())
                .contains("> {\"ask\": 1}")
                .contains("< {\"proposals\":[{\"trial\":12,\"dna\":\"[")
                .contains("< {\"error\":\"request: expected a JSON object on one line, found an empty line.")
                .contains("< {\"error\":\"tell.value: expected a finite number, found NaN.")
                .containsPattern("12 trials, \\d+ of them stopped early; best loss 0\\.\\d{4} with \\{'type': '");
        assertThat(ran.code()).isZero();
    }
}
