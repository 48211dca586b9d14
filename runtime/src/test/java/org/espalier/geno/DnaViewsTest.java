package org.espalier.geno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.espalier.geno.Specs.integer;
import static org.espalier.geno.Specs.nested;
import static org.espalier.geno.Specs.plain;
import static org.espalier.geno.Specs.spec;
import static org.espalier.geno.Specs.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.MapStyle.Keys;
import org.espalier.geno.MapStyle.Picks;
import org.espalier.geno.MapStyle.Values;
import org.espalier.path.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnaViewsTest {
    private static final DnaSpec SPEC = spec(
            named(
                    "x",
                    "top",
                    Selection.ONE,
                    Candidate.of("foo"),
                    nested("bar", named("u", "sub", Selection.ONE, plain("5", "6")))),
            new FloatRange(Path.parse("y"), 0, 1, Scale.LINEAR, Tags.NONE.named("lr")),
            new Choices(
                    Path.parse("z"),
                    new Selection(2, false, false),
                    List.of(Candidate.of("1"), nested("two", named("w", "inner", Selection.ONE, plain("A", "B")))),
                    Tags.NONE));
    private static final Dna DNA = Dna.parse("[1:[0], 0.5, {1:[1] 1:[0]}]");

    private static DecisionPoint named(String at, String name, Selection selection, Candidate... candidates) {
        return new Choices(Path.parse(at), selection, List.of(candidates), Tags.NONE.named(name));
    }

    @Test
    void numbers_go_depth_first() {
        assertThat(DnaViews.toNumbers(DNA)).isEqualTo(List.<Object>of(1, 0, 0.5, 1, 1, 1, 0));
        DnaSpec other = spec(integer("i", 0, 9, 3), text("t", new CountingGenes(1)));
        assertThat(DnaViews.toNumbers(Dna.parse("[=3, \"0\"]"))).isEqualTo(List.<Object>of(3L, "0"));
        assertThat(DnaViews.fromNumbers(other, List.of(3, "0"))).hasToString("[=3, \"0\"]");
    }

    @Test
    void says_which_number_is_wrong() {
        assertThatThrownBy(() -> DnaViews.fromNumbers(SPEC, List.of(1, 0, 1)))
                .isInstanceOf(DnaException.class)
                .hasMessage("List of numbers is not valid (1 problem):\n"
                        + "  y: expected float in [0.0, 1.0], found Integer 1 as number 2");
        assertThatThrownBy(() -> DnaViews.fromNumbers(SPEC, List.of(2)))
                .hasMessageContaining("x: expected candidate in [0, 1], found Integer 2 as number 0");
        assertThatThrownBy(() -> DnaViews.fromNumbers(SPEC, List.of(0, 0.5, 0)))
                .hasMessageContaining("z[1]: expected candidate in [0, 1], found the end of the 3 numbers");
        assertThatThrownBy(() -> DnaViews.fromNumbers(SPEC, List.of(0, 0.5, 0, 0, 7)))
                .hasMessageContaining("(root): expected 4 numbers, found 5 numbers");
        assertThatThrownBy(() -> DnaViews.fromNumbers(SPEC, Arrays.asList(0, null)))
                .hasMessageContaining("y: expected float in [0.0, 1.0], found null as number 1");
        assertThatThrownBy(() -> DnaViews.fromNumbers(SPEC, List.of(0, 1.5, 0, 0)))
                .hasMessageContaining("y: expected float in [0.0, 1.0], found 1.5");
    }

    @Test
    void maps_by_id() {
        assertThat(DnaViews.toMap(SPEC, DNA, MapStyle.DEFAULT))
                .containsExactly(
                        entry("x", 1),
                        entry("x[=1].u", 0),
                        entry("y", 0.5),
                        entry("z", List.of(1, 1)),
                        entry("z[0][=1].w", 1),
                        entry("z[1][=1].w", 0));
    }

    @Test
    void maps_by_name_gather_the_values_of_a_definition_that_is_used_twice() {
        assertThat(DnaViews.toMap(SPEC, DNA, MapStyle.DEFAULT.keys(Keys.NAME_OR_ID)))
                .containsExactly(
                        entry("top", 1),
                        entry("sub", 0),
                        entry("lr", 0.5),
                        entry("z", List.of(1, 1)),
                        entry("inner", List.of(1, 0)));
    }

    @Test
    void maps_list_each_pick_if_asked() {
        assertThat(DnaViews.toMap(SPEC, DNA, MapStyle.DEFAULT.picks(Picks.ENTRIES)))
                .containsOnlyKeys("x", "x[=1].u", "y", "z[0]", "z[1]", "z[0][=1].w", "z[1][=1].w");
        assertThat(DnaViews.toMap(SPEC, DNA, MapStyle.DEFAULT.picks(Picks.BOTH)))
                .containsEntry("z", List.of(1, 1))
                .containsEntry("z[1]", 1);
    }

    @ParameterizedTest
    @CsvSource({"INDEX, 1", "CHOICE, 1/2", "LABEL, bar", "CHOICE_AND_LABEL, 1/2 (bar)"})
    void maps_write_picks_in_four_ways(Values values, String expected) {
        assertThat(String.valueOf(DnaViews.toMap(SPEC, DNA, MapStyle.DEFAULT.values(values))
                        .get("x")))
                .isEqualTo(expected);
    }

    @Test
    void maps_list_inactive_decisions_as_null_if_asked() {
        Map<String, Object> map = new LinkedHashMap<>(
                DnaViews.toMap(SPEC, Dna.parse("[0, 0.5, {0 0}]"), MapStyle.DEFAULT.withInactive()));
        assertThat(map)
                .containsEntry("x[=1].u", null)
                .containsEntry("z[1][=1].w", null)
                .hasSize(6);
        assertThat(DnaViews.fromMap(SPEC, map)).hasToString("[0, 0.5, {0 0}]");
    }

    @Test
    void reads_a_mixture_of_styles_and_ignores_the_rest() {
        Map<String, Object> map = Map.of(
                "top", "1/2 (bar)", "x[=1].u", "6", "lr", 0.5f, "z[0]", "1", "z[1]", "1/2", "inner", 1, "extra", 9);
        assertThat(DnaViews.fromMap(SPEC, map)).hasToString("[1:[1], 0.5, {0 1:[1]}]");
    }

    @Test
    void lists_all_problems_of_a_map() {
        Map<String, Object> map = Map.of("x", "baz", "y", 5.0, "z", List.of(0));
        assertThatThrownBy(() -> DnaViews.fromMap(SPEC, map))
                .isInstanceOf(DnaException.class)
                .hasMessage("""
                        Map of decisions is not valid (3 problems):
                          x: expected candidate in [0, 1], as a number, 'i/2', a label or 'i/2 (label)', found String "baz". Maybe 'bar'?
                          y: expected float in [0.0, 1.0], found 5.0
                          z: expected 2 of 2, so 2 values, found 1 values""");
    }

    @Test
    void says_under_which_keys_a_missing_decision_is_looked_for() {
        assertThatThrownBy(() -> DnaViews.fromMap(SPEC, Map.of("x", 1, "y", 1, "z[0]", 0)))
                .hasMessage("""
                        Map of decisions is not valid (3 problems):
                          x[=1].u: expected 1 of 2, found nothing. Give it as 'x[=1].u' or 'sub'
                          y: expected float in [0.0, 1.0], found Integer 1
                          z[1]: expected 2 of 2, found nothing. Give it as 'z[1]'""");
    }

    @Test
    void a_name_must_have_as_many_values_as_it_has_decisions() {
        assertThatThrownBy(() ->
                        DnaViews.fromMap(SPEC, Map.of("x", 0, "y", 0.5, "z", List.of(0, 1), "inner", List.of(0, 1))))
                .hasMessageContaining("(root): expected 1 values for the name 'inner', found 2 values");
        assertThatThrownBy(() -> DnaViews.fromMap(SPEC, Map.of("x", 0, "y", 0.5, "z", List.of(1, 1), "inner", 0)))
                .hasMessageContaining("z[1][=1].w: expected 1 of 2, so 2 values, found 1 values");
    }

    @Test
    void a_label_must_be_that_of_one_candidate() {
        DnaSpec twins = spec(named("x", "n", Selection.ONE, plain("same", "same", "other")));
        assertThatThrownBy(() -> DnaViews.fromMap(twins, Map.of("x", "same")))
                .hasMessageContaining("found String \"same\". Candidates [0, 1] have this label: give the number");
        assertThat(DnaViews.fromMap(twins, Map.of("x", "1/3 (same)"))).hasToString("[1]");
    }

    @ParameterizedTest
    @CsvSource({"0/3", "2/2", "0/2 (bar)", "99999999999/2"})
    void a_pick_in_words_must_agree_with_the_candidates(String pick) {
        assertThatThrownBy(() -> DnaViews.fromMap(SPEC, Map.of("x", pick, "y", 0.5, "z", List.of(0, 0))))
                .hasMessageContaining("x: expected candidate in [0, 1]")
                .hasMessageContaining("found String \"" + pick + "\"");
    }
}
