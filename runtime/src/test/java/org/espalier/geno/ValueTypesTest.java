package org.espalier.geno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.geno.Specs.choose;
import static org.espalier.geno.Specs.one;
import static org.espalier.geno.Specs.plain;
import static org.espalier.geno.Specs.real;
import static org.espalier.geno.Specs.spec;

import java.util.List;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.path.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueTypesTest {
    @Test
    void points_refuse_what_cannot_be_decided() {
        assertThatThrownBy(() -> choose("x", Selection.ONE)).hasMessage("candidates: expected at least 1, found none");
        assertThatThrownBy(() -> choose("x", new Selection(3, true, false), plain("a", "b")))
                .hasMessage(
                        "k: expected int in [1, 2] for distinct picks, found 3. Add candidates or allow repetition");
        assertThatThrownBy(() -> new Permutation(Path.ROOT, List.of(), Tags.NONE))
                .hasMessage("candidates: expected at least 1, found none");
        assertThatThrownBy(() -> real("x", 1, 0)).hasMessage("range: expected finite min <= max, found [1.0, 0.0]");
        assertThatThrownBy(() -> real("x", 0, Double.NaN))
                .hasMessage("range: expected finite min <= max, found [0.0, NaN]");
        assertThatThrownBy(() -> new FloatRange(Path.ROOT, 0, 1, Scale.LOG, Tags.NONE))
                .hasMessage("min: expected float in (0, inf) for a log scale, found 0.0");
        assertThatThrownBy(() -> new IntRange(Path.ROOT, new IntGrid(0, 1, 1), Scale.LOG, Tags.NONE))
                .hasMessage("min: expected int in [1, inf) for a log scale, found 0");
        assertThatThrownBy(() -> new Selection(0, true, false)).hasMessage("k: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> spec(one("a", "1"), one("b", "1"), one("a", "2")))
                .hasMessage(
                        "points: expected different locations, found 'a' twice. The location identifies the decision");
    }

    @Test
    void grids_refuse_what_they_cannot_hold() {
        assertThatThrownBy(() -> new IntGrid(2, 1, 1)).hasMessage("range: expected min <= max, found [2, 1]");
        assertThatThrownBy(() -> new IntGrid(0, 1, 0)).hasMessage("step: expected int in [1, inf), found 0");
        assertThatThrownBy(() -> new IntGrid(Long.MIN_VALUE, 0, 1))
                .hasMessage("range: expected bounds within 2^61, found [-9223372036854775808, 0]");
    }

    @Test
    void grids_count_and_round() {
        IntGrid grid = new IntGrid(-2, 9, 4);
        assertThat(grid.count()).isEqualTo(3);
        assertThat(grid.last()).isEqualTo(6);
        assertThat(grid.contains(2)).isTrue();
        assertThat(grid.contains(3)).isFalse();
        assertThat(grid.indexOf(6)).isEqualTo(2);
        assertThat(List.of(grid.nearest(-1e30), grid.nearest(3.9), grid.nearest(4.1), grid.nearest(1e30)))
                .containsExactly(-2L, 2L, 6L, 6L);
        assertThat(grid.nearest(Double.NaN)).isEqualTo(-2);
        IntGrid wide = new IntGrid(-(1L << 61), 1L << 61, 1);
        assertThat(wide.nearest(Double.MAX_VALUE)).isEqualTo(1L << 61);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void scales_are_inverse_and_stay_in_range_also_for_extreme_bounds(Scale scale) {
        double[][] ranges = {{1e-6, 1}, {3, 3}, {1e-300, 1e300}, {Double.MIN_VALUE, Double.MAX_VALUE}, {5, 5.000001}};
        for (double[] range : ranges) {
            for (double unit : new double[] {0, 0.25, 0.5, 1}) {
                double value = scale.fromUnit(unit, range[0], range[1]);
                assertThat(value).isBetween(range[0], range[1]);
                double back = scale.fromUnit(scale.toUnit(value, range[0], range[1]), range[0], range[1]);
                assertThat(back).isCloseTo(value, within(Math.max(1e-12 * range[1], 1e-8 * value)));
            }
            assertThat(scale.fromUnit(1, range[0], range[1])).isCloseTo(range[1], within(1e-12 * range[1]));
        }
    }

    @Test
    void a_linear_scale_is_exact_for_ranges_wider_than_the_largest_double() {
        double max = Double.MAX_VALUE;
        assertThat(Scale.LINEAR.toUnit(0, -max, max)).isEqualTo(0.5);
        assertThat(Scale.LINEAR.fromUnit(0.5, -max, max)).isZero();
    }

    @Test
    void decisions_and_dna_have_a_total_order_that_agrees_with_equality() {
        List<String> ascending = List.of(
                "[]", "[0]", "[0, 0]", "[0:[0]]", "[0:[1]]", "[1]", "[{1 0}]", "[<0 1>]", "[-0.0]", "[0.0]", "[=1]",
                "[\"\"]");
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                int order = Dna.parse(ascending.get(i)).compareTo(Dna.parse(ascending.get(j)));
                assertThat(Integer.signum(order)).isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void dna_edits_return_the_same_object_if_nothing_changes() {
        Dna dna = Dna.parse("[1, 0.5]");
        assertThat(dna.with(0, Chosen.of(1))).isSameAs(dna);
        assertThat(dna.with(0, Chosen.of(2))).hasToString("[2, 0.5]");
        assertThat(Dna.of()).isSameAs(Dna.EMPTY);
    }

    @Test
    void picks_refuse_negative_candidates_and_choices_without_picks() {
        assertThatThrownBy(() -> Pick.of(-1)).hasMessage("index: expected int in [0, inf), found -1");
        assertThatThrownBy(() -> new Chosen(List.of())).hasMessage("picks: expected at least 1, found none");
    }

    @Test
    void tags_refuse_blank_names_and_odd_hints() {
        assertThatThrownBy(() -> Tags.NONE.named(" ")).hasMessage("name: expected some text, found ' '");
        assertThatThrownBy(() -> Tags.NONE.hint(List.of()))
                .hasMessageStartingWith("hint: expected text, number or boolean, found java.util.");
        assertThat(Tags.NONE.hint("ops").hint(2).hasHint(2)).isTrue();
    }
}
