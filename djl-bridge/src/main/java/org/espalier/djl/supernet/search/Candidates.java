package org.espalier.djl.supernet.search;

import org.espalier.djl.nn.LayerTypes;
import org.espalier.geno.ActiveDecision;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.path.Path;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.SymbolType;

/** Which candidates of a space do nothing: layers that give zeros, and layers that give what they got. */
record Candidates(SearchSpace<?> space, boolean zeros) {
    /** Tells whether a candidate is left out when a network is read off: a zero, unless zeros are wanted. */
    boolean excluded(Path decision, int number) {
        return !zeros && is(LayerTypes.ZERO, decision, number);
    }

    /** Counts the decisions of a network that picked a layer which gives what it got. */
    int skips(Dna dna) {
        int count = 0;
        for (ActiveDecision active : DecisionWalk.active(space.spec(), dna)) {
            int number = active.decision().picks().get(0).index();
            count += is(LayerTypes.IDENTITY, active.site().id(), number) ? 1 : 0;
        }
        return count;
    }

    private boolean is(SymbolType<?> type, Path decision, int number) {
        return space.template()
                .find(decision.branch(number))
                .filter(node ->
                        node instanceof ObjectSymbol<?> object && object.type().equals(type))
                .isPresent();
    }
}
