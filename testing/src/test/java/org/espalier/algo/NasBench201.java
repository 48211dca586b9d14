package org.espalier.algo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.testing.SpecShapes;

/** The table of NAS-Bench-201: test accuracy on CIFAR-100 after 200 epochs of each of the 15 625 cells. */
public final class NasBench201 implements ToDoubleFunction<Dna> {
    /** The best accuracy of the table, that of cell 333133. */
    public static final double BEST = 73.5133;

    private static final int CELLS = 15_625;
    private final double[] accuracy = new double[CELLS];

    private NasBench201(List<String> lines) {
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split(",");
            accuracy[Integer.parseInt(columns[1], 5)] = Double.parseDouble(columns[8]);
        }
    }

    /** Reads the table from the folder of the system property {@code espalier.data}; empty if it is not there. */
    public static Optional<NasBench201> load() throws IOException {
        Path file = Path.of(System.getProperty("espalier.data", "."), "nasbench201", "nb201.csv");
        return Files.exists(file) ? Optional.of(new NasBench201(Files.readAllLines(file))) : Optional.empty();
    }

    /** Returns the accuracy of a cell in percent. */
    @Override
    public double applyAsDouble(Dna cell) {
        int index = 0;
        for (Decision edge : cell.decisions()) {
            index = 5 * index + edge.picks().get(0).index();
        }
        return accuracy[index];
    }

    /** Returns by how much the best of {@code trials} trials of {@code algorithm} misses the best cell, in percent. */
    public double regret(Algorithm algorithm, long seed, int trials) {
        DnaSpec spec = SpecShapes.nasBench201();
        Problem problem = Problem.of(spec, Objective.maximize("accuracy"), seed);
        Proposer proposer = problem.start(algorithm);
        double best = 0;
        for (int trial = 1; trial <= trials; trial++) {
            Proposal proposal = proposer.propose(problem.request(trial)).get(0);
            double score = applyAsDouble(proposal.dna());
            best = Math.max(best, score);
            proposer.observe(List.of(Observation.of(trial, proposal, Outcome.scored(score))));
        }
        return BEST - best;
    }
}
