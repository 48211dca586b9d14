package org.espalier.samples.demo;

import java.util.List;
import org.espalier.djl.train.Experiment;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;

/** The part of the main job that is written in both languages. */
public interface DemoProgram {
    /** Returns the program that the search begins with: a network as one would write it down. */
    Symbol<Experiment> baseline(Task task);

    /** Returns the same program with everything undecided that the search may change. */
    Symbol<Experiment> space(Task task);

    /**
     * Searches the network with shared weights, with the optimizer of the baseline.
     *
     * @return the same program with that network and everything else undecided
     */
    Symbol<Experiment> share(Task task, Sharing sharing);

    /** Searches the space for the network with the best validation accuracy. */
    Study<Experiment> search(Symbol<Experiment> space, Plan plan);

    /**
     * Trains each program from scratch, once for each seed, and returns the test accuracies: one list a program.
     *
     * @param plan number of workers and progress; its algorithm is not used
     */
    List<List<Double>> retrain(List<Symbol<Experiment>> programs, List<Long> seeds, Plan plan);
}
