package org.espalier.geno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.geno.Specs.choose;
import static org.espalier.geno.Specs.integer;
import static org.espalier.geno.Specs.nested;
import static org.espalier.geno.Specs.one;
import static org.espalier.geno.Specs.order;
import static org.espalier.geno.Specs.plain;
import static org.espalier.geno.Specs.real;
import static org.espalier.geno.Specs.spec;
import static org.espalier.geno.Specs.trainer;

import java.util.List;
import org.espalier.geno.DnaVector.Column;
import org.espalier.geno.DnaVector.Encoding;
import org.espalier.path.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnaVectorTest {
    private static final double NO = Double.NaN;

    @Test
    void lays_out_one_column_per_candidate() {
        DnaVector view = DnaVector.of(trainer(), Encoding.ONE_HOT);
        assertThat(view.columns())
                .map(Column::toString)
                .containsExactly(
                        "model.op=0 ONE_HOT",
                        "model.op=1 ONE_HOT",
                        "model.op=2 ONE_HOT",
                        "model.op[=2].filters=0 ONE_HOT",
                        "model.op[=2].filters=1 ONE_HOT",
                        "rate UNIT");
        assertThat(view.encode(Dna.parse("[0, 0.001]"))).containsExactly(1, 0, 0, NO, NO, 1);
        assertThat(view.encode(Dna.parse("[2:[1], 1.0E-6]"))).containsExactly(0, 0, 1, 0, 1, 0);
    }

    @Test
    void lays_out_one_column_per_pick() {
        DnaVector view = DnaVector.of(
                spec(
                        choose("ops", new Selection(2, true, true), plain("a", "b", "c")),
                        order("o", Candidate.of("x"), Candidate.of("y"), nested("z", integer("n", 0, 10, 5)))),
                Encoding.INDEX);
        assertThat(view.columns())
                .map(Column::toString)
                .containsExactly(
                        "ops[0] INDEX",
                        "ops[1] INDEX",
                        "o=0 POSITION",
                        "o=1 POSITION",
                        "o=2 POSITION",
                        "o[0][=2].n UNIT",
                        "o[1][=2].n UNIT",
                        "o[2][=2].n UNIT");
        assertThat(view.columns().get(1).cardinality()).isEqualTo(3);
        assertThat(view.columns().get(6).site().enclosing())
                .map(DecisionSite::id)
                .contains(Path.parse("o"));
        assertThat(view.encode(Dna.parse("[{0 2}, <1 2:[=5] 0>]"))).containsExactly(0, 2, 1, 0, 0.5, NO, 0.5, NO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | false | .9 .8 0 .7 .1 0 | {1 0}",
                "true | true | 0 0 1 1 0 0 | {0 1}",
                "false | true | 0 .1 1 1 0 0 | {0 0}",
                "false | false | 0 0 1 1 0 0 | {2 0}",
            })
    void repairs_picks_to_the_nearest_legal_ones(boolean distinct, boolean sorted, String numbers, String expected) {
        DnaVector view = DnaVector.of(
                spec(choose("m", new Selection(2, distinct, sorted), plain("a", "b", "c"))), Encoding.ONE_HOT);
        double[] vector = List.of(numbers.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(view.decode(vector)).hasToString("[" + expected + "]");
    }

    @Test
    void sorts_positions_into_an_order() {
        DnaVector view = DnaVector.of(spec(order("o", plain("a", "b", "c"))), Encoding.ONE_HOT);
        assertThat(view.decode(new double[] {0.9, -3, 0.8})).hasToString("[<1 2 0>]");
    }

    @Test
    void rounds_integers_to_the_grid_and_clamps_reals() {
        DnaVector view = DnaVector.of(spec(integer("i", 0, 11, 5), real("r", -1, 1)), Encoding.ONE_HOT);
        assertThat(view.decode(new double[] {0.3, 7})).hasToString("[=5, 1.0]");
        assertThat(view.decode(new double[] {1e9, NO})).hasToString("[=10, 0.0]");
    }

    @Test
    void integers_on_a_log_scale_go_to_the_nearest_place_not_to_the_nearest_value() {
        DnaSpec log = spec(new DecisionPoint.IntRange(Path.parse("i"), new IntGrid(1, 64, 1), Scale.LOG, Tags.NONE));
        double between = Math.log(1.45) / Math.log(64);
        assertThat(DnaVector.of(log, Encoding.INDEX).decode(new double[] {between}))
                .hasToString("[=2]");
    }

    @Test
    void decides_what_became_active_without_a_preference() {
        DnaVector view = DnaVector.of(trainer(), Encoding.INDEX);
        double[] vector = view.encode(Dna.parse("[0, 0.001]"));
        vector[0] = 2;
        assertThat(view.decode(vector)).hasToString("[2:[0], 0.001]");
    }

    @Test
    void custom_decisions_have_no_column() {
        DnaVector view = DnaVector.of(spec(Specs.text("t", new CountingGenes(3)), one("x", "a", "b")), Encoding.INDEX);
        assertThat(view.width()).isEqualTo(1);
        assertThat(view.decode(view.encode(Dna.parse("[\"0,1\", 1]")))).hasToString("[\"\", 1]");
    }

    @Test
    void refuses_vectors_of_another_width() {
        DnaVector view = DnaVector.of(trainer(), Encoding.INDEX);
        assertThatThrownBy(() -> view.decode(new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vector: expected 3 numbers, found 5");
    }

    @Test
    void refuses_spaces_that_explode() {
        DnaSpec deep = spec(one("x", "a", "b"));
        for (int i = 0; i < 8; i++) {
            Candidate candidate = new Candidate("c", deep);
            deep = spec(choose("m", new Selection(3, false, false), candidate, candidate));
        }
        DnaSpec exploding = deep;
        assertThatThrownBy(() -> DnaVector.of(exploding, Encoding.INDEX))
                .isInstanceOf(SpecTooLargeException.class)
                .hasMessage("expected at most 50000 decision sites, found 2015539. "
                        + "Raise the limit, or nest fewer choices of several picks");
        String[] many = new String[30_000];
        java.util.Arrays.fill(many, "c");
        assertThatThrownBy(() -> DnaVector.of(spec(one("a", many), one("b", many)), Encoding.ONE_HOT))
                .isInstanceOf(SpecTooLargeException.class)
                .hasMessageStartingWith("expected at most 50000 columns, found 50001.");
    }
}
