package org.espalier.benchmarks.regret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.espalier.algo.catalog.Algorithms;
import org.espalier.testing.objectives.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCardTest {
    @TempDir
    private Path folder;

    @Test
    void quartilesInterpolate() {
        assertThat(Quartiles.of(4, 1, 3, 2)).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
        assertThat(Quartiles.of(7)).hasToString("7.000 [7.000, 7.000]");
        assertThat(new Quartiles(1e-9, 0.41236, 12.345)).hasToString("0.4124 [1.00e-09, 12.35]");
        assertThat(Quartiles.of(2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
                        .median())
                .isInfinite();
        assertThatThrownBy(Quartiles::of).hasMessage("values: expected at least 1, found none");
    }

    @Test
    void theCardIsTheSameWithAnyNumberOfWorkers() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        var algorithms = List.of(Algorithms.named("random"), Algorithms.named("hillclimb"));
        List<Scores> one = new ScoreCard(20, 3, 1, told::add).run(Functions.branin(), algorithms);
        List<Scores> three = new ScoreCard(20, 3, 3, told::add).run(Functions.branin(), algorithms);
        assertThat(told).hasSize(12).contains("branin, random, seed 2");
        assertThat(one).extracting(Scores::algorithm).containsExactly("random", "hillclimb");
        for (int i = 0; i < 2; i++) {
            assertThat(one.get(i).medians()).isEqualTo(three.get(i).medians());
            assertThat(one.get(i).at(20).median())
                    .isLessThanOrEqualTo(one.get(i).at(5).median());
        }
    }

    @Test
    void algorithmsThatCannotSearchATaskAreLeftOut() {
        var algorithms = List.of(Algorithms.named("evolution"), Algorithms.named("nsga2"));
        assertThat(new ScoreCard(10, 1, 1, what -> {}).run(Functions.zdt1(10), algorithms))
                .extracting(Scores::algorithm)
                .containsExactly("nsga2");
    }

    @Test
    void peersAreKnownForEveryBudgetOfTheCard() {
        assertThat(Peer.all()).hasSizeGreaterThan(100).allSatisfy(peer -> {
            assertThat(peer.score().low()).isLessThanOrEqualTo(peer.score().median());
            assertThat(peer.score().median()).isLessThanOrEqualTo(peer.score().high());
        });
        assertThat(Peer.all())
                .contains(new Peer("branin", "Optuna 4.9.0 GP", 10, 50, new Quartiles(0.3979, 0.3979, 0.398)));
    }

    @Test
    void theCommandPrintsAndDraws() throws IOException {
        StringWriter out = new StringWriter();
        int code = RegretCommand.line()
                .setOut(new PrintWriter(out))
                .execute(
                        "--algorithms=random,evolution",
                        "--objectives=branin",
                        "--seeds=2",
                        "--budgets=10,50",
                        "--workers=2",
                        "--out=" + folder);
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("### branin (f* = 0.397887)")
                .contains("| Algorithm | Seeds | @10 | @50 | CPU s / run |")
                .contains("| **evolution** | 2 | ")
                .contains("| Optuna 4.9.0 GP | 10 | - | 0.3979 [0.3979, 0.3980] | - |")
                .contains("- @50: best here **");
        assertThat(Files.readString(folder.resolve("scores.md"))).isEqualTo(out.toString());
        assertThat(ImageIO.read(folder.resolve("branin.png").toFile()).getWidth())
                .isGreaterThan(500);
    }

    @Test
    void theCommandRefusesWhatMakesNoSense() {
        refused("--seeds: expected int in [1, inf), found 0", "--seeds=0");
        refused("--algorithms: expected one of random", "--algorithms=magic");
        refused("--objectives: expected names among branin", "--objectives=magic");
        refused("--decisions: expected names of columns", "--table=t.csv");
        refused("--budgets: expected ints in [1, inf), found [0]", "--budgets=0");
    }

    private static void refused(String message, String option) {
        StringWriter err = new StringWriter();
        assertThat(RegretCommand.line().setErr(new PrintWriter(err)).execute(option))
                .isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }
}
