package org.espalier.algo.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;
import org.espalier.geno.Scale;
import org.espalier.testing.AlgorithmContract;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.Test;

class GridSweepTest extends AlgorithmContract {
    @Override
    protected Algorithm algorithm() {
        return new GridSweep();
    }

    @Override
    protected boolean isExhaustive() {
        return true;
    }

    @Test
    void visitsFiniteSpacesInOrderOfEnumeration() {
        for (DnaSpec spec : SpecShapes.finite().values()) {
            assertThat(sweep(new GridSweep(), spec))
                    .isEqualTo(Enumerator.of(spec).stream().toList());
        }
    }

    @Test
    void placesPointsInTheScaleOfTheRange() {
        DnaSpec spec = DnaSpec.of(List.of(
                SpecShapes.real("a", 1, 100, Scale.LOG),
                SpecShapes.real("b", 0, 1, Scale.LINEAR),
                SpecShapes.real("c", 2, 2, Scale.LINEAR)));
        assertThat(sweep(new GridSweep().pointsPerFloat(3), spec).stream().map(Dna::toString))
                .containsExactly(
                        "[1.0, 0.0, 2.0]",
                        "[1.0, 0.5, 2.0]",
                        "[1.0, 1.0, 2.0]",
                        "[10.0, 0.0, 2.0]",
                        "[10.0, 0.5, 2.0]",
                        "[10.0, 1.0, 2.0]",
                        "[100.0, 0.0, 2.0]",
                        "[100.0, 0.5, 2.0]",
                        "[100.0, 1.0, 2.0]");
    }

    @Test
    void visitsIntegersInFullOrAtPoints() {
        DnaSpec spec = DnaSpec.of(List.of(SpecShapes.integer("i", 0, 100, 10, Scale.LINEAR)));
        assertThat(sweep(new GridSweep(), spec)).hasSize(11);
        assertThat(sweep(new GridSweep().pointsPerInt(3), spec).stream().map(Dna::toString))
                .containsExactly("[=0]", "[=50]", "[=100]");
    }

    @Test
    void dropsPointsThatFallOnTheSameInteger() {
        DnaSpec spec = DnaSpec.of(List.of(SpecShapes.integer("i", 1, 20, 1, Scale.LOG)));
        List<Dna> dna = sweep(new GridSweep().pointsPerInt(15), spec);
        assertThat(dna).doesNotHaveDuplicates().hasSizeBetween(10, 14);
        assertThat((Object) dna.get(0)).hasToString("[=1]");
        assertThat((Object) dna.get(dna.size() - 1)).hasToString("[=20]");
    }

    @Test
    void shardsPartTheSpace() {
        DnaSpec spec = SpecShapes.all().get("mixed");
        GridSweep coarse = new GridSweep().pointsPerFloat(2).pointsPerInt(2);
        List<Dna> together = new ArrayList<>();
        for (int shard = 0; shard < 3; shard++) {
            together.addAll(sweep(coarse.shard(shard, 3), spec));
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(sweep(coarse, spec));
        assertThat((Object) sweep(coarse.shard(2, 3), spec).get(0))
                .isEqualTo(sweep(coarse, spec).get(2));
    }

    @Test
    void continuesAfterItsHistory() {
        DnaSpec spec = SpecShapes.all().get("floats");
        GridSweep sweep = new GridSweep().pointsPerFloat(4);
        List<Dna> all = sweep(sweep, spec);
        Problem problem = Problem.of(spec, Objective.REWARD, 1);
        Proposer resumed = problem.start(sweep);
        resumed.observe(List.of(
                new Observation(1, all.get(0), Outcome.scored(1), Map.of()),
                new Observation(2, all.get(1), new Outcome.Failed("lost"), Map.of())));
        assertThat((Object) resumed.propose(problem.request(3)).get(0).dna()).isEqualTo(all.get(2));
    }

    @Test
    void refusesShardsOfWhatHasNoNumbers() {
        assertThatThrownBy(() ->
                        sweep(new GridSweep().shard(0, 2), SpecShapes.all().get("custom")))
                .hasMessage(
                        "sweep: expected one shard in the order of enumeration for a space with custom decisions, which have"
                                + " no numbers, found " + new GridSweep().shard(0, 2));
        assertThatThrownBy(() -> new GridSweep().shard(2, 2)).hasMessage("shard: expected int in [0, 1], found 2");
        assertThatThrownBy(() -> new GridSweep().pointsPerFloat(0))
                .hasMessage("pointsPerFloat: expected int in [1, inf), found 0");
    }

    private static List<Dna> sweep(GridSweep sweep, DnaSpec spec) {
        Proposer proposer = Problem.of(spec, Objective.REWARD, 1).start(sweep);
        return proposer.propose(new Request(1, 1, 100_000, 0, List.of())).stream()
                .map(Proposal::dna)
                .toList();
    }
}
