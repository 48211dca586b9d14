package org.espalier.algo.bayes.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.espalier.testing.objectives.Functions;
import org.espalier.testing.objectives.SearchTask;
import org.junit.jupiter.api.Test;

class ForestTest extends AlgorithmContract {
    @Override
    protected Algorithm algorithm() {
        return new Forest(5, 10, 50, 0.1);
    }

    @Override
    protected int trials() {
        return 25;
    }

    /** The bounds are the third quartiles of SMAC3 2.4 on the same problems after 50 trials. */
    @Test
    void isAsGoodAsOtherImplementations() {
        assertThat(median(Functions.branin(), 50)).isLessThanOrEqualTo(0.9441);
        assertThat(median(Functions.hartmann6(), 50)).isLessThanOrEqualTo(-1.545);
        assertThat(median(Functions.condmix(), 50)).isLessThanOrEqualTo(0.111);
    }

    /** One-sided sign test over 9 seeds: random search wins at most 1; by chance that happens with probability 0.02. */
    @Test
    void beatsRandomSearch() {
        SearchTask task = Functions.hartmann6();
        long wins = IntStream.range(0, 9)
                .filter(seed -> task.run(new Forest(), seed, 60)[59] < task.run(new RandomSearch(), seed, 60)[59])
                .count();
        assertThat(wins).isGreaterThanOrEqualTo(8);
    }

    @Test
    void aTreeFindsStepsCategoriesAndWhatDoesNotExist() {
        DnaSpec spec = SpecShapes.all().get("mixed");
        ToDoubleFunction<Dna> step = dna -> {
            boolean adam = dna.get(4).picks().get(0).index() == 0;
            return (dna.get(0).picks().get(0).index() == 1 ? 4 : 0)
                    + (((Decision.FloatValue) dna.get(3)).value() < 0.8 ? 2 : 0)
                    + (adam ? 1 : 0);
        };
        RandomGenerator random = new SplittableRandom(5);
        Columns columns = new Columns(spec);
        List<Dna> seen = draw(spec, 300, random);
        double[][] rows = seen.stream().map(columns::learn).toArray(double[][]::new);
        double[] targets = seen.stream().mapToDouble(step).toArray();
        RegressionTree tree = Grower.grow(Table.of(rows, columns, targets), random);
        double off = 0;
        for (Dna dna : draw(spec, 300, random)) {
            off += Math.abs(tree.mean(tree.find(columns.row(dna))) - step.applyAsDouble(dna)) / 300;
        }
        assertThat(off).isLessThan(0.1);
    }

    @Test
    void improvementIsExpectedWhereLossesAreLow() {
        DnaSpec spec = DnaSpec.of(List.of(SpecShapes.real("x", 0, 1, Scale.LINEAR)));
        Columns columns = new Columns(spec);
        double[][] rows = new double[50][];
        double[] losses = new double[50];
        for (int i = 0; i < 50; i++) {
            double x = i / 49.0;
            rows[i] = columns.learn(Dna.of(new Decision.FloatValue(x)));
            losses[i] = 1 + (x - 0.3) * (x - 0.3);
        }
        Surrogate surrogate = Surrogate.fit(20, rows, columns, losses, new SplittableRandom(1));
        double[] at = {0.3, 0.6, 0.9};
        double[] improvements = Arrays.stream(at)
                .map(x -> surrogate.improvement(columns.row(Dna.of(new Decision.FloatValue(x)))))
                .toArray();
        assertThat(improvements[0]).isGreaterThan(10 * improvements[1]);
        assertThat(improvements[1]).isGreaterThanOrEqualTo(improvements[2]);
    }

    @Test
    void columnsOfConditionsAppearWhenTheyAreSeen() {
        Columns columns = new Columns(SpecShapes.conditional());
        assertThat(columns.width()).isEqualTo(1);
        assertThat(columns.learn(Dna.parse("[0]"))).containsExactly(0);
        double[] deep = columns.learn(Dna.parse("[2:[1, 0]]"));
        assertThat(deep).containsExactly(new double[] {2, 1, 0}, within(0.0));
        assertThat(columns.row(Dna.parse("[1]"))[1]).isNaN();
    }

    @Test
    void proposalsOfABatchDiffer() {
        Problem problem = Problem.of(SpecShapes.nasBench201(), Objective.REWARD, 1);
        Proposer proposer = problem.start(algorithm());
        List<Observation> history = new ArrayList<>();
        for (int trial = 1; trial <= 40; trial++) {
            Dna dna = DnaSampler.overDecisions()
                    .sample(problem.spec(), problem.request(trial).random(0));
            history.add(new Observation(
                    trial, dna, Outcome.scored(-dna.get(0).picks().get(0).index()), Map.of()));
        }
        proposer.observe(history);
        assertThat(proposer.propose(new Request(1, 41, 6, 0, List.of()))).doesNotHaveDuplicates();
    }

    @Test
    void memoryIsBoundedAndKeepsTheBest() {
        Memory memory = new Memory(100);
        for (int i = 0; i < 10_000; i++) {
            memory.add(new Memory.Entry(Dna.of(new Decision.IntValue(i)), new double[0], i < 5 ? -i : i));
        }
        assertThat(memory.entries()).hasSizeLessThanOrEqualTo(125);
        assertThat(memory.best(6)).extracting(Memory.Entry::loss).startsWith(-4.0, -3.0, -2.0, -1.0, 0.0);
        assertThat(memory.entries().get(memory.entries().size() - 1).loss()).isEqualTo(9999);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Forest(0, 1, 1, 0)).hasMessage("trees: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new Forest(1, 0, 1, 0)).hasMessage("startup: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new Forest(1, 1, 0, 0)).hasMessage("candidates: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new Forest(1, 1, 1, 2))
                .hasMessage("interleaving: expected float in [0, 1], found 2.0");
    }

    private static List<Dna> draw(DnaSpec spec, int count, RandomGenerator random) {
        return IntStream.range(0, count)
                .mapToObj(i -> DnaSampler.overDecisions().sample(spec, random))
                .toList();
    }

    private static double median(SearchTask task, int trials) {
        double[] finals = new double[7];
        Arrays.setAll(finals, seed -> task.run(new Forest(), seed, trials)[trials - 1]);
        Arrays.sort(finals);
        return finals[3];
    }
}
