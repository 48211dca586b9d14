package org.espalier.samples.casestudy;

import org.espalier.djl.supernet.search.Passes;
import org.espalier.djl.supernet.search.SuperResult;
import org.espalier.djl.train.Experiment;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.trial.TrialState;

/**
 * A network, and what finding it has cost.
 *
 * @param network an experiment without open decisions
 * @param trainings networks that were trained alone
 * @param shared images that shared weights were trained and measured with
 */
public record Found(Symbol<Experiment> network, long trainings, Passes shared) {
    /** Returns a network that was written down: nothing was searched. */
    public static Found of(Symbol<Experiment> network) {
        return new Found(network, 0, Passes.NONE);
    }

    /** Returns the best network of trials that were trained alone. */
    public static Found of(Study<Experiment> study) {
        long trained = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED)
                .count();
        return new Found(study.best().symbol(), trained, Passes.NONE);
    }

    /** Returns the best network of a search with shared weights, and frees these. */
    public static Found of(SuperResult result) {
        try (result) {
            return new Found(result.symbol(), 0, result.passes());
        }
    }
}
