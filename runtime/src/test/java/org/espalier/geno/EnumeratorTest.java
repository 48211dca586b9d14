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

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnumeratorTest {
    private static List<String> list(DecisionPoint... points) {
        return Enumerator.of(spec(points)).stream().map(Dna::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | true | false | a b c | {0 1} {0 2} {1 0} {1 2} {2 0} {2 1}",
                "2 | true | true | a b c | {0 1} {0 2} {1 2}",
                "2 | false | false | a b | {0 0} {0 1} {1 0} {1 1}",
                "2 | false | true | a b | {0 0} {0 1} {1 1}",
                "3 | true | true | a b c | {0 1 2}",
                "1 | true | false | a | 0",
            })
    void lists_picks_in_order(int k, boolean distinct, boolean sorted, String labels, String expected) {
        DecisionPoint point = choose("m", new Selection(k, distinct, sorted), plain(labels.split(" ")));
        assertThat(String.join(" ", list(point)).replace("[", "").replace("]", ""))
                .isEqualTo(expected);
    }

    @Test
    void turns_the_last_decision_fastest_and_the_inside_of_a_pick_before_the_pick() {
        DecisionPoint conditional = choose("x", Selection.ONE, Candidate.of("a"), nested("b", one("u", "1", "2")));
        assertThat(list(conditional, one("y", "3", "4")))
                .containsExactly("[0, 0]", "[0, 1]", "[1:[0], 0]", "[1:[0], 1]", "[1:[1], 0]", "[1:[1], 1]");
    }

    @Test
    void lists_orders_with_what_is_inside() {
        assertThat(list(order("o", Candidate.of("a"), nested("b", integer("n", 0, 9, 6)))))
                .containsExactly("[<0 1:[=0]>]", "[<0 1:[=6]>]", "[<1:[=0] 0>]", "[<1:[=6] 0>]");
    }

    @Test
    void a_space_without_decisions_has_one_dna() {
        assertThat(Enumerator.of(DnaSpec.EMPTY).size()).contains(BigInteger.ONE);
        assertThat(Enumerator.of(DnaSpec.EMPTY).stream()).containsExactly(Dna.EMPTY);
        assertThat(Enumerator.of(DnaSpec.EMPTY).indexOf(Dna.EMPTY)).isZero();
    }

    @Test
    void lists_what_lies_right_of_a_real_before_it_gives_up() {
        Iterator<Dna> all =
                Enumerator.of(spec(real("a", 0.5, 1), one("b", "1", "2"))).iterator();
        assertThat(all.next()).hasToString("[0.5, 0]");
        assertThat(all.next()).hasToString("[0.5, 1]");
        assertThatThrownBy(all::hasNext)
                .isInstanceOf(InfiniteSpaceException.class)
                .hasMessage("a: the values of float in [0.5, 1.0] cannot be listed. "
                        + "Sample the space, or use intv or oneOf");
    }

    @Test
    void names_the_real_that_cannot_be_advanced_inside_a_pick() {
        DnaSpec spec = spec(choose("ops", new Selection(2, false, false), nested("a", real("rate", 0, 1))));
        Enumerator all = Enumerator.of(spec);
        assertThatThrownBy(() -> all.next(all.first()))
                .isInstanceOf(InfiniteSpaceException.class)
                .hasMessageStartingWith("ops[1][=0].rate: the values of float in [0.0, 1.0] cannot be listed");
        assertThat(all.stream().limit(1)).hasSize(1);
    }

    @Test
    void numbers_of_children_exist_in_finite_spaces_only() {
        Enumerator all = Enumerator.of(spec(
                one("a", "1", "2"), choose("b", Selection.ONE, Candidate.of("x"), nested("y", real("rate", 0, 1)))));
        assertThat(all.size()).isEmpty();
        assertThatThrownBy(() -> all.at(BigInteger.ZERO))
                .isInstanceOf(InfiniteSpaceException.class)
                .hasMessage("b[=1].rate: has infinitely many values, so the children of this space have no numbers");
        assertThatThrownBy(() -> all.indexOf(Dna.parse("[0, 0]"))).isInstanceOf(InfiniteSpaceException.class);
    }

    @Test
    void an_index_beyond_the_last_is_an_error() {
        Enumerator all = Enumerator.of(spec(one("a", "1", "2")));
        assertThatThrownBy(() -> all.at(BigInteger.TWO))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("index: expected int in [0, 2), found 2");
        assertThatThrownBy(() -> all.at(BigInteger.ONE.negate())).hasMessage("index: expected int in [0, 2), found -1");
    }

    @Test
    void a_dna_of_another_spec_has_neither_successor_nor_index() {
        Enumerator all = Enumerator.of(spec(one("a", "1", "2")));
        assertThatThrownBy(() -> all.next(Dna.parse("[2]")))
                .isInstanceOf(DnaException.class)
                .hasMessageContaining("a: expected candidate in [0, 1], found 2");
        assertThatThrownBy(() -> all.indexOf(Dna.parse("[0, 0]"))).isInstanceOf(DnaException.class);
    }

    @Test
    void an_iterator_that_is_through_says_so() {
        Iterator<Dna> all = Enumerator.of(DnaSpec.EMPTY).iterator();
        all.next();
        assertThat(all.hasNext()).isFalse();
        assertThatThrownBy(all::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("All DNA of the space have been listed");
    }

    @Test
    void lists_custom_decisions_that_can_be_listed() {
        assertThat(list(text("w", new CountingGenes(2)), one("x", "a", "b")))
                .containsExactly("[\"\", 0]", "[\"\", 1]", "[\"0\", 0]", "[\"0\", 1]", "[\"0,1\", 0]", "[\"0,1\", 1]");
    }

    @Test
    void custom_decisions_without_a_first_value_cannot_be_listed() {
        Enumerator all = Enumerator.of(spec(choose("c", Selection.ONE, nested("n", text("w", new Unlisted())))));
        assertThatThrownBy(all::first)
                .isInstanceOf(InfiniteSpaceException.class)
                .hasMessage("c[=0].w: the values of text of kind Unlisted cannot be listed. Implement TextGenes.first");
    }

    @Test
    void huge_spaces_are_counted_and_numbered_exactly() {
        Candidate[] hundred =
                plain(IntStream.range(0, 100).mapToObj(i -> "c" + i).toArray(String[]::new));
        Enumerator orders = Enumerator.of(spec(order("o", hundred)));
        BigInteger factorial = IntStream.rangeClosed(1, 100)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ONE, BigInteger::multiply);
        assertThat(orders.size()).contains(factorial);
        BigInteger last = factorial.subtract(BigInteger.ONE);
        assertThat(orders.at(last).get(0).picks())
                .first()
                .extracting(Pick::index)
                .isEqualTo(99);
        assertThat(orders.indexOf(orders.at(last))).isEqualTo(last);
        assertThat(orders.next(orders.at(last))).isEmpty();

        DecisionPoint half = choose("h", new Selection(11, true, true), java.util.Arrays.copyOf(hundred, 22));
        assertThat(Enumerator.of(spec(half)).size()).contains(BigInteger.valueOf(705_432));
    }

    @Test
    void choices_of_several_picks_nested_deeply_are_counted_at_once() {
        DnaSpec inner = spec(one("x", "a", "b"));
        for (int i = 0; i < 12; i++) {
            Candidate candidate = new Candidate("c", inner);
            inner = spec(choose("m", new Selection(3, true, false), candidate, candidate, candidate));
        }
        BigInteger expected = BigInteger.TWO;
        for (int i = 0; i < 12; i++) {
            expected = expected.pow(3).multiply(BigInteger.valueOf(6));
        }
        assertThat(inner.size()).contains(expected);
    }

    @Test
    void shards_of_a_sweep_cover_it() {
        DnaSpec spec = spec(one("a", "1", "2", "3"), choose("b", new Selection(2, true, false), plain("x", "y", "z")));
        Enumerator all = Enumerator.of(spec);
        List<Dna> sharded = new ArrayList<>();
        for (int start = 0; start < 18; start += 6) {
            Dna dna = all.at(BigInteger.valueOf(start));
            for (int i = 0; i < 6; i++) {
                sharded.add(dna);
                dna = all.next(dna).orElse(dna);
            }
        }
        assertThat(sharded).isEqualTo(all.stream().toList());
    }

    private record Unlisted() implements TextGenes {
        @Override
        public String kind() {
            return "Unlisted";
        }

        @Override
        public boolean isValid(String value) {
            return true;
        }

        @Override
        public String random(RandomGenerator random, Optional<String> previous) {
            return "x";
        }
    }
}
