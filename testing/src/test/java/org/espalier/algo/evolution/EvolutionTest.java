package org.espalier.algo.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Request;
import org.espalier.algo.evolution.mutate.PointMutation;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.select.Amount;
import org.espalier.algo.evolution.select.Dominance;
import org.espalier.algo.evolution.select.Last;
import org.espalier.algo.evolution.select.ReferenceNiching;
import org.espalier.algo.evolution.select.Tournament;
import org.espalier.geno.Dna;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class EvolutionTest {
    private static final Problem PROBLEM = Problem.of(SpecShapes.nasBench201(), Objective.REWARD, 4);

    private static final Evolution AGEING =
            new Evolution(Start.random(3), new Tournament(2).then(new PointMutation()), new Last<Individual>(5));

    @Test
    void populationStaysAsLargeAsTheUpdateLeavesIt() {
        EvolutionRun run = AGEING.start(PROBLEM);
        for (int trial = 1; trial <= 500; trial++) {
            tell(run, trial, trial % 7);
        }
        assertThat(run.population()).hasSize(5);
        assertThat(run.population().get(4).trial()).isEqualTo(500);
        assertThat(run.generation()).isEqualTo(498);
    }

    @Test
    void failuresRankLastAndSkippedTrialsStayOut() {
        EvolutionRun run = AGEING.start(PROBLEM);
        Dna dna = run.propose(PROBLEM.request(1)).get(0).dna();
        run.observe(List.of(
                new Observation(1, dna, new Outcome.Failed("no"), Map.of()),
                new Observation(2, dna, new Outcome.Skipped("no"), Map.of()),
                new Observation(3, dna, Outcome.scored(-1e300), Map.of())));
        assertThat(run.population()).extracting(Individual::trial).containsExactly(1L, 3L);
        assertThat(run.population().get(0).score()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void continuesFromItsHistory() {
        EvolutionRun run = AGEING.start(PROBLEM);
        List<Observation> history = new ArrayList<>();
        for (int trial = 1; trial <= 40; trial++) {
            history.add(tell(run, trial, trial % 11));
        }
        EvolutionRun again = AGEING.start(PROBLEM);
        again.observe(history);
        assertThat(again.population()).isEqualTo(run.population());
        assertThat(again.generation()).isEqualTo(run.generation());
        assertThat(again.propose(PROBLEM.request(41))).isEqualTo(run.propose(PROBLEM.request(41)));
    }

    @Test
    void answersWithRandomDnaWhileAllOutcomesAreAwaited() {
        EvolutionRun run = new Nsga2(2).evolution().start(PROBLEM);
        List<Proposal> proposals = run.propose(new Request(4, 1, 10, 0, List.of()));
        assertThat(proposals).hasSize(10).extracting(Proposal::notes).containsOnly(Map.of("generation", 1L));
    }

    @Test
    void speciesHaveEachMemberOnce() {
        EvolutionRun run = new Neat(8).evolution().start(PROBLEM);
        for (int trial = 1; trial <= 200; trial++) {
            tell(run, trial, trial % 13);
            List<Individual> members = run.memory().get(Speciation.LIVING).stream()
                    .flatMap(species -> species.members().stream())
                    .toList();
            assertThat(members).containsExactlyInAnyOrderElementsOf(run.population());
        }
        assertThat(run.generation()).isGreaterThan(20);
    }

    @Test
    void spreadsOverDirections() {
        List<Individual> front = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            front.add(new Individual(Dna.EMPTY, List.of((double) i, 20.0 - i), i + 1, 1));
        }
        var turn = Turn.of(PROBLEM.spec(), PROBLEM.request(1).random(0));
        assertThat(new ReferenceNiching(5, 4).apply(List.of(front), turn))
                .extracting(Individual::trial)
                .containsExactlyInAnyOrder(1L, 6L, 11L, 16L, 21L);
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> Start.random(0)).hasMessage("size: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new Nsga2(1)).hasMessage("population: expected int in [2, inf), found 1");
        assertThatThrownBy(() -> new Nsga3(1)).hasMessage("population: expected int in [2, inf), found 1");
        assertThatThrownBy(() -> new Neat(5, new Compatibility(1, 3), 0.4, 0, new PointMutation()))
                .hasMessage("breeding: expected float in (0, 1], found 0.0");
        assertThatThrownBy(() -> new Neat(5, new Compatibility(1, 3), -1, 1, new PointMutation()))
                .hasMessage("threshold: expected float in [0, inf), found -1.0");
        assertThatThrownBy(() -> new Compatibility(-1, 3))
                .hasMessage("weights: expected floats in [0, inf), found -1.0 and 3.0");
        assertThatThrownBy(() -> Amount.share(1.5)).hasMessage("share: expected float in [0, 1], found 1.5");
        assertThatThrownBy(() -> Dominance.dominates(List.of(1.0), List.of(1.0, 2.0)))
                .hasMessage("scores: expected equally many, found [1.0] and [1.0, 2.0]");
    }

    private static Observation tell(EvolutionRun run, int trial, double score) {
        Proposal proposal = run.propose(PROBLEM.request(trial)).get(0);
        Observation observation = Observation.of(trial, proposal, Outcome.scored(score));
        run.observe(List.of(observation));
        return observation;
    }
}
