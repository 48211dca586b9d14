package org.espalier.samples.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.espalier.djl.supernet.search.Passes;
import org.espalier.samples.casestudy.java.JavaCaseStudy;
import org.espalier.samples.casestudy.kotlin.KotlinCaseStudy;
import org.junit.jupiter.api.Test;

class CaseStudyProgramsTest {

    @Test
    void linesOfAStepEndAtTheNextMarkAndAreCodeOnly() {
        ChangedLines lines = ChangedLines.of(List.of(
                "class A {",
                "    // step:1",
                "    int a;",
                "",
                "    // a comment",
                "    /** Another. */",
                "    int b;",
                "    // step:2",
                "    int c;",
                "    // step:end",
                "    int d;",
                "    // step:1",
                "    int e;",
                "}"));
        assertThat(lines.of(1)).isEqualTo(4);
        assertThat(lines.of(2)).isEqualTo(1);
        assertThat(lines.of(3)).isZero();
    }

    @Test
    void anotherAlgorithmForTrialsAndAnotherSpaceAreOneLineOfKotlin() {
        ChangedLines kotlin = ChangedLines.of(KotlinCaseStudy.class);
        assertThat(List.of(kotlin.of(3), kotlin.of(6))).containsExactly(1, 1);
    }

    @Test
    void everyStepHasLinesInBothLanguagesAndFewAfterTheSecond() {
        for (ChangedLines lines :
                List.of(ChangedLines.of(KotlinCaseStudy.class), ChangedLines.of(JavaCaseStudy.class))) {
            assertThat(lines.of(2)).isBetween(10, 40);
            for (int step = 3; step <= 6; step++) {
                assertThat(lines.of(step)).as("lines of step %d", step).isBetween(1, 12);
            }
        }
    }

    @Test
    void aProgramWithoutItsSourceIsRefused() {
        assertThatThrownBy(() -> ChangedLines.of(Nowhere.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Nowhere: expected one of [Nowhere.kt, Nowhere.java] beside the class, found none."
                        + " Build with Maven, which copies it");
    }

    /** A program whose source is not among the resources. */
    private static final class Nowhere implements CaseStudy {
        @Override
        public List<Step> steps() {
            return List.of();
        }
    }

    @Test
    void theTableComparesWithTheFirstRow() {
        Table table = new Table(List.of(
                row("static", 9, Passes.NONE.total(), List.of(0.5, 0.6, 0.7), 442_728),
                row("S1", 3, 2.5, List.of(0.75, 0.75, 0.75), 440_000)));
        assertThat(table.text()).isEqualTo("""
                        #  space   algorithm  lines  search cost   train cost  test accuracy         multiply-adds
                        1  static  any        -      -             1 (2.0 s)   60.0 ± 10.0 %%         0.443 M
                        2  S1      any        +3     2.5 (61.5 s)  1 (2.0 s)   75.0 ± 0.0 %% (+15.0)  0.440 M
                        """.replace("%%", "%"));
        assertThat(table.markdown().lines().limit(3))
                .containsExactly(
                        "| # | space | algorithm | lines | search cost | train cost | test accuracy | multiply-adds |",
                        "| --- | --- | --- | --- | --- | --- | --- | --- |",
                        "| 1 | static | any | - | - | 1 (2.0 s) | 60.0 ± 10.0 % | 0.443 M |");
    }

    private static Row row(String space, int lines, double trainings, List<Double> accuracies, long work) {
        Step step = new Step(space, "any", () -> {
            throw new IllegalStateException("not run");
        });
        return new Row(
                step,
                lines,
                new Row.Cost(trainings, Duration.ofMillis(61_500)),
                Duration.ofSeconds(2),
                new Row.Result(accuracies, work));
    }
}
