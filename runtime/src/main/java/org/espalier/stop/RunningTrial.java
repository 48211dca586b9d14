package org.espalier.stop;

import java.util.List;
import org.espalier.trial.Measurement;

/**
 * A trial as an early-stopping rule sees it. Scores are values of the first objective, turned so that larger is always
 * better.
 */
public interface RunningTrial {
    /** Returns the id of the trial. */
    long id();

    /** Returns the measurements in the order in which they were made, at least one. */
    List<Measurement> measurements();

    /** Returns the score of measurement {@code index} of {@link #measurements}. */
    double score(int index);

    /** Returns the scores of measurement {@code index}, one for each objective, as {@link Peers#dominating} compares them. */
    default double[] scores(int index) {
        return new double[] {score(index)};
    }

    /** Returns {@code value} of the first objective as a score: with the opposite sign if it is minimised. */
    double toScore(double value);

    /** Returns the verdict after the measurement before the last; false if there was none. */
    boolean wasStopped();

    /**
     * Returns what the other trials scored at exactly this step. In a study that is ordered by trial id these are the
     * trials that had reached the algorithm when this one was proposed, so the verdict does not depend on the number of
     * workers; otherwise all that have measured there by now.
     */
    Peers peers(long step);

    /** Returns the step of the last measurement. */
    default long step() {
        List<Measurement> all = measurements();
        return all.get(all.size() - 1).step();
    }

    /** Returns the score of the last measurement. */
    default double score() {
        return score(measurements().size() - 1);
    }
}
