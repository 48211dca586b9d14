package org.espalier.space;

import java.util.Arrays;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * A tree, or one candidate of a choice, with its own decisions: what a DNA of one level applies to.
 *
 * @param root the tree as it was written
 * @param plan where the decisions are
 * @param spec the decisions
 */
record Scope(Symbol<?> root, Plan plan, DnaSpec spec) {

    Symbol<?> bind(Dna dna, int ties) {
        return bind(dna, new Decision[ties]);
    }

    Symbol<?> bind(Dna dna, @Nullable Decision[] tied) {
        return plan == Plan.NOTHING ? root : new Binder(dna, tied).bind(root, plan);
    }

    /** Walks a plan in the order of the spec, taking one decision after the other. */
    private static final class Binder {
        private final Dna dna;
        private final @Nullable Decision[] tied;
        private int next;

        Binder(Dna dna, @Nullable Decision[] tied) {
            this.dna = dna;
            this.tied = tied;
        }

        Symbol<?> bind(Symbol<?> node, Plan plan) {
            if (plan instanceof Plan.Decide decide) {
                return decide(decide);
            }
            if (!(plan instanceof Plan.Below below)) {
                return node;
            }
            Symbol<?>[] children = node.children().toArray(Symbol<?>[]::new);
            int[] indices = below.indices();
            Plan[] plans = below.plans();
            for (int i = 0; i < plans.length; i++) {
                children[indices[i]] = bind(children[indices[i]], plans[i]);
            }
            return node.withChildren(Arrays.asList(children));
        }

        private Symbol<?> decide(Plan.Decide decide) {
            Symbol<?> plain = next < dna.size() ? decide.plain(dna.get(next)) : null;
            if (plain != null) {
                next++;
                return plain;
            }
            for (int tie : decide.opened()) {
                tied[tie] = dna.get(next++);
            }
            Decision shared = decide.tie() < 0 ? null : tied[decide.tie()];
            return decide.decode(shared == null ? dna.get(next++) : shared, tied);
        }
    }
}
