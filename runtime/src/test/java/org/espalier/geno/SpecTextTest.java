package org.espalier.geno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.geno.Specs.choose;
import static org.espalier.geno.Specs.integer;
import static org.espalier.geno.Specs.one;
import static org.espalier.geno.Specs.order;
import static org.espalier.geno.Specs.plain;
import static org.espalier.geno.Specs.spec;
import static org.espalier.geno.Specs.text;
import static org.espalier.geno.Specs.trainer;

import java.util.List;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.path.Path;
import org.junit.jupiter.api.Test;

class SpecTextTest {
    @Test
    void lists_conditional_decisions_below_their_candidate() {
        assertThat(trainer()).hasToString("""
                        model.op: 1 of 3 (identity, maxPool, conv)
                          [=2] conv
                            filters: 1 of 2 (4, 8)
                        rate: float in [1.0E-6, 0.001]""");
    }

    @Test
    void shows_every_kind_of_decision_with_name_and_hints() {
        FloatRange rate = new FloatRange(
                Path.ROOT,
                0.1,
                1,
                Scale.REVERSE_LOG,
                Tags.NONE.named("lr").hint("fast").hint(3));
        assertThat(spec(rate)).hasToString("(root) 'lr': float in [0.1, 1.0], reverse log scale hints [fast, 3]");
        assertThat(spec(
                        choose("m", new Selection(2, true, true), plain("a", "b", "c")),
                        choose("f", new Selection(2, false, false), plain("a")),
                        order("o", plain("a", "b")),
                        integer("i", 0, 9, 3),
                        text("t", new CountingGenes(1)),
                        one("many", "0", "1", "2", "3", "4", "5", "6", "7", "8")))
                .hasToString("""
                        m: 2 of 3 distinct sorted (a, b, c)
                        f: 2 of 1 (a)
                        o: order of 2 (a, b)
                        i: int in [0, 9] step 3
                        t: text of kind Counting
                        many: 1 of 9 (0, 1, 2, 3, 4, 5, 6, 7, ...)""");
    }

    @Test
    void says_that_nothing_is_to_be_decided() {
        assertThat(DnaSpec.EMPTY).hasToString("(nothing to decide)");
    }

    @Test
    void ends_before_it_gets_endless() {
        DnaSpec deep = spec(one("x", "a", "b"));
        for (int i = 0; i < 40; i++) {
            deep = spec(choose("m", Selection.ONE, new Candidate("c", deep), new Candidate("d", deep)));
        }
        List<String> lines = deep.toString().lines().toList();
        assertThat(lines).hasSize(2001);
        assertThat(lines.get(2000)).isEqualTo("... (" + DecisionWalk.count(deep) + " decisions in all)");
    }
}
