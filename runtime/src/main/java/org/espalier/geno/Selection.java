package org.espalier.geno;

import org.espalier.internal.Checks;

/**
 * How many candidates a choice picks, and which picks are allowed together.
 *
 * @param k number of picks, in {@code [1, inf)}
 * @param distinct whether no candidate may be picked twice
 * @param sorted whether the picked candidate numbers must not decrease
 */
public record Selection(int k, boolean distinct, boolean sorted) {
    /** One pick. */
    public static final Selection ONE = new Selection(1, true, false);

    /** @throws IllegalArgumentException if {@code k < 1} */
    public Selection {
        Checks.atLeast("k", k, 1);
    }

    /** Returns {@code 2 distinct sorted} and the like. */
    @Override
    public String toString() {
        return k + (distinct && k > 1 ? " distinct" : "") + (sorted && k > 1 ? " sorted" : "");
    }
}
