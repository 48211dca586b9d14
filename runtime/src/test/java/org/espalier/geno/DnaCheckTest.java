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
import static org.espalier.geno.Specs.text;

import java.util.List;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.path.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnaCheckTest {
    private static final DnaSpec SPEC = spec(
            choose(
                    "op",
                    Selection.ONE,
                    Candidate.of("zero"),
                    nested("conv", one("filters", "4", "8"), real("p", 0, 1))),
            choose("pair", new Selection(2, true, true), plain("a", "b", "c")),
            choose("free", new Selection(2, false, false), Candidate.of("x"), nested("y", integer("n", 0, 10, 5))),
            order("order", plain("a", "b", "c")),
            text("word", new CountingGenes(2)));

    @Test
    void accepts_what_fits() {
        assertThat(SPEC.check(Dna.parse("[1:[0, 0.5], {0 2}, {1:[=10] 0}, <2 0 1>, \"0,1\"]")))
                .isEmpty();
        assertThat(DnaSpec.EMPTY.check(Dna.EMPTY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[2, {0 1}, {0 0}, <0 1 2>, \"\"] | op: expected candidate in [0, 1], found 2",
                "[1, {0 1}, {0 0}, <0 1 2>, \"\"] | op[=1]: expected 2 decisions, found no decisions. The decisions are filters, p",
                "[0:[1], {0 1}, {0 0}, <0 1 2>, \"\"] | op[=0]: expected no decisions, found 1 decision",
                "[1:[2, 0.5], {0 1}, {0 0}, <0 1 2>, \"\"] | op[=1].filters: expected candidate in [0, 1], found 2",
                "[1:[0, 1.5], {0 1}, {0 0}, <0 1 2>, \"\"] | op[=1].p: expected float in [0.0, 1.0], found 1.5",
                "[1:[0, 1], {0 1}, {0 0}, <0 1 2>, \"\"] | op[=1].p: expected float in [0.0, 1.0], found 1",
                "[0.5, {0 1}, {0 0}, <0 1 2>, \"\"] | op: expected 1 of 2, found 0.5",
                "[{0 0}, {0 1}, {0 0}, <0 1 2>, \"\"] | op: expected 1 of 2, found 2 picks (0 0)",
                "[0, {0 1 2}, {0 0}, <0 1 2>, \"\"] | pair: expected 2 of 3 distinct sorted, found 3 picks (0 1 2)",
                "[0, {1 1}, {0 0}, <0 1 2>, \"\"] | pair: expected distinct picks, found (1 1). No candidate may be picked twice",
                "[0, {2 1}, {0 0}, <0 1 2>, \"\"] | pair: expected sorted picks, found (2 1). Candidate numbers must not decrease",
                "[0, {0 3}, {0 0}, <0 1 2>, \"\"] | pair[1]: expected candidate in [0, 2], found 3",
                "[0, {0 1}, {0 1:[=3]}, <0 1 2>, \"\"] | free[1][=1].n: expected int in [0, 10] step 5, found =3",
                "[0, {0 1}, {0 0}, <0 0 2>, \"\"] | order: expected each of the 3 candidates once, found (0 0 2)",
                "[0, {0 1}, {0 0}, <0 1>, \"\"] | order: expected each of the 3 candidates once, found (0 1)",
                "[0, {0 1}, {0 0}, {0 1 2}, \"\"] | order: expected order of 3, found {0 1 2}",
                "[0, {0 1}, {0 0}, <0 1 2>, \"7\"] | word: expected text of kind Counting, found \"7\"",
                "[0, {0 1}, {0 0}, <0 1 2>] | (root): expected 5 decisions, found 4 decisions. The decisions are op, pair, free, order, word",
            })
    void says_what_is_wrong_and_where(String dna, String violation) {
        assertThat(SPEC.check(Dna.parse(dna))).map(Violation::toString).containsExactly(violation);
    }

    @Test
    void refuses_what_is_not_a_number() {
        DnaSpec real = spec(real("rate", 0, 1));
        assertThat(real.check(Dna.of(new FloatValue(Double.NaN))))
                .map(Violation::toString)
                .containsExactly("rate: expected float in [0.0, 1.0], found NaN");
    }

    @Test
    void lists_all_problems_at_once() {
        Dna dna = Dna.parse("[1:[3, -1.0], {2 2 1}, {9 1:[]}, <0 1 2>, \"\"]");
        assertThatThrownBy(() -> SPEC.require(dna))
                .isInstanceOf(DnaException.class)
                .hasMessage("""
                        DNA [1:[3, -1.0], {2 2 1}, {9 1}, <0 1 2>, ""] is not valid (5 problems):
                          op[=1].filters: expected candidate in [0, 1], found 3
                          op[=1].p: expected float in [0.0, 1.0], found -1.0
                          pair: expected 2 of 3 distinct sorted, found 3 picks (2 2 1)
                          free[0]: expected candidate in [0, 1], found 9
                          free[1][=1]: expected 1 decision, found no decisions. The decision is n""");
    }

    @Test
    void returns_the_very_dna_that_fits() {
        Dna dna = Dna.parse("[0, {0 1}, {0 0}, <0 1 2>, \"\"]");
        assertThat(SPEC.require(dna)).isSameAs(dna);
    }

    @Test
    void the_violations_are_available_as_data() {
        DnaException thrown = org.junit.jupiter.api.Assertions.assertThrows(
                DnaException.class, () -> spec(one("op", "a", "b")).require(Dna.parse("[7]")));
        assertThat(thrown.violations()).map(v -> v.path().toString()).isEqualTo(List.of("op"));
    }
}
