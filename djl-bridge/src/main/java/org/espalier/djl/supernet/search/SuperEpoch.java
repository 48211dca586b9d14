package org.espalier.djl.supernet.search;

import org.espalier.geno.Dna;

/**
 * What one pass over the training images gave.
 *
 * @param epoch number of the pass, starting with 1
 * @param loss mean training loss of all paths taken
 * @param trainAccuracy part of the training images that these paths named right, in [0, 1]
 * @param choice the network that would be chosen now
 * @param accuracy part of the validation images that the choice names right with the shared weights of now, in [0, 1]
 * @param entropy how undecided the strategy is, in nats; NaN if it has no distribution
 * @param passes what the search has cost so far, this figure's own measuring left out
 * @param seconds wall time since the search began, that of a run that was cut included
 */
public record SuperEpoch(
        int epoch,
        double loss,
        double trainAccuracy,
        Dna choice,
        double accuracy,
        double entropy,
        Passes passes,
        double seconds) {

    String line() {
        return epoch + " " + loss + " " + trainAccuracy + " " + accuracy + " " + entropy + " " + passes.learned() + " "
                + passes.measured() + " " + seconds + " " + choice;
    }

    static SuperEpoch ofLine(String line) {
        String[] parts = line.split(" ", 9);
        return new SuperEpoch(
                Integer.parseInt(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Dna.parse(parts[8]),
                Double.parseDouble(parts[3]),
                Double.parseDouble(parts[4]),
                new Passes(Long.parseLong(parts[5]), Long.parseLong(parts[6])),
                Double.parseDouble(parts[7]));
    }
}
