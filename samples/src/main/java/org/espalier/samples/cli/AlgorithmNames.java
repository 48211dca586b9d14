package org.espalier.samples.cli;

import java.util.ArrayList;
import org.espalier.algo.Algorithm;
import org.espalier.algo.catalog.Algorithms;
import org.espalier.algo.catalog.NamedAlgorithm;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The names of algorithms as an option of commands. */
final class AlgorithmNames extends ArrayList<String> {
    /** What a command uses that is told nothing: the algorithm that is chosen for the space. */
    static final String DEFAULT = "auto";

    private static final long serialVersionUID = 1L;

    AlgorithmNames() {
        super(Algorithms.names());
    }

    /** All of them, and those with shared weights. */
    static final class WithShared extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        WithShared() {
            super(Algorithms.names());
            for (SharedWeights shared : SharedWeights.values()) {
                add(shared.toString());
            }
        }
    }

    /**
     * Returns the algorithm of {@code name} for {@code trials} trials.
     *
     * @throws ParameterException if there is none, or {@code trials < 1}
     */
    static Algorithm named(CommandLine command, String name, int trials) {
        if (trials < 1) {
            throw new ParameterException(command, "--trials: expected int in [1, inf), found " + trials);
        }
        return find(command, name).forBudget(trials);
    }

    /** @throws ParameterException if there is no algorithm of that name */
    static NamedAlgorithm find(CommandLine command, String name) {
        try {
            return Algorithms.named(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--algorithm: " + e.getMessage(), e);
        }
    }
}
