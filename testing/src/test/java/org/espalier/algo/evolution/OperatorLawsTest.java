package org.espalier.algo.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.espalier.algo.evolution.mutate.GaussianStep;
import org.espalier.algo.evolution.mutate.Mutator;
import org.espalier.algo.evolution.mutate.OrderMove;
import org.espalier.algo.evolution.mutate.PickSwap;
import org.espalier.algo.evolution.mutate.PointMutation;
import org.espalier.algo.evolution.mutate.PolynomialMutation;
import org.espalier.algo.evolution.mutate.Resample;
import org.espalier.algo.evolution.mutate.Several;
import org.espalier.algo.evolution.mutate.SubsetExchange;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.algo.evolution.operation.Weighting;
import org.espalier.algo.evolution.operation.Where;
import org.espalier.algo.evolution.recombine.AverageCrossover;
import org.espalier.algo.evolution.recombine.BlendCrossover;
import org.espalier.algo.evolution.recombine.Cuts;
import org.espalier.algo.evolution.recombine.CycleCrossover;
import org.espalier.algo.evolution.recombine.EdgeCrossover;
import org.espalier.algo.evolution.recombine.KPoint;
import org.espalier.algo.evolution.recombine.MixedCrossover;
import org.espalier.algo.evolution.recombine.OrderCrossover;
import org.espalier.algo.evolution.recombine.PartiallyMapped;
import org.espalier.algo.evolution.recombine.Recombinator;
import org.espalier.algo.evolution.recombine.Segmented;
import org.espalier.algo.evolution.recombine.SimulatedBinary;
import org.espalier.algo.evolution.recombine.UniformCrossover;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.SpecShapes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No operator ever leaves the space, whatever its shape; each is a value. */
class OperatorLawsTest {
    private static final int ROUNDS = 60;

    private static List<Mutator> mutators() {
        List<Mutator> all = new ArrayList<>(List.of(
                new PointMutation(),
                new Resample(),
                new Resample(Where.any(2)),
                new Resample(Where.path("**.u").not()),
                new PickSwap(),
                new SubsetExchange(2),
                new GaussianStep(0.3),
                new PolynomialMutation(5, 3),
                new Several(new PointMutation(), 0.5, 4)));
        for (OrderMove.Kind kind : OrderMove.Kind.values()) {
            all.add(new OrderMove(kind));
        }
        return all;
    }

    private static List<Recombinator> recombinators() {
        return List.of(
                new UniformCrossover(),
                new UniformCrossover(Where.any(1)),
                new UniformCrossover(Where.matching(locus -> locus.point().picks() == 1)),
                new UniformCrossover(Weighting.of(1, 0)),
                new AverageCrossover(),
                new AverageCrossover(Weighting.of(1, 3)),
                new BlendCrossover(),
                new SimulatedBinary(),
                new MixedCrossover(),
                new KPoint(1),
                new KPoint(3),
                new Segmented(Cuts.at(0, 1)),
                new PartiallyMapped(),
                new OrderCrossover(Where.all()),
                new CycleCrossover(),
                new EdgeCrossover());
    }

    @TestFactory
    Stream<DynamicTest> mutationsStayInside() {
        return SpecShapes.all().entrySet().stream()
                .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> {
                    DnaSpec spec = shape.getValue();
                    for (Mutator mutator : mutators()) {
                        RandomGenerator random = new SplittableRandom(7);
                        Dna dna = DnaSampler.overDecisions().sample(spec, random);
                        for (int i = 0; i < ROUNDS; i++) {
                            dna = mutator.mutate(dna, Turn.of(spec, random));
                            assertThat(spec.check(dna))
                                    .as("%s: %s", mutator, dna)
                                    .isEmpty();
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> recombinationsStayInside() {
        return SpecShapes.all().entrySet().stream()
                .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> {
                    DnaSpec spec = shape.getValue();
                    RandomGenerator random = new SplittableRandom(11);
                    for (Recombinator recombinator : recombinators()) {
                        for (int i = 0; i < ROUNDS; i++) {
                            List<Individual> parents = List.of(draw(spec, random), draw(spec, random));
                            List<Dna> children = recombinator.recombine(parents, Turn.of(spec, random));
                            assertThat(children).as("%s", recombinator).isNotEmpty();
                            for (Dna child : children) {
                                assertThat(spec.check(child))
                                        .as("%s: %s", recombinator, child)
                                        .isEmpty();
                            }
                        }
                    }
                }));
    }

    /** An edge crossover may go round the same tour the other way. */
    @Test
    void equalParentsHaveOnlyThemselvesAsChildren() {
        RandomGenerator random = new SplittableRandom(13);
        for (DnaSpec spec : SpecShapes.finite().values()) {
            List<Recombinator> keeping = recombinators().stream()
                    .filter(recombinator -> !(recombinator instanceof EdgeCrossover))
                    .toList();
            for (Recombinator recombinator : keeping) {
                Individual parent = draw(spec, random);
                List<Individual> children = recombinator.apply(List.of(parent, parent), Turn.of(spec, random));
                assertThat(children).as("%s", recombinator).allMatch(child -> child == parent);
            }
        }
    }

    @Test
    void operatorsAreValues() {
        for (int i = 0; i < mutators().size(); i++) {
            if (!mutators().get(i).toString().contains("$")) {
                assertThat(mutators().get(i))
                        .isEqualTo(mutators().get(i))
                        .hasSameHashCodeAs(mutators().get(i));
            }
        }
        assertThat(new KPoint(2)).isEqualTo(new KPoint(2)).isNotEqualTo(new KPoint(1));
        assertThat(new OrderMove(OrderMove.Kind.INVERT)).hasToString("invert(everywhere)");
    }

    @Test
    void crossoversOfTwoRefuseMore() {
        DnaSpec spec = SpecShapes.nasBench201();
        RandomGenerator random = new SplittableRandom(1);
        List<Individual> three = List.of(draw(spec, random), draw(spec, random), draw(spec, random));
        assertThatThrownBy(() -> new KPoint(1).recombine(three, Turn.of(spec, random)))
                .hasMessage("parents: expected 2 for this crossover, found 3. "
                        + "Select 2 before it, and repeat both for more children");
        assertThat(new KPoint(1).recombine(three.subList(0, 1), Turn.of(spec, random)))
                .containsExactly(three.get(0).dna());
        assertThatThrownBy(() -> new UniformCrossover(Weighting.of(1, 2)).recombine(three, Turn.of(spec, random)))
                .hasMessage("weights: expected one for each of 3 items, found [1.0, 2.0]");
        assertThatThrownBy(() -> Weighting.of(0, -1))
                .hasMessage("weights: expected floats in [0, inf), not all 0, found [0.0, -1.0]");
    }

    /** The child of two different branches is one of the two, with the decisions of that branch. */
    @Test
    void branchesComeFromOneParentWithAllThatIsInside() {
        DnaSpec spec = SpecShapes.conditional();
        RandomGenerator random = new SplittableRandom(2);
        List<Individual> parents =
                List.of(Individual.child(Dna.parse("[0]")), Individual.child(Dna.parse("[2:[1, 1]]")));
        for (int i = 0; i < 50; i++) {
            assertThat(new MixedCrossover().recombine(parents, Turn.of(spec, random)))
                    .hasSize(1)
                    .allMatch(child ->
                            parents.stream().anyMatch(parent -> parent.dna().equals(child)));
        }
    }

    private static Individual draw(DnaSpec spec, RandomGenerator random) {
        return Individual.child(DnaSampler.overDecisions().sample(spec, random));
    }
}
