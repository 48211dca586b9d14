package org.espalier.algo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.espalier.algo.rl.PolicyProposer;
import org.espalier.algo.rl.Reinforce;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.geno.Enumerator;
import org.espalier.hyper.Hypers;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class CostTargetTest {
    private static final int CELLS = 15_625;

    @Test
    void combinesQualityAndCost() {
        CostTarget absolute = CostTarget.absolute("accuracy", "latency", 10);
        assertThat(absolute.reward(0.8, 10)).isEqualTo(0.8);
        assertThat(absolute.reward(0.8, 15)).isCloseTo(0.75, within(1e-12));
        assertThat(absolute.reward(0.8, 5)).isCloseTo(0.75, within(1e-12));
        CostTarget power = CostTarget.power("accuracy", "latency", 10);
        assertThat(power.reward(0.8, 20)).isCloseTo(0.8 * Math.pow(2, -0.07), within(1e-12));
        assertThat(power.reward(0.8, 5)).isGreaterThan(0.8);
        CostTarget hard = new CostTarget("accuracy", "latency", 10, -1, CostTarget.Form.HARD_POWER);
        assertThat(hard.reward(0.8, 5)).isEqualTo(0.8);
        assertThat(hard.reward(0.8, 20)).isEqualTo(0.4);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> CostTarget.absolute("accuracy", "latency", 0))
                .hasMessage("target: expected float in (0, inf), found 0.0");
        assertThatThrownBy(() -> CostTarget.absolute("accuracy", "latency", 1).beta(0.1))
                .hasMessage("beta: expected float in (-inf, 0), found 0.1");
        assertThatThrownBy(() -> CostTarget.absolute("accuracy", "latency", 1).applyAsDouble(Map.of("accuracy", 1.0)))
                .hasMessage("metrics: expected 'latency', found [accuracy]. Report it with the others");
    }

    @Test
    void aStudyComputesItFromWhatWasMeasured() {
        Study<Integer> study = Study.of(Hypers.intv(1, 20))
                .metric("reward", CostTarget.absolute("accuracy", "latency", 10))
                .start();
        for (Sample<Integer> sample : study.sample(40)) {
            sample.report(Map.of("accuracy", 0.5, "latency", (double) sample.value()));
        }
        assertThat(study.best().trial().metrics()).containsEntry("reward", 0.5).containsEntry("latency", 10.0);
    }

    /** A policy that is rewarded so ends at the target, at a cell better than 95 percent of those there; 10 seeds. */
    @Test
    void leadsAPolicyToTheTarget() throws IOException {
        Path folder = Path.of(System.getProperty("espalier.data", "."), "nasbench201");
        assumeThat(folder.resolve("nb201_latency_ms.csv"))
                .as("the table is not in the folder of the system property espalier.data")
                .exists();
        NasBench201 table = NasBench201.load().orElseThrow();
        double[] latency = Files.readAllLines(folder.resolve("nb201_latency_ms.csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                .toArray();
        int[] index = new int[CELLS];
        for (String line : Files.readAllLines(folder.resolve("nb201.csv")).subList(1, CELLS + 1)) {
            index[Integer.parseInt(line.split(",")[1], 5)] = Integer.parseInt(line.split(",")[0]);
        }
        double target = Arrays.stream(latency).sorted().toArray()[CELLS / 2];
        CostTarget reward = CostTarget.absolute("accuracy", "latency", target);
        long reached = IntStream.rangeClosed(1, 10)
                .filter(seed -> {
                    Dna last = search(table, reward, cell -> latency[index[code(cell)]], seed);
                    double accuracy = table.applyAsDouble(last);
                    double[] rivals = Enumerator.of(SpecShapes.nasBench201()).stream()
                            .filter(cell -> Math.abs(latency[index[code(cell)]] / target - 1) <= 0.05)
                            .mapToDouble(table)
                            .toArray();
                    long notBetter = Arrays.stream(rivals)
                            .filter(rival -> rival <= accuracy)
                            .count();
                    return Math.abs(latency[index[code(last)]] / target - 1) <= 0.05
                            && notBetter >= 0.95 * rivals.length;
                })
                .count();
        assertThat(reached).isGreaterThanOrEqualTo(9);
    }

    private static Dna search(NasBench201 table, CostTarget reward, ToDoubleFunction<Dna> latency, int seed) {
        Problem problem = Problem.of(SpecShapes.nasBench201(), Objective.REWARD, seed);
        PolicyProposer run = new Reinforce(0.02, 0.95, 0.02).start(problem);
        for (int trial = 1; trial <= 2000; trial++) {
            Proposal proposal = run.propose(problem.request(trial)).get(0);
            double accuracy = table.applyAsDouble(proposal.dna()) / 100;
            Outcome outcome = Outcome.scored(reward.reward(accuracy, latency.applyAsDouble(proposal.dna())));
            run.observe(List.of(Observation.of(trial, proposal, outcome)));
        }
        return run.policy().mode();
    }

    private static int code(Dna cell) {
        int code = 0;
        for (Decision edge : cell.decisions()) {
            code = 5 * code + edge.picks().get(0).index();
        }
        return code;
    }
}
