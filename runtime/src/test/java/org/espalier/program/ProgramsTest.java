package org.espalier.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.espalier.algo.evolution.Evolution;
import org.espalier.algo.evolution.mutate.PointMutation;
import org.espalier.hyper.CustomHyper;
import org.espalier.io.SymbolJson;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.TypeRegistry;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    record Layer(int width) {}

    record Net(List<Layer> layers, double rate) {}

    private static final SymbolType<Layer> LAYER = SymbolType.of(Layer.class);
    private static final SymbolType<Net> NET = SymbolType.of(Net.class);
    private static final TypeRegistry TYPES = TypeRegistry.of(LAYER, NET);
    private static final Symbol<Net> SMALL = NET.symbol(List.of(LAYER.symbol(1)), 0.5);

    private static Object grow(Place place, RandomGenerator random) {
        if (place.kind() == Place.Kind.INSERT) {
            return LAYER.symbol(random.nextInt(1, 9));
        }
        return place.path().toString().endsWith("width")
                ? random.nextInt(1, 9)
                : place.node().orElseThrow();
    }

    @Test
    void mutationsReplaceInsertAndDelete() {
        CustomHyper<Net> space = Programs.evolve(SMALL, ProgramsTest::grow, TYPES);
        RandomGenerator random = new SplittableRandom(4);
        String text = space.genes().random(random, Optional.empty());
        Set<Integer> lengths = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            text = space.genes().random(random, Optional.of(text));
            assertThat(space.genes().isValid(text)).isTrue();
            lengths.add(SymbolJson.read(text, TYPES).at("layers").children().size());
        }
        assertThat(lengths).contains(0, 1, 2, 3);
    }

    @Test
    void growsTowardsTheObjective() {
        Study<Net> study = Study.of(Programs.evolve(SMALL, ProgramsTest::grow, TYPES))
                .algorithm(Evolution.hillClimb(new PointMutation(), 1, 1))
                .seed(3)
                .start();
        study.run(
                300,
                net -> -Math.abs(
                        30 - net.layers().stream().mapToInt(Layer::width).sum()));
        assertThat(study.best().metrics()).containsEntry("reward", 0.0);
    }

    @Test
    void editsThatDoNotFitAreDrawnAgainAndPlacesOfWeightZeroStay() {
        PlaceWeights rateOnly = place -> place.path().toString().equals("rate") ? 1 : 0;
        CustomHyper<Net> wrong = Programs.evolve(SMALL, (place, random) -> "fast", rateOnly, TYPES);
        RandomGenerator random = new SplittableRandom(4);
        String initial = wrong.genes().random(random, Optional.empty());
        assertThat(wrong.genes().random(random, Optional.of(initial))).isEqualTo(initial);
        CustomHyper<Net> fixed = Programs.evolve(SMALL, (place, any) -> 1.0, place -> 0, TYPES);
        assertThat(fixed.genes().random(random, Optional.of(initial))).isEqualTo(initial);
    }

    @Test
    void refusesWhatCannotBeReadBack() {
        assertThatThrownBy(() -> Programs.evolve(SMALL, ProgramsTest::grow, TypeRegistry.of(NET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "initial: expected a tree of registered types that can be written as text, found ");
    }
}
