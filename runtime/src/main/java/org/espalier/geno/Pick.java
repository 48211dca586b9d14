package org.espalier.geno;

import java.util.List;
import org.espalier.geno.Decision.Chosen;
import org.espalier.internal.Checks;

/**
 * One picked candidate and the decisions inside it.
 *
 * @param index number of the candidate, in {@code [0, inf)}
 * @param sub the decisions inside the candidate; empty if it has none
 */
public record Pick(int index, Dna sub) {
    private static final int SHARED = 256;
    private static final Chosen[] SIMPLE = simple();

    /** @throws IllegalArgumentException if {@code index < 0} */
    public Pick {
        Checks.atLeast("index", index, 0);
    }

    /** Returns the pick of a candidate without decisions of its own; picks of small numbers are shared. */
    public static Pick of(int index) {
        return index >= 0 && index < SHARED ? SIMPLE[index].picks().get(0) : new Pick(index, Dna.EMPTY);
    }

    /** A pick without decisions inside has the hash of its number: DNA is hashed often, and mostly made of those. */
    @Override
    public int hashCode() {
        return sub.isEmpty() ? index : 31 * index + sub.hashCode();
    }

    static Chosen chosen(int index) {
        return index >= 0 && index < SHARED ? SIMPLE[index] : new Chosen(List.of(new Pick(index, Dna.EMPTY)));
    }

    private static Chosen[] simple() {
        Chosen[] all = new Chosen[SHARED];
        for (int i = 0; i < SHARED; i++) {
            all[i] = new Chosen(List.of(new Pick(i, Dna.EMPTY)));
        }
        return all;
    }
}
