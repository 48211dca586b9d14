package org.espalier.geno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.geno.Specs.choose;
import static org.espalier.geno.Specs.nested;
import static org.espalier.geno.Specs.one;
import static org.espalier.geno.Specs.order;
import static org.espalier.geno.Specs.spec;
import static org.espalier.geno.Specs.trainer;

import java.util.ArrayList;
import java.util.List;
import org.espalier.path.Path;
import org.junit.jupiter.api.Test;

class DecisionWalkTest {
    private static final DnaSpec SPEC = spec(
            choose(
                    "ops",
                    new Selection(2, false, false),
                    Candidate.of("zero"),
                    nested("conv", one("filters", "4", "8"))),
            order("order", Candidate.of("a"), nested("b", one("", "x", "y"))),
            choose("alone", Selection.ONE, nested("c", one("d", "1", "2"))));

    @Test
    void gives_active_decisions_their_absolute_ids_in_order() {
        assertThat(DecisionWalk.active(SPEC, Dna.parse("[{1:[1] 1:[0]}, <1:[0] 0>, 0:[1]]")))
                .map(ActiveDecision::toString)
                .containsExactly(
                        "ops = {1:[1] 1:[0]}",
                        "ops[0][=1].filters = 1",
                        "ops[1][=1].filters = 0",
                        "order = <1:[0] 0>",
                        "order[0][=1] = 0",
                        "alone = 0:[1]",
                        "alone[=0].d = 1");
    }

    @Test
    void leaves_out_what_is_not_active() {
        assertThat(DecisionWalk.byId(trainer(), Dna.parse("[0, 0.0001]")).keySet())
                .map(Path::toString)
                .containsExactly("model.op", "rate");
    }

    @Test
    void lists_all_sites_with_the_pick_on_which_they_depend() {
        List<String> sites = new ArrayList<>();
        DecisionWalk.sites(
                SPEC,
                site -> sites.add(site
                        + site.enclosing()
                                .map(outer ->
                                        " if pick " + site.pick() + " of " + outer.id() + " is " + site.candidate())
                                .orElse("")));
        assertThat(sites)
                .containsExactly(
                        "ops: 2 of 2",
                        "ops[0][=1].filters: 1 of 2 if pick 0 of ops is 1",
                        "ops[1][=1].filters: 1 of 2 if pick 1 of ops is 1",
                        "order: order of 2",
                        "order[0][=1]: 1 of 2 if pick 0 of order is 1",
                        "order[1][=1]: 1 of 2 if pick 1 of order is 1",
                        "alone: 1 of 1",
                        "alone[=0].d: 1 of 2 if pick 0 of alone is 0");
        assertThat(DecisionWalk.count(SPEC)).isEqualTo(8);
    }

    @Test
    void a_dna_with_another_decision_shares_the_rest() {
        Dna dna = Dna.parse("[{1:[1] 1:[0]}, <1:[0] 0>, 0:[1]]");
        ActiveDecision filters = DecisionWalk.active(SPEC, dna).get(2);
        Dna changed = filters.replacedBy(Decision.Chosen.of(1));
        assertThat(changed).hasToString("[{1:[1] 1:[1]}, <1:[0] 0>, 0:[1]]");
        assertThat(changed.get(1)).isSameAs(dna.get(1));
        assertThat(changed.get(0).picks().get(0)).isSameAs(dna.get(0).picks().get(0));
        assertThat(filters.replacedBy(Decision.Chosen.of(0))).isSameAs(dna);
        assertThat(filters.enclosing()).map(ActiveDecision::toString).contains("ops = {1:[1] 1:[0]}");
    }

    @Test
    void changes_the_inside_of_an_order() {
        Dna dna = Dna.parse("[{0 0}, <1:[0] 0>, 0:[1]]");
        ActiveDecision inside = DecisionWalk.active(SPEC, dna).get(2);
        assertThat(inside.replacedBy(Decision.Chosen.of(1))).hasToString("[{0 0}, <1:[1] 0>, 0:[1]]");
    }

    @Test
    void refuses_a_dna_that_does_not_fit() {
        assertThatThrownBy(() -> DecisionWalk.active(SPEC, Dna.EMPTY))
                .isInstanceOf(DnaException.class)
                .hasMessageContaining("(root): expected 3 decisions, found no decisions");
    }

    @Test
    void refuses_to_list_sites_beyond_a_limit_without_visiting_them() {
        DnaSpec deep = spec(one("x", "a", "b"));
        for (int i = 0; i < 60; i++) {
            Candidate candidate = new Candidate("c", deep);
            deep = spec(choose("m", new Selection(3, false, false), candidate, candidate));
        }
        DnaSpec exploding = deep;
        assertThatThrownBy(() -> DecisionWalk.sites(exploding, 1000))
                .isInstanceOf(SpecTooLargeException.class)
                .hasMessage("expected at most 1000 decision sites, found more than 10^18. "
                        + "Raise the limit, or nest fewer choices of several picks");
        assertThatThrownBy(() -> DecisionWalk.sites(SPEC, 7))
                .hasMessageStartingWith("expected at most 7 decision sites, found 8.");
    }
}
