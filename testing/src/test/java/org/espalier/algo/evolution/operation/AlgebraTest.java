package org.espalier.algo.evolution.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.espalier.algo.evolution.mutate.PointMutation;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.algo.evolution.select.Amount;
import org.espalier.algo.evolution.select.Bottom;
import org.espalier.algo.evolution.select.First;
import org.espalier.algo.evolution.select.Last;
import org.espalier.algo.evolution.select.Top;
import org.espalier.algo.evolution.select.Tournament;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.junit.jupiter.api.Test;

/** The laws of the algebra, on individuals numbered 1, 2, 3, 4, of which the last is the best. */
class AlgebraTest {
    private static final List<Individual> ALL = List.of(member(1), member(2), member(3), member(4));
    private static final Operation<Individual, Individual> HEAD = new First<>(2);
    private static final Operation<Individual, Individual> TAIL = new Last<>(3);

    @Test
    void combinesOutputsOnTheSameInput() {
        assertThat(run(HEAD.plus(TAIL))).containsExactly(1, 2, 2, 3, 4);
        assertThat(run(HEAD.or(TAIL))).containsExactly(1, 2, 3, 4);
        assertThat(run(HEAD.and(TAIL))).containsExactly(2);
        assertThat(run(HEAD.minus(TAIL))).containsExactly(1);
        assertThat(run(HEAD.xor(TAIL))).containsExactly(1, 3, 4);
        assertThat(run(Operations.not(HEAD))).containsExactly(3, 4);
        assertThat(run(HEAD.times(2))).containsExactly(1, 2, 1, 2);
        assertThat(run(HEAD.times(0))).isEmpty();
    }

    @Test
    void chainsOperations() {
        assertThat(run(TAIL.then(HEAD))).containsExactly(2, 3);
        Operation<Individual, Individual> allButFirst = Operations.not(new First<>(1));
        assertThat(run(Operations.power(allButFirst, 3))).containsExactly(4);
        assertThat(run(Operations.power(allButFirst, 0))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void slicesAsPythonDoes() {
        Operation<Individual, Individual> all = Operations.identity();
        assertThat(run(all.slice(Bounds.of(1, 3)))).containsExactly(2, 3);
        assertThat(run(all.slice(Bounds.from(-2)))).containsExactly(3, 4);
        assertThat(run(all.slice(Bounds.before(-1)))).containsExactly(1, 2, 3);
        assertThat(run(all.slice(Bounds.from(0).by(2)))).containsExactly(1, 3);
        assertThat(run(all.slice(Bounds.from(-1).by(-1)))).containsExactly(4, 3, 2, 1);
        assertThat(run(all.slice(Bounds.of(3, 100)))).containsExactly(4);
        assertThat(run(all.at(0))).containsExactly(1);
        assertThat(run(all.at(-1))).containsExactly(4);
        assertThat(run(all.at(7))).isEmpty();
        assertThatThrownBy(() -> Bounds.from(0).by(0)).hasMessage("stride: expected int other than 0, found 0");
    }

    @Test
    void setsAreSetsOfObjects() {
        List<Individual> twins = List.of(member(1), member(1));
        Turn turn = turn();
        assertThat(Operations.<Individual>identity().or(Operations.identity()).apply(twins, turn))
                .hasSize(2);
        assertThat(new First<Individual>(1).and(new Last<>(1)).apply(twins, turn))
                .isEmpty();
    }

    @Test
    void branchesOnItsInput() {
        Condition<Individual> crowded = Condition.atLeast(4);
        assertThat(run(Operations.when(crowded, HEAD))).containsExactly(1, 2);
        assertThat(run(HEAD.then(Operations.when(crowded, HEAD, new Bottom(1)))))
                .containsExactly(1);
        assertThat(run(HEAD.then(Operations.when(crowded, new First<>(1))))).containsExactly(1, 2);
    }

    @Test
    void appliesOptionsInOrderUntilTheLimit() {
        List<Option<Individual>> options =
                List.of(Option.of(new Last<>(3), 1), Option.of(new First<>(1), 0), Option.of(new Last<>(2), 1));
        assertThat(run(Operations.choose(9, options))).containsExactly(3, 4);
        assertThat(run(Operations.choose(1, options))).containsExactly(2, 3, 4);
        assertThat(run(Operations.choose(0, options))).containsExactly(1, 2, 3, 4);
    }

    /** 20 000 tosses with probability 0.3: a tolerance of 0.02 is 6 standard errors. */
    @Test
    void appliesWithTheProbabilityOfTheStep() {
        Scalar rising = Scalar.STEP.times(0.1);
        Operation<Individual, Individual> maybe = Operations.withProbability(rising, HEAD);
        Turn turn = new Turn(DnaSpec.EMPTY, new SplittableRandom(5), 3, new Memory());
        int applied = 0;
        for (int i = 0; i < 20_000; i++) {
            applied += maybe.apply(ALL, turn).size() == 2 ? 1 : 0;
        }
        assertThat(applied / 20_000.0).isBetween(0.28, 0.32);
    }

    @Test
    void triesAgainUntilTheOutputChanges() {
        int[] runs = new int[1];
        Operation<Individual, Individual> third = (inputs, turn) -> ++runs[0] < 3 ? inputs : List.of();
        assertThat(run(Operations.untilChange(third, 10))).isEmpty();
        assertThat(runs[0]).isEqualTo(3);
        runs[0] = -100;
        assertThat(run(Operations.untilChange(third, 10))).hasSize(4);
        assertThat(runs[0]).isEqualTo(-90);
    }

    @Test
    void worksOnListsOfLists() {
        Operation<Individual, List<Individual>> pairs =
                (inputs, turn) -> List.of(inputs.subList(0, 2), inputs.subList(2, 4));
        assertThat(run(pairs.then(new Top(1).each()).then(Operations.flatten())))
                .containsExactly(2, 4);
    }

    @Test
    void remembers() {
        Slot<List<Individual>> elite = new Slot<>("elite", List.of());
        Slot<Long> cursor = new Slot<>("cursor", 7L);
        Turn turn = turn();
        Operation<Individual, Individual> recall = Operations.recall(elite);
        assertThat(recall.apply(ALL, turn)).isEmpty();
        assertThat(HEAD.<Individual>remember(elite).setting(cursor, 0L).apply(ALL, turn))
                .isEmpty();
        assertThat(recall.apply(List.of(), turn)).containsExactlyElementsOf(ALL.subList(0, 2));
        assertThat(turn.memory().get(cursor)).isZero();
        assertThat(new Memory().get(cursor)).isEqualTo(7L);
    }

    @Test
    void isAValueThatPrintsAsAFormula() {
        assertThat(formula()).isEqualTo(formula()).hasSameHashCodeAs(formula());
        assertThat(formula())
                .hasToString("((tournament(3) >> PointMutation[step=0.1]) * 4 + ((top(2) | last(all)))[0:1])");
    }

    private static Operation<Individual, Individual> formula() {
        return new Tournament(3)
                .then(new PointMutation())
                .times(4)
                .plus(new Top(2).or(new Last<>(Amount.ALL)).slice(Bounds.of(0, 1)));
    }

    private static List<Integer> run(Operation<Individual, Individual> operation) {
        return operation.apply(ALL, turn()).stream()
                .map(individual -> Math.toIntExact(individual.trial()))
                .toList();
    }

    private static Turn turn() {
        return Turn.of(DnaSpec.EMPTY, new SplittableRandom(1));
    }

    private static Individual member(int number) {
        return new Individual(Dna.EMPTY, List.of((double) number), number, 1);
    }
}
