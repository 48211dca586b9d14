package org.espalier.algo.evolution.operation;

import java.util.List;
import org.espalier.geno.Dna;

/**
 * A member of a population: a DNA and what is known about it.
 *
 * @param dna the decisions
 * @param scores one for each objective, larger is better; empty if the trial failed, was not valid, or is still to come
 * @param trial id of its trial, in {@code [1, inf)}; 0 for a child that was not tried yet
 * @param generation how many reproductions had happened when it was proposed, in {@code [1, inf)}; 0 for a child that was not
 *     proposed yet
 */
public record Individual(Dna dna, List<Double> scores, long trial, long generation) {
    /** Copies the scores. */
    public Individual {
        scores = List.copyOf(scores);
    }

    /** Returns a child that was not tried yet. */
    public static Individual child(Dna dna) {
        return new Individual(dna, List.of(), 0, 0);
    }

    /** Returns the first score; negative infinity if there is none. */
    public double score() {
        return scores.isEmpty() ? Double.NEGATIVE_INFINITY : scores.get(0);
    }

    /** Returns this very individual if {@code changed} equals its DNA, a child with {@code changed} otherwise. */
    public Individual with(Dna changed) {
        return changed.equals(dna) ? this : child(changed);
    }
}
