package org.espalier.geno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.Decision.TextValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnaTextTest {
    private static final String DECISION =
            "a decision: a pick (2), several ({0 2}), an order (<1 0>), a finite real (1.0), "
                    + "an integer (=16) or a text (\"a\")";

    @Test
    void writes_every_kind_of_decision() {
        Dna dna = Dna.of(
                Chosen.of(2, Dna.of(Chosen.of(1))),
                new FloatValue(3.2e-4),
                new IntValue(16),
                new Chosen(List.of(Pick.of(0), new Pick(2, Dna.of(Chosen.of(1))))),
                new Order(List.of(Pick.of(1), Pick.of(0), Pick.of(2))),
                new TextValue("0,1"));
        assertThat(dna).hasToString("[2:[1], 3.2E-4, =16, {0 2:[1]}, <1 0 2>, \"0,1\"]");
        assertThat(Dna.parse(dna.toString())).isEqualTo(dna);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[0]",
                "[-0.0]",
                "[0.0]",
                "[4.9E-324]",
                "[1.7976931348623157E308]",
                "[=-5]",
                "[\"\\\"\\\\\\n\"]",
                "[<1:[0] 0:[<0>]>]",
                "[1000000]",
            })
    void prints_what_it_parsed(String text) {
        assertThat(Dna.parse(text)).hasToString(text);
    }

    @Test
    void zero_and_negative_zero_are_different() {
        assertThat(Dna.parse("[-0.0]")).isNotEqualTo(Dna.parse("[0.0]"));
    }

    @Test
    void reads_white_space_and_other_spellings() {
        assertThat(Dna.parse(" [ 2 : [ 1 ] ,\n\t1e-3 , { 3 } , \"\\u0041\\/\" ] "))
                .isEqualTo(Dna.of(
                        Chosen.of(2, Dna.of(Chosen.of(1))), new FloatValue(1e-3), Chosen.of(3), new TextValue("A/")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | '[' at position 0, found the end",
                "2 | '[' at position 0, found '2'",
                "[1 | ',' or ']' at position 2, found the end",
                "[1 2] | ',' or ']' at position 3, found '2'",
                "[1] x | the end at position 4, found 'x'",
                "[{}] | a candidate number at position 2, found '}'",
                "[{1 x}] | a candidate number or '}' at position 4, found 'x'",
                "[<1 0} | a candidate number or '>' at position 5, found '}'",
                "[2:3] | '[' at position 3, found '3'",
                "[2147483648] | a candidate number in [0, 2147483647] at position 1, found '2'",
                "[=1.5] | an integer of 64 bits at position 2, found '1'",
                "[=9223372036854775808] | an integer of 64 bits at position 2, found '9'",
                "[1.5.5] | a real number such as 3.2E-4 at position 1, found '1'",
                "[\"a] | a closing '\"' at position 4, found the end",
                "[\"\\q\"] | an escape of JSON, such as \\n or \\u0041 at position 3, found 'q'",
                "[\"\\u00\"] | four hexadecimal digits at position 4, found '0'",
            })
    void says_where_a_text_is_not_a_dna(String text, String expected) {
        assertThatThrownBy(() -> Dna.parse(text))
                .isInstanceOf(DnaException.class)
                .hasMessage("Not a DNA: '" + text + "': expected " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[,] | 1 | ','", "[1,] | 3 | ']'", "[NaN] | 1 | 'N'", "[-3] | 1 | '-'", "[1.0E999] | 1 | '1'"})
    void lists_what_a_decision_can_be(String text, int position, String found) {
        assertThatThrownBy(() -> Dna.parse(text))
                .isInstanceOf(DnaException.class)
                .hasMessage("Not a DNA: '" + text + "': expected " + DECISION + " at position " + position + ", found "
                        + found);
    }

    @Test
    void refuses_texts_that_are_nested_too_deeply() {
        assertThatThrownBy(() -> Dna.parse("[0:".repeat(100_000)))
                .isInstanceOf(DnaException.class)
                .hasMessageContaining("expected at most 500 levels of brackets at position 1501, found '0'");
    }

    @Test
    void shows_only_the_surroundings_of_a_mistake_in_a_long_text() {
        assertThatThrownBy(() -> Dna.parse("[" + "0, ".repeat(1000) + "x]"))
                .hasMessage("Not a DNA: '..." + "0, ".repeat(20) + "x]': expected " + DECISION
                        + " at position 3001, found 'x'");
    }
}
