package org.espalier.study;

import java.util.List;
import org.espalier.stop.Peers;
import org.espalier.stop.RunningTrial;
import org.espalier.trial.Measurement;

/** A trial as the early-stopping rule sees it. */
record StoppableTrial(Engine engine, Feedback feedback, boolean wasStopped) implements RunningTrial {
    @Override
    public long id() {
        return feedback.id();
    }

    @Override
    public List<Measurement> measurements() {
        return feedback.measurements();
    }

    @Override
    public double score(int index) {
        return engine.score(feedback.measurements().get(index));
    }

    @Override
    public double[] scores(int index) {
        return engine.scores(feedback.measurements().get(index));
    }

    @Override
    public double toScore(double value) {
        return engine.settings().objectives().get(0).score(value);
    }

    @Override
    public Peers peers(long step) {
        return engine.peers(feedback.id(), step);
    }
}
