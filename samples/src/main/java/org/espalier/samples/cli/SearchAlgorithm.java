package org.espalier.samples.cli;

import org.espalier.algo.Algorithm;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.basic.HillClimb;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.evolution.RegularizedEvolution;

/** The algorithms that the command line offers. */
public enum SearchAlgorithm {
    /** Every network equally likely. */
    RANDOM("random search") {
        @Override
        Algorithm forBudget(int trials) {
            return new RandomSearch();
        }
    },
    /** All combinations in order, with a few rates. */
    GRID("grid sweep") {
        @Override
        Algorithm forBudget(int trials) {
            return new GridSweep();
        }
    },
    /** One change at a time, kept if it helps. */
    HILLCLIMB("hill climbing") {
        @Override
        Algorithm forBudget(int trials) {
            return new HillClimb();
        }
    },
    /** Ageing evolution. */
    EVOLUTION("regularized evolution") {
        @Override
        Algorithm forBudget(int trials) {
            return RegularizedEvolution.forBudget(trials);
        }
    };

    private final String title;

    SearchAlgorithm(String title) {
        this.title = title;
    }

    /** Returns the algorithm with settings that suit a number of trials. */
    abstract Algorithm forBudget(int trials);

    /** Returns the name for people. */
    String title() {
        return title;
    }
}
