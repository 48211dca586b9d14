package org.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.espalier.study.Progress;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TerminalProgress progress =
            new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void showsDoneRateBestFailuresAndTimeLeft() {
        Progress half = new Progress(
                50,
                OptionalLong.of(100),
                2,
                OptionalLong.of(37),
                OptionalDouble.of(0.91349),
                Duration.ofSeconds(10),
                40);
        assertThat(TerminalProgress.line(half))
                .isEqualTo("[==========          ] 50/100 trials, 4.0/s, best 0.9135 (trial 37), 2 failed, 0:13 left");
    }

    @Test
    void showsWhatItKnows() {
        Progress open = new Progress(
                3, OptionalLong.empty(), 0, OptionalLong.empty(), OptionalDouble.empty(), Duration.ZERO, 3);
        assertThat(TerminalProgress.line(open)).isEqualTo("3 trials");
    }

    @Test
    void redrawsTheLineAtMostTenTimesASecondAndEndsIt() {
        for (int trial = 1; trial <= 1_000; trial++) {
            progress.onProgress(at(trial, trial));
        }
        progress.onPause();
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertThat(drawn.split("\r")).hasSize(12);
        assertThat(drawn).endsWith("1000 trials, 1000/s" + System.lineSeparator());
    }

    @Test
    void clearsWhatALongerLineLeft() {
        progress.onProgress(at(100, 1_000));
        progress.onProgress(new Progress(
                101,
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Duration.ofSeconds(200),
                0));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\r100 trials, 100/s\r101 trials       ");
    }

    @Test
    void ignoresNewsThatComeLate() {
        progress.onProgress(at(10, 1_000));
        progress.onProgress(at(9, 5_000));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\r10 trials, 10.0/s");
    }

    private static Progress at(long done, long millis) {
        return new Progress(
                done,
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Duration.ofMillis(millis),
                done);
    }
}
