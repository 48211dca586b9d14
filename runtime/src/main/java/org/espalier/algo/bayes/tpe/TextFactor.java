package org.espalier.algo.bayes.tpe;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.TextGenes;

/**
 * A custom decision: draws near a text are what its genes draw near it. How probable they were is not known, so the text has no
 * say in which candidate is preferred.
 */
final class TextFactor implements Factor {
    private final TextGenes genes;
    private final String[] slots;
    private String[] values = new String[16];

    TextFactor(TextGenes genes, int slots) {
        this.genes = genes;
        this.slots = new String[slots];
        Arrays.fill(this.slots, "");
        Arrays.fill(values, "");
    }

    @Override
    public void learn(int row, Decision decision) {
        if (row >= values.length) {
            values = Arrays.copyOf(values, 2 * row);
        }
        values[row] = ((TextValue) decision).value();
    }

    @Override
    public void fit(int side, Fit fit) {
        // Kernels of texts have no width.
    }

    @Override
    public void drawNear(int slot, int row, RandomGenerator random) {
        slots[slot] = genes.random(random, Optional.of(values[row]));
    }

    @Override
    public void drawAnywhere(int slot, RandomGenerator random) {
        slots[slot] = genes.random(random, Optional.empty());
    }

    @Override
    public void addLogKernels(int side, int slot, Rows rows, double[] sums) {
        // All kernels are equally dense everywhere, as far as is known.
    }

    @Override
    public double logPrior(int slot) {
        return 0;
    }

    @Override
    public Decision decision(int slot, Inside inside) {
        return new TextValue(slots[slot]);
    }
}
